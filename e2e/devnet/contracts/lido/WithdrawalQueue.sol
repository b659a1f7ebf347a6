// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/Permit.sol";
import "./QueueBase.sol";
import "./QueueTickets.sol";

interface IQueuedToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function getSharesByPooledEth(uint256 amount) external view returns (uint256);
    function unwrap(uint256 amount) external returns (uint256);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

/// unstETH: requests, their finalisation by the oracle's report, and claims, with the amounts and rounding of mainnet.
/// Left out: roles (the devnet's admin has them all) and the picture of a ticket.
contract WithdrawalQueue is Devnet, QueueTickets {
    IQueuedToken public constant STETH = IQueuedToken(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);
    IQueuedToken public constant WSTETH = IQueuedToken(0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0);
    uint256 public constant MIN_STETH_WITHDRAWAL_AMOUNT = 100;
    uint256 public constant MAX_STETH_WITHDRAWAL_AMOUNT = 1000 ether;
    uint256 public constant BUNKER_MODE_DISABLED_TIMESTAMP = type(uint256).max;

    uint256 private resumeSince;
    uint256 public bunkerModeSinceTimestamp;

    event BunkerModeEnabled(uint256 _sinceTimestamp);
    event BunkerModeDisabled();
    event Paused(uint256 duration);
    event Resumed();
    event BatchMetadataUpdate(uint256 _fromTokenId, uint256 _toTokenId);

    error ResumedExpected();
    error RequestAmountTooSmall(uint256 _amountOfStETH);
    error RequestAmountTooLarge(uint256 _amountOfStETH);
    error ZeroRecipient();
    error ArraysLengthMismatch(uint256 _firstArrayLength, uint256 _secondArrayLength);

    // --- requests ---------------------------------------------------------------------------------------------------

    function requestWithdrawals(uint256[] calldata amounts, address owner) public returns (uint256[] memory ids) {
        _checkResumed();
        address holder = owner == address(0) ? msg.sender : owner;
        ids = new uint256[](amounts.length);
        for (uint256 i = 0; i < amounts.length; i++) {
            _checkAmount(amounts[i]);
            STETH.transferFrom(msg.sender, address(this), amounts[i]);
            ids[i] = _request(amounts[i], holder);
        }
    }

    function requestWithdrawalsWstETH(uint256[] calldata amounts, address owner) public returns (uint256[] memory ids) {
        _checkResumed();
        address holder = owner == address(0) ? msg.sender : owner;
        ids = new uint256[](amounts.length);
        for (uint256 i = 0; i < amounts.length; i++) {
            WSTETH.transferFrom(msg.sender, address(this), amounts[i]);
            uint256 stETH = WSTETH.unwrap(amounts[i]);
            _checkAmount(stETH);
            ids[i] = _request(stETH, holder);
        }
    }

    function requestWithdrawalsWithPermit(uint256[] calldata amounts, address owner, PermitInput calldata given)
        external
        returns (uint256[] memory)
    {
        STETH.permit(msg.sender, address(this), given.value, given.deadline, given.v, given.r, given.s);
        return requestWithdrawals(amounts, owner);
    }

    function requestWithdrawalsWstETHWithPermit(uint256[] calldata amounts, address owner, PermitInput calldata given)
        external
        returns (uint256[] memory)
    {
        WSTETH.permit(msg.sender, address(this), given.value, given.deadline, given.v, given.r, given.s);
        return requestWithdrawalsWstETH(amounts, owner);
    }

    // --- claims: never paused ---------------------------------------------------------------------------------------

    function claimWithdrawal(uint256 requestId) external {
        _claim(requestId, _findHint(requestId, 1, getLastCheckpointIndex), msg.sender);
        emit Transfer(msg.sender, address(0), requestId);
    }

    function claimWithdrawals(uint256[] calldata requestIds, uint256[] calldata hints) external {
        _claimAll(requestIds, hints, msg.sender);
    }

    function claimWithdrawalsTo(uint256[] calldata requestIds, uint256[] calldata hints, address recipient) external {
        if (recipient == address(0)) revert ZeroRecipient();
        _claimAll(requestIds, hints, recipient);
    }

    // --- what is switched off ---------------------------------------------------------------------------------------

    function isPaused() public view returns (bool) {
        return block.timestamp < resumeSince;
    }

    function getResumeSinceTimestamp() external view returns (uint256) {
        return resumeSince;
    }

    function isBunkerModeActive() public view returns (bool) {
        return bunkerModeSinceTimestamp < BUNKER_MODE_DISABLED_TIMESTAMP;
    }

    // --- devnet only ------------------------------------------------------------------------------------------------

    function devnetInitialize() external onlyDevnet {
        _begin();
        bunkerModeSinceTimestamp = BUNKER_MODE_DISABLED_TIMESTAMP;
    }

    /// What the oracle's report does with the ether it brings: `prefinalize` says how much that is.
    function devnetFinalize(uint256 lastRequestId, uint256 maxShareRate) external payable onlyDevnet {
        _checkResumed();
        uint256 first = getLastFinalizedRequestId + 1;
        _finalize(lastRequestId, msg.value, maxShareRate);
        emit BatchMetadataUpdate(first, getLastRequestId);
    }

    /// The report itself: requests made before and after it are never in one batch.
    function devnetOnReport(uint256 reportTimestamp) external {
        require(msg.sender == DEVNET || msg.sender == address(STETH), "DEVNET_ONLY");
        lastReportTimestamp = reportTimestamp;
    }

    function devnetSetBunker(bool active) external onlyDevnet {
        bunkerModeSinceTimestamp = active ? block.timestamp : BUNKER_MODE_DISABLED_TIMESTAMP;
        if (active) emit BunkerModeEnabled(block.timestamp);
        else emit BunkerModeDisabled();
    }

    /// The greatest number pauses until `devnetResume`.
    function devnetPauseFor(uint256 duration) external onlyDevnet {
        resumeSince = duration == type(uint256).max ? duration : block.timestamp + duration;
        emit Paused(duration);
    }

    function devnetResume() external onlyDevnet {
        resumeSince = block.timestamp;
        emit Resumed();
    }

    // --- inside -----------------------------------------------------------------------------------------------------

    function _checkResumed() private view {
        if (isPaused()) revert ResumedExpected();
    }

    function _checkAmount(uint256 stETH) private pure {
        if (stETH < MIN_STETH_WITHDRAWAL_AMOUNT) revert RequestAmountTooSmall(stETH);
        if (stETH > MAX_STETH_WITHDRAWAL_AMOUNT) revert RequestAmountTooLarge(stETH);
    }

    function _request(uint256 stETH, address owner) private returns (uint256 id) {
        id = _enqueue(uint128(stETH), uint128(STETH.getSharesByPooledEth(stETH)), owner);
        emit Transfer(address(0), owner, id);
    }

    function _claimAll(uint256[] calldata requestIds, uint256[] calldata hints, address recipient) private {
        if (requestIds.length != hints.length) revert ArraysLengthMismatch(requestIds.length, hints.length);
        for (uint256 i = 0; i < requestIds.length; i++) {
            _claim(requestIds[i], hints[i], recipient);
            emit Transfer(msg.sender, address(0), requestIds[i]);
        }
    }
}
