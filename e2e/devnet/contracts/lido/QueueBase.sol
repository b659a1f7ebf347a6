// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// The queue itself: running sums of stETH and shares, a list of finalisations with the rate each was capped at, and what a
/// request pays by them. A batch of requests finalised together shares one checkpoint; the discount is found per request.
abstract contract QueueBase {
    struct Entry {
        uint128 cumulativeStETH;
        uint128 cumulativeShares;
        address owner;
        uint40 timestamp;
        bool claimed;
        uint40 reportTimestamp;
    }

    struct Checkpoint {
        uint256 fromRequestId;
        uint256 maxShareRate;
    }

    struct WithdrawalRequestStatus {
        uint256 amountOfStETH;
        uint256 amountOfShares;
        address owner;
        uint256 timestamp;
        bool isFinalized;
        bool isClaimed;
    }

    struct BatchesCalculationState {
        uint256 remainingEthBudget;
        bool finished;
        uint256[36] batches;
        uint256 batchesLength;
    }

    uint256 public constant MAX_BATCHES_LENGTH = 36;
    uint256 private constant E27 = 1e27;

    uint256 public getLastRequestId;
    uint256 public getLastFinalizedRequestId;
    uint256 public getLastCheckpointIndex;
    uint256 public getLockedEtherAmount;
    uint256 internal lastReportTimestamp;
    mapping(uint256 => Entry) internal queue;
    mapping(uint256 => Checkpoint) private checkpoints;
    /// Open requests by owner, as a set that fills a gap with its last member; places count from 1.
    mapping(address => uint256[]) internal requestsOf;
    mapping(uint256 => uint256) private placeOf;

    event WithdrawalRequested(
        uint256 indexed requestId,
        address indexed requestor,
        address indexed owner,
        uint256 amountOfStETH,
        uint256 amountOfShares
    );
    event WithdrawalsFinalized(
        uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked, uint256 sharesToBurn, uint256 timestamp
    );
    event WithdrawalClaimed(
        uint256 indexed requestId, address indexed owner, address indexed receiver, uint256 amountOfETH
    );

    error ZeroShareRate();
    error TooMuchEtherToFinalize(uint256 sent, uint256 maxExpected);
    error NotOwner(address _sender, address _owner);
    error InvalidRequestId(uint256 _requestId);
    error InvalidRequestIdRange(uint256 startId, uint256 endId);
    error InvalidState();
    error BatchesAreNotSorted();
    error EmptyBatches();
    error RequestNotFoundOrNotFinalized(uint256 _requestId);
    error NotEnoughEther();
    error RequestAlreadyClaimed(uint256 _requestId);
    error InvalidHint(uint256 _hint);
    error CantSendValueRecipientMayHaveReverted();
    error RequestIdsNotSorted();

    function unfinalizedRequestNumber() external view returns (uint256) {
        return getLastRequestId - getLastFinalizedRequestId;
    }

    function unfinalizedStETH() external view returns (uint256) {
        return queue[getLastRequestId].cumulativeStETH - queue[getLastFinalizedRequestId].cumulativeStETH;
    }

    function getWithdrawalRequests(address owner) external view returns (uint256[] memory) {
        return requestsOf[owner];
    }

    function getWithdrawalStatus(uint256[] calldata requestIds)
        external
        view
        returns (WithdrawalRequestStatus[] memory statuses)
    {
        statuses = new WithdrawalRequestStatus[](requestIds.length);
        for (uint256 i = 0; i < requestIds.length; i++) {
            uint256 id = requestIds[i];
            _checkExists(id);
            Entry memory entry = queue[id];
            (, uint256 stETH, uint256 shares) = _between(queue[id - 1], entry);
            bool isFinalized = id <= getLastFinalizedRequestId;
            statuses[i] =
                WithdrawalRequestStatus(stETH, shares, entry.owner, entry.timestamp, isFinalized, entry.claimed);
        }
    }

    function findCheckpointHints(uint256[] calldata requestIds, uint256 firstIndex, uint256 lastIndex)
        external
        view
        returns (uint256[] memory hints)
    {
        hints = new uint256[](requestIds.length);
        uint256 before;
        for (uint256 i = 0; i < requestIds.length; i++) {
            if (requestIds[i] < before) revert RequestIdsNotSorted();
            hints[i] = _findHint(requestIds[i], firstIndex, lastIndex);
            // The next one is looked for from here on: after a request without a hint that is no place at all.
            firstIndex = hints[i];
            before = requestIds[i];
        }
    }

    function getClaimableEther(uint256[] calldata requestIds, uint256[] calldata hints)
        external
        view
        returns (uint256[] memory amounts)
    {
        amounts = new uint256[](requestIds.length);
        for (uint256 i = 0; i < requestIds.length; i++) {
            _checkExists(requestIds[i]);
            bool open = requestIds[i] <= getLastFinalizedRequestId && !queue[requestIds[i]].claimed;
            if (open) amounts[i] = _claimable(requestIds[i], hints[i]);
        }
    }

    // --- what the oracle computes ------------------------------------------------------------------------------------

    /// Splits what can be finalised into batches that are wholly above or wholly below the rate.
    function calculateFinalizationBatches(
        uint256 maxShareRate,
        uint256 maxTimestamp,
        uint256 maxRequestsPerCall,
        BatchesCalculationState memory state
    ) external view returns (BatchesCalculationState memory) {
        if (state.finished || state.remainingEthBudget == 0) revert InvalidState();
        uint256 id = state.batchesLength == 0 ? getLastFinalizedRequestId + 1 : state.batches[state.batchesLength - 1] + 1;
        Entry memory previous = queue[id - 1];
        uint256 previousRate;
        if (state.batchesLength != 0) (previousRate,,) = _between(queue[id - 2], previous);
        uint256 stop = id + maxRequestsPerCall;
        uint256 end = getLastRequestId + 1;
        while (id < end && id < stop) {
            Entry memory entry = queue[id];
            if (entry.timestamp > maxTimestamp) break;
            (uint256 rate, uint256 needed, uint256 shares) = _between(previous, entry);
            if (rate > maxShareRate) needed = shares * maxShareRate / E27;
            if (needed > state.remainingEthBudget) break;
            state.remainingEthBudget -= needed;
            bool together = previous.reportTimestamp == entry.reportTimestamp
                || (previousRate <= maxShareRate) == (rate <= maxShareRate);
            if (state.batchesLength != 0 && together) {
                state.batches[state.batchesLength - 1] = id;
            } else {
                if (state.batchesLength == MAX_BATCHES_LENGTH) break;
                state.batches[state.batchesLength++] = id;
            }
            previousRate = rate;
            previous = entry;
            id++;
        }
        state.finished = id == end || id < stop;
        return state;
    }

    /// Ether that these batches need, and the shares that are burnt for it.
    function prefinalize(uint256[] calldata batches, uint256 maxShareRate)
        external
        view
        returns (uint256 ethToLock, uint256 sharesToBurn)
    {
        if (maxShareRate == 0) revert ZeroShareRate();
        if (batches.length == 0) revert EmptyBatches();
        uint256 before = getLastFinalizedRequestId;
        if (batches[0] <= before) revert InvalidRequestId(batches[0]);
        if (batches[batches.length - 1] > getLastRequestId) revert InvalidRequestId(batches[batches.length - 1]);
        for (uint256 i = 0; i < batches.length; i++) {
            if (batches[i] <= before) revert BatchesAreNotSorted();
            (uint256 rate, uint256 stETH, uint256 shares) = _between(queue[before], queue[batches[i]]);
            ethToLock += rate > maxShareRate ? shares * maxShareRate / E27 : stETH;
            sharesToBurn += shares;
            before = batches[i];
        }
    }

    // --- inside -----------------------------------------------------------------------------------------------------

    /// Request 0 and checkpoint 0 stand before the first, so that nothing has to ask whether there is one.
    function _begin() internal {
        require(queue[0].timestamp == 0, "INITIALIZED");
        queue[0] = Entry(0, 0, address(0), uint40(block.timestamp), true, 0);
    }

    function _enqueue(uint128 stETH, uint128 shares, address owner) internal returns (uint256 id) {
        Entry memory last = queue[getLastRequestId];
        id = ++getLastRequestId;
        queue[id] = Entry(
            last.cumulativeStETH + stETH,
            last.cumulativeShares + shares,
            owner,
            uint40(block.timestamp),
            false,
            uint40(lastReportTimestamp)
        );
        _add(owner, id);
        emit WithdrawalRequested(id, msg.sender, owner, stETH, shares);
    }

    function _finalize(uint256 lastId, uint256 ether_, uint256 maxShareRate) internal {
        uint256 before = getLastFinalizedRequestId;
        if (lastId > getLastRequestId || lastId <= before) revert InvalidRequestId(lastId);
        (, uint256 stETH, uint256 shares) = _between(queue[before], queue[lastId]);
        if (ether_ > stETH) revert TooMuchEtherToFinalize(ether_, stETH);
        checkpoints[++getLastCheckpointIndex] = Checkpoint(before + 1, maxShareRate);
        getLockedEtherAmount += ether_;
        getLastFinalizedRequestId = lastId;
        emit WithdrawalsFinalized(before + 1, lastId, ether_, shares, block.timestamp);
    }

    function _claim(uint256 id, uint256 hint, address recipient) internal {
        if (id == 0) revert InvalidRequestId(id);
        if (id > getLastFinalizedRequestId) revert RequestNotFoundOrNotFinalized(id);
        Entry storage entry = queue[id];
        if (entry.claimed) revert RequestAlreadyClaimed(id);
        if (entry.owner != msg.sender) revert NotOwner(msg.sender, entry.owner);
        entry.claimed = true;
        _remove(entry.owner, id);
        uint256 amount = _claimable(id, hint);
        getLockedEtherAmount -= amount;
        if (address(this).balance < amount) revert NotEnoughEther();
        (bool sent,) = recipient.call{value: amount}("");
        if (!sent) revert CantSendValueRecipientMayHaveReverted();
        emit WithdrawalClaimed(id, msg.sender, recipient, amount);
    }

    /// The checkpoint a request belongs to, or 0 where it is not among those from `start` to `end`.
    function _findHint(uint256 id, uint256 start, uint256 end) internal view returns (uint256) {
        _checkExists(id);
        if (start == 0 || end > getLastCheckpointIndex) revert InvalidRequestIdRange(start, end);
        if (getLastCheckpointIndex == 0 || id > getLastFinalizedRequestId || start > end) return 0;
        if (id < checkpoints[start].fromRequestId) return 0;
        if (end < getLastCheckpointIndex && id >= checkpoints[end + 1].fromRequestId) return 0;
        while (start < end) {
            uint256 middle = (start + end + 1) / 2;
            if (checkpoints[middle].fromRequestId <= id) start = middle;
            else end = middle - 1;
        }
        return start;
    }

    function _checkExists(uint256 id) internal view {
        if (id == 0 || id > getLastRequestId) revert InvalidRequestId(id);
    }

    function _add(address owner, uint256 id) internal {
        requestsOf[owner].push(id);
        placeOf[id] = requestsOf[owner].length;
    }

    function _remove(address owner, uint256 id) internal {
        uint256[] storage list = requestsOf[owner];
        uint256 last = list[list.length - 1];
        list[placeOf[id] - 1] = last;
        placeOf[last] = placeOf[id];
        list.pop();
        delete placeOf[id];
    }

    function _claimable(uint256 id, uint256 hint) private view returns (uint256) {
        if (hint == 0 || hint > getLastCheckpointIndex) revert InvalidHint(hint);
        if (id < checkpoints[hint].fromRequestId) revert InvalidHint(hint);
        if (hint < getLastCheckpointIndex && checkpoints[hint + 1].fromRequestId <= id) revert InvalidHint(hint);
        (uint256 rate, uint256 stETH, uint256 shares) = _between(queue[id - 1], queue[id]);
        uint256 cap = checkpoints[hint].maxShareRate;
        return rate > cap ? shares * cap / E27 : stETH;
    }

    function _between(Entry memory before, Entry memory last)
        private
        pure
        returns (uint256 rate, uint256 stETH, uint256 shares)
    {
        stETH = last.cumulativeStETH - before.cumulativeStETH;
        shares = last.cumulativeShares - before.cumulativeShares;
        rate = stETH * E27 / shares;
    }
}
