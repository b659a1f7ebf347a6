// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Balances.sol";

/// nETH and rnETH, minted and burnt by their pools.
contract NodeDaoToken is SmallToken {
    modifier onlyPool() {
        require(
            msg.sender == 0xf3C79408164abFB6fD5dDfE33B084E4ad2C07c18
                || msg.sender == 0x0d6F764452CA43eB8bd22788C9Db43E4b5A725Bc
        );
        _;
    }

    function whiteListMint(uint256 amount, address account) external onlyPool {
        _mint(account, amount);
    }

    function whiteListBurn(uint256 amount, address account) external onlyPool {
        _burn(account, amount);
    }
}

/// A pool of NodeDAO. Ether that comes back from validators and rewards are in it at once: no vaults of their own.
contract NodeDaoPool is Devnet {
    struct WithdrawalInfo {
        uint96 withdrawalHeight;
        uint96 withdrawalExchange;
        uint64 isClaim;
        uint128 withdrawalAmount;
        uint128 claimAmount;
    }

    NodeDaoToken public poolToken;
    uint256 public totalAssets;
    uint256 public withdrawalDelayBlocks;
    uint256 public totalWithdrawalAmount;
    bool public unstakeAllowed;
    bool public paused;
    mapping(address => WithdrawalInfo[]) private withdrawalQueue;

    event EthStake(address indexed staker, uint256 stakeAmount, uint256 mintAmount);
    event EthUnstake(address indexed sender, uint256 unstakeAmount, uint256 ethAmount);
    event WithdrawalsRequest(address _receiver, uint256 _withdrawalAmount, uint256 _blockNumber);
    event WithdrawalsClaimed(address _receiver, uint256 _requestId, uint256 _claimAmount);

    error InvalidAmount();
    error InvalidLength();
    error InvalidRequestId();
    error UnstakeNotEnabled();
    error CanUnstakeETH();
    error WithrawalsRequestCannotClaimed();
    error InsufficientFunds();
    error TransferFailed();

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    receive() external payable {
        stakeETH();
    }

    function convertToAssets(uint256 unstakeAmount) public view returns (uint256) {
        uint256 supply = poolToken.totalSupply();
        return supply == 0 ? unstakeAmount : unstakeAmount * totalAssets / supply;
    }

    function convertToShares(uint256 stakeAmount) public view returns (uint256) {
        return totalAssets == 0 ? stakeAmount : stakeAmount * poolToken.totalSupply() / totalAssets;
    }

    function exchangeRate() public view returns (uint256) {
        return convertToAssets(1 ether);
    }

    function getPoolAmount() external view returns (uint256) {
        return address(this).balance;
    }

    function getCLVaultAmount() external pure returns (uint256) {
        return 0;
    }

    function getUserWithdrawals(address receiver) external view returns (WithdrawalInfo[] memory) {
        return withdrawalQueue[receiver];
    }

    function canClaimWithdrawal(address receiver, uint256 requestId) public view returns (bool) {
        if (requestId >= withdrawalQueue[receiver].length) revert InvalidLength();
        return block.number >= withdrawalQueue[receiver][requestId].withdrawalHeight + withdrawalDelayBlocks;
    }

    function stakeETH() public payable whenNotPaused {
        if (msg.value < 0.01 ether) revert InvalidAmount();
        uint256 minted = convertToShares(msg.value);
        totalAssets += msg.value;
        poolToken.whiteListMint(minted, msg.sender);
        emit EthStake(msg.sender, msg.value, minted);
    }

    function unstakeETH(uint256 unstakeAmount) external whenNotPaused {
        uint256 ethAmount = _take(unstakeAmount);
        _send(msg.sender, ethAmount);
        emit EthUnstake(msg.sender, unstakeAmount, ethAmount);
    }

    /// Only what the pool could not pay at once.
    function requestWithdrawals(uint256 unstakeAmount) external whenNotPaused {
        uint256 rate = exchangeRate();
        if (address(this).balance >= convertToAssets(unstakeAmount)) revert CanUnstakeETH();
        uint256 ethAmount = _take(unstakeAmount);
        withdrawalQueue[msg.sender].push(
            WithdrawalInfo(uint96(block.number), uint96(rate), 0, uint128(unstakeAmount), uint128(ethAmount))
        );
        totalWithdrawalAmount += unstakeAmount;
        emit WithdrawalsRequest(msg.sender, unstakeAmount, block.number);
    }

    function claimWithdrawals(address receiver, uint256[] memory requestIds) external whenNotPaused {
        uint256 total;
        for (uint256 i = 0; i < requestIds.length; ++i) {
            if (!canClaimWithdrawal(receiver, requestIds[i])) revert WithrawalsRequestCannotClaimed();
            WithdrawalInfo storage request = withdrawalQueue[receiver][requestIds[i]];
            if (request.withdrawalAmount == 0 || request.isClaim != 0) revert InvalidRequestId();
            request.isClaim = 1;
            totalWithdrawalAmount -= request.withdrawalAmount;
            total += request.claimAmount;
            emit WithdrawalsClaimed(receiver, requestIds[i], request.claimAmount);
        }
        _send(receiver, total);
    }

    function _take(uint256 unstakeAmount) private returns (uint256 ethAmount) {
        if (!unstakeAllowed) revert UnstakeNotEnabled();
        ethAmount = convertToAssets(unstakeAmount);
        totalAssets -= ethAmount;
        poolToken.whiteListBurn(unstakeAmount, msg.sender);
    }

    function _send(address to, uint256 amount) private {
        if (amount > address(this).balance) revert InsufficientFunds();
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert TransferFailed();
    }

    function devnetInitialize(address token, uint256 assets, uint256 delay) external onlyDevnet {
        poolToken = NodeDaoToken(token);
        (totalAssets, withdrawalDelayBlocks, unstakeAllowed) = (assets, delay, true);
    }

    function devnetSet(bool allowed, bool paused_) external onlyDevnet {
        (unstakeAllowed, paused) = (allowed, paused_);
    }
}
