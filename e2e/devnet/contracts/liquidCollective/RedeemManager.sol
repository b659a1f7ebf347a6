// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface ILsRiver {
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    function underlyingBalanceFromShares(uint256 shares) external view returns (uint256);
    function getSlashingContainmentMode() external view returns (bool);
    function sendRedeemManagerExceedingFunds() external payable;
}

interface ILsDenials {
    function isDenied(address account) external view returns (bool);
    function onlyAllowed(address account, uint256 mask) external view;
}

/// Requests and the events that satisfy them, both laid end to end in LsETH: a request is paid by the events it overlaps.
contract LsRedeemManager is Devnet {
    ILsRiver private constant RIVER = ILsRiver(0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549);
    ILsDenials private constant ALLOWLIST = ILsDenials(0xebc83Bb472b2816Ec5B5de8D34F0eFc9088BB2ce);

    struct RedeemRequest {
        uint256 amount;
        uint256 maxRedeemableEth;
        address recipient;
        uint256 height;
        address initiator;
    }

    struct WithdrawalEvent {
        uint256 amount;
        uint256 withdrawnEth;
        uint256 height;
    }

    RedeemRequest[] private requests;
    WithdrawalEvent[] private events;
    uint256 public getRedeemDemand;
    uint256 public getBufferedExceedingEth;

    event RequestedRedeem(
        address indexed recipient, uint256 height, uint256 amount, uint256 maxRedeemableEth, uint32 id
    );
    event ReportedWithdrawal(uint256 height, uint256 amount, uint256 ethAmount, uint32 id);
    event SatisfiedRedeemRequest(
        uint32 indexed redeemRequestId,
        uint32 indexed withdrawalEventId,
        uint256 lsEthAmountSatisfied,
        uint256 ethAmountSatisfied,
        uint256 lsEthAmountRemaining,
        uint256 ethAmountExceeding
    );
    event ClaimedRedeemRequest(
        uint32 indexed redeemRequestId,
        address indexed recipient,
        uint256 ethAmount,
        uint256 lsEthAmount,
        uint256 remainingLsEthAmount
    );
    event SetRedeemDemand(uint256 oldRedeemDemand, uint256 newRedeemDemand);

    error Unauthorized(address caller);
    error InvalidZeroAmount();
    error InvalidZeroAddress();
    error IncompatibleArrayLengths();
    error RedeemRequestOutOfBounds(uint256 id);
    error WithdrawalEventOutOfBounds(uint256 id);
    error RedeemRequestAlreadyClaimed(uint256 id);
    error DoesNotMatch(uint256 redeemRequestId, uint256 withdrawalEventId);
    error WithdrawalExceedsRedeemDemand(uint256 withdrawalAmount, uint256 redeemDemand);
    error ClaimRedeemFailed(address recipient, bytes rdata);
    error ClaimRecipientIsDenied();
    error ClaimInitiatorIsDenied();
    error RecipientIsDenied();
    error SlashingContainmentModeEnabled();

    modifier onlyRiver() {
        if (msg.sender != address(RIVER)) revert Unauthorized(msg.sender);
        _;
    }

    function getRedeemRequestCount() external view returns (uint256) {
        return requests.length;
    }

    function getRedeemRequestDetails(uint32 id) external view returns (RedeemRequest memory) {
        return requests[id];
    }

    function getWithdrawalEventCount() external view returns (uint256) {
        return events.length;
    }

    function getWithdrawalEventDetails(uint32 id) external view returns (WithdrawalEvent memory) {
        return events[id];
    }

    function resolveRedeemRequests(uint32[] calldata ids) external view returns (int64[] memory found) {
        found = new int64[](ids.length);
        for (uint256 i; i < ids.length; i++) found[i] = _resolve(ids[i]);
    }

    function requestRedeem(uint256 amount, address recipient, address initiator) external onlyRiver returns (uint32) {
        return _request(amount, recipient, initiator);
    }

    function requestRedeem(uint256 amount, address recipient) external returns (uint32) {
        _onlyRedeemer();
        if (ALLOWLIST.isDenied(recipient)) revert RecipientIsDenied();
        return _request(amount, recipient, msg.sender);
    }

    function requestRedeem(uint256 amount) external returns (uint32) {
        _onlyRedeemer();
        return _request(amount, msg.sender, msg.sender);
    }

    function claimRedeemRequests(uint32[] calldata ids, uint32[] calldata eventIds) external returns (uint8[] memory) {
        return _claimAll(ids, eventIds, true, type(uint16).max);
    }

    function claimRedeemRequests(uint32[] calldata ids, uint32[] calldata eventIds, bool skip, uint16 depth)
        external
        returns (uint8[] memory)
    {
        return _claimAll(ids, eventIds, skip, depth);
    }

    function reportWithdraw(uint256 amount) external payable onlyRiver {
        uint256 demand = getRedeemDemand;
        if (amount > demand) revert WithdrawalExceedsRedeemDemand(amount, demand);
        uint256 count = events.length;
        uint256 height = count == 0 ? 0 : events[count - 1].height + events[count - 1].amount;
        events.push(WithdrawalEvent(amount, msg.value, height));
        _setDemand(demand - amount);
        emit ReportedWithdrawal(height, amount, msg.value, uint32(count));
    }

    function pullExceedingEth(uint256 max) external onlyRiver {
        uint256 amount = getBufferedExceedingEth < max ? getBufferedExceedingEth : max;
        if (amount == 0) return;
        getBufferedExceedingEth -= amount;
        RIVER.sendRedeemManagerExceedingFunds{value: amount}();
    }

    function _onlyRedeemer() private view {
        if (RIVER.getSlashingContainmentMode()) revert SlashingContainmentModeEnabled();
        ALLOWLIST.onlyAllowed(msg.sender, 4);
    }

    function _request(uint256 amount, address recipient, address initiator) private returns (uint32 id) {
        if (recipient == address(0)) revert InvalidZeroAddress();
        if (amount == 0) revert InvalidZeroAmount();
        RIVER.transferFrom(msg.sender, address(this), amount);
        id = uint32(requests.length);
        uint256 height = id == 0 ? 0 : requests[id - 1].height + requests[id - 1].amount;
        uint256 most = RIVER.underlyingBalanceFromShares(amount);
        requests.push(RedeemRequest(amount, most, recipient, height, initiator));
        _setDemand(getRedeemDemand + amount);
        emit RequestedRedeem(recipient, height, amount, most, id);
    }

    /// The event that a request is paid from next; -1: none yet, -2: no such request, -3: wholly paid.
    function _resolve(uint32 id) private view returns (int64) {
        if (id >= requests.length) return -2;
        RedeemRequest memory request = requests[id];
        if (request.amount == 0) return -3;
        for (uint256 i; i < events.length; i++) {
            if (_matches(request, events[i])) return int64(uint64(i));
        }
        return -1;
    }

    function _matches(RedeemRequest memory request, WithdrawalEvent memory one) private pure returns (bool) {
        return request.height >= one.height && request.height < one.height + one.amount;
    }

    function _claimAll(uint32[] calldata ids, uint32[] calldata eventIds, bool skip, uint16 depth)
        private
        returns (uint8[] memory statuses)
    {
        if (ids.length != eventIds.length) revert IncompatibleArrayLengths();
        statuses = new uint8[](ids.length);
        for (uint256 i; i < ids.length; i++) {
            (uint32 id, uint32 eventId) = (ids[i], eventIds[i]);
            if (id >= requests.length) revert RedeemRequestOutOfBounds(id);
            if (eventId >= events.length) revert WithdrawalEventOutOfBounds(eventId);
            RedeemRequest memory request = requests[id];
            if (ALLOWLIST.isDenied(request.recipient)) revert ClaimRecipientIsDenied();
            if (ALLOWLIST.isDenied(request.initiator)) revert ClaimInitiatorIsDenied();
            if (request.amount == 0) {
                if (!skip) revert RedeemRequestAlreadyClaimed(id);
                statuses[i] = 2;
                continue;
            }
            if (!_matches(request, events[eventId])) revert DoesNotMatch(id, eventId);
            statuses[i] = _claim(id, eventId, depth);
        }
    }

    function _claim(uint32 id, uint32 eventId, uint16 depth) private returns (uint8) {
        RedeemRequest memory request = requests[id];
        uint256 asked = request.amount;
        uint256 ether_;
        while (true) {
            ether_ += _pay(request, id, eventId);
            eventId++;
            if (request.amount == 0 || eventId >= events.length || depth == 0) break;
            depth--;
        }
        requests[id] = request;
        (bool sent, bytes memory answer) = request.recipient.call{value: ether_}("");
        if (!sent) revert ClaimRedeemFailed(request.recipient, answer);
        emit ClaimedRedeemRequest(id, request.recipient, ether_, asked - request.amount, request.amount);
        return request.amount == 0 ? 0 : 1;
    }

    /// What one event pays of a request: by the event's own rate, and no more than was promised for that part.
    function _pay(RedeemRequest memory request, uint32 id, uint32 eventId) private returns (uint256 ether_) {
        WithdrawalEvent memory one = events[eventId];
        uint256 matching = one.height + one.amount - request.height;
        if (request.amount < matching) matching = request.amount;
        ether_ = matching * one.withdrawnEth / one.amount;
        uint256 most = matching * request.maxRedeemableEth / request.amount;
        uint256 exceeding = most < ether_ ? ether_ - most : 0;
        getBufferedExceedingEth += exceeding;
        ether_ -= exceeding;
        request.height += matching;
        request.amount -= matching;
        request.maxRedeemableEth -= ether_;
        emit SatisfiedRedeemRequest(id, eventId, matching, ether_, request.amount, exceeding);
    }

    function _setDemand(uint256 value) private {
        emit SetRedeemDemand(getRedeemDemand, value);
        getRedeemDemand = value;
    }
}
