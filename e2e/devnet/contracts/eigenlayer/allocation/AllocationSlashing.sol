// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IDelegation} from "../Neighbours.sol";
import {OperatorSet, keyOf} from "../Types.sol";
import {Collections, KeySet} from "../base/Collections.sol";
import {History, HistoryOf} from "../base/History.sol";
import {WAD, Wad} from "../base/Wad.sol";
import {AllocationOperators} from "./AllocationOperators.sol";
import {Magnitudes} from "./AllocationStore.sol";

/// Slashing (facts 3.3).
abstract contract AllocationSlashing is AllocationOperators {
    using Collections for KeySet;
    using HistoryOf for History;

    /// Returns the id of the slash and the shares it took of each strategy. Magnitude taken rounds up.
    function slashOperator(address avs, SlashingParams calldata params)
        external
        whenNotPaused(PAUSED_SLASHING)
        returns (uint256 slashId, uint256[] memory shares)
    {
        OperatorSet memory set = OperatorSet(avs, params.operatorSetId);
        if (msg.sender != getSlasher(set)) revert InvalidCaller();
        if (params.strategies.length != params.wadsToSlash.length) revert InputArrayLengthMismatch();
        if (!_exists(set)) revert InvalidOperatorSet();
        if (!_slashable(params.operator, keyOf(set))) revert OperatorNotSlashable();

        // The id is used up even when there turns out to be nothing to slash.
        slashId = ++_slashCount[keyOf(set)];
        shares = new uint256[](params.strategies.length);
        uint256[] memory wadSlashed = new uint256[](params.strategies.length);
        for (uint256 i = 0; i < params.strategies.length; i++) {
            if (i > 0 && params.strategies[i] <= params.strategies[i - 1]) revert StrategiesMustBeInAscendingOrder();
            (wadSlashed[i], shares[i]) =
                _slash(set, slashId, params.operator, params.strategies[i], params.wadsToSlash[i]);
        }
        emit OperatorSlashed(params.operator, set, params.strategies, wadSlashed, params.description);
    }

    function _slash(OperatorSet memory set, uint256 slashId, address operator, address strategy, uint256 wad)
        private
        returns (uint256 wadSlashed, uint256 shares)
    {
        bytes32 key = keyOf(set);
        if (wad == 0 || wad > WAD) revert InvalidWadToSlash();
        if (!_setStrategies[key].has(strategy)) revert StrategyNotInOperatorSet();
        (Magnitudes memory magnitudes, Allocation memory allocation) = _current(operator, key, strategy);
        if (allocation.currentMagnitude == 0) return (0, 0);

        uint64 before = magnitudes.max;
        uint64 taken = uint64(Wad.mulUp(allocation.currentMagnitude, wad));
        allocation.currentMagnitude -= taken;
        magnitudes.max -= taken;
        magnitudes.encumbered -= taken;
        if (allocation.pendingDiff < 0) {
            allocation.pendingDiff += int128(uint128(Wad.mulUp(uint128(-allocation.pendingDiff), wad)));
            uint64 after_ = _plus(allocation.currentMagnitude, allocation.pendingDiff);
            emit AllocationUpdated(operator, set, strategy, after_, allocation.effectBlock);
        }
        _store(operator, key, strategy, magnitudes, allocation);
        emit AllocationUpdated(operator, set, strategy, allocation.currentMagnitude, uint32(block.number));
        _maxMagnitude[operator][strategy].write(magnitudes.max);
        emit MaxMagnitudeUpdated(operator, strategy, magnitudes.max);

        wadSlashed = Wad.div(taken, before);
        shares = IDelegation(At.DELEGATION_MANAGER).slashOperatorShares(
            operator, set, slashId, strategy, before, magnitudes.max
        );
    }
}
