// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./MantleBase.sol";

/// The requests: paid when the oracle has come far enough past them, and enough was set aside in turn.
contract MantleUnstakeRequests is MantleBase {
    struct UnstakeRequest {
        uint64 blockNumber;
        address requester;
        uint128 id;
        uint128 mETHLocked;
        uint128 ethRequested;
        uint128 cumulativeETHRequested;
    }

    uint256 public allocatedETHForClaims;
    uint256 public totalClaimed;
    uint256 public numberOfBlocksToFinalize;
    uint128 public latestCumulativeETHRequested;
    UnstakeRequest[] private requests;

    event UnstakeRequestCreated(
        uint256 indexed id,
        address indexed requester,
        uint256 mETHLocked,
        uint256 ethRequested,
        uint256 cumulativeETHRequested,
        uint256 blockNumber
    );
    event UnstakeRequestClaimed(
        uint256 indexed id,
        address indexed requester,
        uint256 mETHLocked,
        uint256 ethRequested,
        uint256 cumulativeETHRequested,
        uint256 blockNumber
    );
    event UnstakeRequestCancelled(
        uint256 indexed id,
        address indexed requester,
        uint256 mETHLocked,
        uint256 ethRequested,
        uint256 cumulativeETHRequested,
        uint256 blockNumber
    );

    error AlreadyClaimed();
    error DoesNotReceiveETH();
    error NotEnoughFunds(uint256 cumulativeETHOnRequest, uint256 allocatedETHForClaims);
    error NotFinalized();
    error NotRequester();
    error NotStakingContract();

    modifier onlyStaking() {
        if (msg.sender != STAKING) revert NotStakingContract();
        _;
    }

    receive() external payable {
        revert DoesNotReceiveETH();
    }

    function nextRequestId() external view returns (uint256) {
        return requests.length;
    }

    function requestByID(uint256 id) external view returns (UnstakeRequest memory) {
        return requests[id];
    }

    function requestInfo(uint256 id) external view returns (bool, uint256 claimable) {
        UnstakeRequest memory one = requests[id];
        uint256 before = one.cumulativeETHRequested - one.ethRequested;
        if (before < allocatedETHForClaims) {
            claimable = allocatedETHForClaims - before;
            if (claimable > one.ethRequested) claimable = one.ethRequested;
        }
        return (_isFinalized(one), claimable);
    }

    function balance() external view returns (uint256) {
        return allocatedETHForClaims > totalClaimed ? allocatedETHForClaims - totalClaimed : 0;
    }

    function create(address requester, uint128 locked, uint128 requested) external onlyStaking returns (uint256 id) {
        id = requests.length;
        latestCumulativeETHRequested += requested;
        uint128 cumulative = latestCumulativeETHRequested;
        requests.push(UnstakeRequest(uint64(block.number), requester, uint128(id), locked, requested, cumulative));
        emit UnstakeRequestCreated(id, requester, locked, requested, cumulative, block.number);
    }

    function claim(uint256 id, address requester) external onlyStaking {
        UnstakeRequest memory one = requests[id];
        if (one.requester == address(0)) revert AlreadyClaimed();
        if (requester != one.requester) revert NotRequester();
        if (!_isFinalized(one)) revert NotFinalized();
        if (one.cumulativeETHRequested > allocatedETHForClaims) {
            revert NotEnoughFunds(one.cumulativeETHRequested, allocatedETHForClaims);
        }
        delete requests[id];
        totalClaimed += one.ethRequested;
        emit UnstakeRequestClaimed(
            id, requester, one.mETHLocked, one.ethRequested, one.cumulativeETHRequested, one.blockNumber
        );
        METH.burn(one.mETHLocked);
        (bool sent,) = requester.call{value: one.ethRequested}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }

    function allocateETH() external payable onlyStaking {
        allocatedETHForClaims += msg.value;
    }

    function devnetInitialize(uint256 blocks) external onlyDevnet {
        numberOfBlocksToFinalize = blocks;
    }

    /// In an emergency: from the end, as far as they are not final. The mETH goes back, and numbers are given out again.
    function devnetCancel(uint256 most) external onlyDevnet {
        for (; most > 0 && requests.length > 0; most--) {
            UnstakeRequest memory one = requests[requests.length - 1];
            if (_isFinalized(one)) return;
            requests.pop();
            latestCumulativeETHRequested -= one.ethRequested;
            emit UnstakeRequestCancelled(
                one.id, one.requester, one.mETHLocked, one.ethRequested, one.cumulativeETHRequested, one.blockNumber
            );
            METH.transfer(one.requester, one.mETHLocked);
        }
    }

    function _isFinalized(UnstakeRequest memory one) private view returns (bool) {
        return one.blockNumber + numberOfBlocksToFinalize <= ORACLE.latestRecord().updateEndBlock;
    }
}
