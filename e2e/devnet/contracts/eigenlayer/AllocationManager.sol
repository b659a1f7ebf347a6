// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {IDelegation} from "./Neighbours.sol";
import {OperatorSet, keyOf, setOf} from "./Types.sol";
import {Collections, KeySet} from "./base/Collections.sol";
import {History, HistoryOf} from "./base/History.sol";
import {WAD, Wad} from "./base/Wad.sol";
import {AllocationSlashing} from "./allocation/AllocationSlashing.sol";

/// Operator sets, allocations and slashing, as of 1.9.0. Mainnet serves the reads from a second implementation behind
/// the same address; here they are in one contract.
contract AllocationManager is AllocationSlashing {
    using Collections for KeySet;
    using HistoryOf for History;

    function devnetInitialize(
        address owner,
        uint32 deallocationDelay,
        uint32 allocationConfigurationDelay,
        uint32 slasherConfigurationDelay
    ) external once {
        _owner = owner;
        DEALLOCATION_DELAY = deallocationDelay;
        ALLOCATION_CONFIGURATION_DELAY = allocationConfigurationDelay;
        SLASHER_CONFIGURATION_DELAY = slasherConfigurationDelay;
    }

    function delegation() external pure returns (address) {
        return At.DELEGATION_MANAGER;
    }

    function eigenStrategy() external pure returns (address) {
        return At.EIGEN_STRATEGY;
    }

    function viewImplementation() external pure returns (address) {
        return At.ALLOCATION_MANAGER_VIEW;
    }

    // Operator sets

    function isOperatorSet(OperatorSet memory operatorSet) external view returns (bool) {
        return _exists(operatorSet);
    }

    function getOperatorSetCount(address avs) external view returns (uint256) {
        return _setIds[avs].size();
    }

    function getMembers(OperatorSet memory operatorSet) external view returns (address[] memory) {
        return _setMembers[keyOf(operatorSet)].addresses();
    }

    function getMemberCount(OperatorSet memory operatorSet) external view returns (uint256) {
        return _setMembers[keyOf(operatorSet)].size();
    }

    function isMemberOfOperatorSet(address operator, OperatorSet memory operatorSet) external view returns (bool) {
        return _setMembers[keyOf(operatorSet)].has(operator);
    }

    function getStrategiesInOperatorSet(OperatorSet memory operatorSet) external view returns (address[] memory) {
        return _setStrategies[keyOf(operatorSet)].addresses();
    }

    function getSlashCount(OperatorSet memory operatorSet) external view returns (uint256) {
        return _slashCount[keyOf(operatorSet)];
    }

    function getRedistributionRecipient(OperatorSet memory operatorSet) external view returns (address) {
        address recipient = _redistribution[keyOf(operatorSet)];
        return recipient == address(0) ? At.BURN : recipient;
    }

    function isRedistributingOperatorSet(OperatorSet memory operatorSet) external view returns (bool) {
        return _redistribution[keyOf(operatorSet)] != address(0);
    }

    function isOperatorSlashable(address operator, OperatorSet memory operatorSet) external view returns (bool) {
        return _slashable(operator, keyOf(operatorSet));
    }

    /// True if any set the operator is in, or has an allocation to, pays slashed funds to somebody.
    function isOperatorRedistributable(address operator) external view returns (bool) {
        return _anyRedistributing(_registeredSets[operator]) || _anyRedistributing(_allocatedSets[operator]);
    }

    function getRegisteredSets(address operator) external view returns (OperatorSet[] memory) {
        return _setsOf(_registeredSets[operator]);
    }

    function getAllocatedSets(address operator) external view returns (OperatorSet[] memory) {
        return _setsOf(_allocatedSets[operator]);
    }

    function getAllocatedStrategies(address operator, OperatorSet memory operatorSet)
        external
        view
        returns (address[] memory)
    {
        return _allocatedStrategies[operator][keyOf(operatorSet)].addresses();
    }

    // Allocations

    function getAllocation(address operator, OperatorSet memory operatorSet, address strategy)
        public
        view
        returns (Allocation memory allocation)
    {
        (, allocation) = _current(operator, keyOf(operatorSet), strategy);
    }

    function getAllocations(address[] memory operators, OperatorSet memory operatorSet, address strategy)
        external
        view
        returns (Allocation[] memory allocations)
    {
        allocations = new Allocation[](operators.length);
        for (uint256 i = 0; i < operators.length; i++) {
            allocations[i] = getAllocation(operators[i], operatorSet, strategy);
        }
    }

    /// Parallel arrays over all sets the operator has any allocation to.
    function getStrategyAllocations(address operator, address strategy)
        external
        view
        returns (OperatorSet[] memory sets, Allocation[] memory allocations)
    {
        sets = _setsOf(_allocatedSets[operator]);
        allocations = new Allocation[](sets.length);
        for (uint256 i = 0; i < sets.length; i++) {
            allocations[i] = getAllocation(operator, sets[i], strategy);
        }
    }

    // Magnitudes

    function getMaxMagnitude(address operator, address strategy) external view returns (uint64) {
        return _max(operator, strategy);
    }

    function getMaxMagnitudes(address operator, address[] memory strategies)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            magnitudes[i] = _max(operator, strategies[i]);
        }
    }

    function getMaxMagnitudes(address[] memory operators, address strategy)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](operators.length);
        for (uint256 i = 0; i < operators.length; i++) {
            magnitudes[i] = _max(operators[i], strategy);
        }
    }

    function getMaxMagnitudesAtBlock(address operator, address[] memory strategies, uint32 blockNumber)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            magnitudes[i] = uint64(_maxMagnitude[operator][strategies[i]].at(blockNumber, WAD));
        }
    }

    function getEncumberedMagnitude(address operator, address strategy) external view returns (uint64) {
        return _encumberedNow(operator, strategy);
    }

    function getAllocatableMagnitude(address operator, address strategy) external view returns (uint64) {
        return _max(operator, strategy) - _encumberedNow(operator, strategy);
    }

    // Stake

    /// Slashable stake now, whether or not the operator is in the set. Shares, rounds down twice.
    function getAllocatedStake(
        OperatorSet memory operatorSet,
        address[] memory operators,
        address[] memory strategies
    ) external view returns (uint256[][] memory stake) {
        stake = IDelegation(At.DELEGATION_MANAGER).getOperatorsShares(operators, strategies);
        for (uint256 i = 0; i < operators.length; i++) {
            for (uint256 j = 0; j < strategies.length; j++) {
                uint64 magnitude = getAllocation(operators[i], operatorSet, strategies[j]).currentMagnitude;
                stake[i][j] = _part(stake[i][j], magnitude, _max(operators[i], strategies[j]));
            }
        }
    }

    /// What will at least still be slashable at the block. Shares, rounds down twice.
    function getMinimumSlashableStake(
        OperatorSet memory operatorSet,
        address[] memory operators,
        address[] memory strategies,
        uint32 futureBlock
    ) external view returns (uint256[][] memory slashableStake) {
        slashableStake = IDelegation(At.DELEGATION_MANAGER).getOperatorsShares(operators, strategies);
        for (uint256 i = 0; i < operators.length; i++) {
            bool slashable = _slashable(operators[i], keyOf(operatorSet));
            for (uint256 j = 0; j < strategies.length; j++) {
                Allocation memory allocation = getAllocation(operators[i], operatorSet, strategies[j]);
                bool leaving = allocation.pendingDiff < 0 && allocation.effectBlock <= futureBlock;
                uint64 magnitude =
                    leaving ? _plus(allocation.currentMagnitude, allocation.pendingDiff) : allocation.currentMagnitude;
                uint64 max = slashable ? _max(operators[i], strategies[j]) : 0;
                slashableStake[i][j] = _part(slashableStake[i][j], magnitude, max);
            }
        }
    }

    function _part(uint256 shares, uint64 magnitude, uint64 max) private pure returns (uint256) {
        return max == 0 ? 0 : Wad.mul(shares, Wad.div(magnitude, max));
    }

    function _setsOf(KeySet storage keys) private view returns (OperatorSet[] memory sets) {
        sets = new OperatorSet[](keys.size());
        for (uint256 i = 0; i < sets.length; i++) {
            sets[i] = setOf(keys.members[i]);
        }
    }

    function _anyRedistributing(KeySet storage keys) private view returns (bool) {
        for (uint256 i = 0; i < keys.size(); i++) {
            if (_redistribution[keys.members[i]] != address(0)) return true;
        }
        return false;
    }
}
