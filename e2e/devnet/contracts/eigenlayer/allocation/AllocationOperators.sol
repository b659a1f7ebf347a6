// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IDelegation, IRegistrar} from "../Neighbours.sol";
import {OperatorSet, keyOf} from "../Types.sol";
import {Collections, KeyQueue, KeySet} from "../base/Collections.sol";
import {AllocationSets} from "./AllocationSets.sol";
import {Delay, Magnitudes, Registration} from "./AllocationStore.sol";

/// What an operator does: registration to sets, its allocation delay, its allocations (facts 3.2).
abstract contract AllocationOperators is AllocationSets {
    using Collections for KeySet;
    using Collections for KeyQueue;

    function registerForOperatorSets(address operator, RegisterParams calldata params)
        external
        whenNotPaused(PAUSED_REGISTRATION)
        permittedBy(operator)
    {
        if (!IDelegation(At.DELEGATION_MANAGER).isOperator(operator)) revert InvalidOperator();
        for (uint256 i = 0; i < params.operatorSetIds.length; i++) {
            OperatorSet memory set = OperatorSet(params.avs, params.operatorSetIds[i]);
            bytes32 key = keyOf(set);
            if (!_exists(set)) revert InvalidOperatorSet();
            if (!_setMembers[key].add(operator)) revert AlreadyMemberOfSet();
            _registeredSets[operator].add(key);
            _registration[operator][key].registered = true;
            emit OperatorAddedToOperatorSet(operator, set);
        }
        IRegistrar(getAVSRegistrar(params.avs)).registerOperator(
            operator, params.avs, params.operatorSetIds, params.data
        );
    }

    /// The operator stays slashable for the deallocation delay, the last block included.
    function deregisterFromOperatorSets(DeregisterParams calldata params)
        external
        whenNotPaused(PAUSED_REGISTRATION)
    {
        if (!_permitted(params.operator) && !_permitted(params.avs)) revert InvalidCaller();
        for (uint256 i = 0; i < params.operatorSetIds.length; i++) {
            OperatorSet memory set = OperatorSet(params.avs, params.operatorSetIds[i]);
            bytes32 key = keyOf(set);
            if (!_exists(set)) revert InvalidOperatorSet();
            if (!_setMembers[key].remove(params.operator)) revert NotMemberOfSet();
            _registeredSets[params.operator].remove(key);
            _registration[params.operator][key] = Registration(false, uint32(block.number) + DEALLOCATION_DELAY);
            emit OperatorRemovedFromOperatorSet(params.operator, set);
        }
        IRegistrar(getAVSRegistrar(params.avs)).deregisterOperator(params.operator, params.avs, params.operatorSetIds);
    }

    /// From DelegationManager, for a new operator: at once. From an operator: after the configuration delay.
    function setAllocationDelay(address operator, uint32 delay) external {
        bool isNew = msg.sender == At.DELEGATION_MANAGER;
        if (!isNew) {
            if (!_permitted(operator)) revert InvalidPermissions();
            if (!IDelegation(At.DELEGATION_MANAGER).isOperator(operator)) revert InvalidOperator();
        }
        Delay memory info = _delay[operator];
        if (info.effectBlock != 0 && block.number >= info.effectBlock) (info.delay, info.isSet) = (info.pendingDelay, true);
        info.pendingDelay = delay;
        info.effectBlock = isNew ? uint32(block.number) : uint32(block.number) + ALLOCATION_CONFIGURATION_DELAY + 1;
        _delay[operator] = info;
        emit AllocationDelaySet(operator, delay, info.effectBlock);
    }

    function modifyAllocations(address operator, AllocateParams[] calldata params)
        external
        whenNotPaused(PAUSED_ALLOCATIONS)
        permittedBy(operator)
    {
        (bool isSet, uint32 delay) = getAllocationDelay(operator);
        if (!isSet) revert UninitializedAllocationDelay();
        for (uint256 i = 0; i < params.length; i++) {
            if (params[i].strategies.length != params[i].newMagnitudes.length) revert InputArrayLengthMismatch();
            if (!_exists(params[i].operatorSet)) revert InvalidOperatorSet();
            for (uint256 j = 0; j < params[i].strategies.length; j++) {
                _modify(operator, params[i].operatorSet, params[i].strategies[j], params[i].newMagnitudes[j], delay);
            }
        }
    }

    function clearDeallocationQueue(address operator, address[] calldata strategies, uint16[] calldata numToClear)
        external
        whenNotPaused(PAUSED_ALLOCATIONS)
    {
        if (strategies.length != numToClear.length) revert InputArrayLengthMismatch();
        for (uint256 i = 0; i < strategies.length; i++) {
            _clear(operator, strategies[i], numToClear[i]);
        }
    }

    function getAllocationDelay(address operator) public view returns (bool isSet, uint32 delay) {
        Delay memory info = _delay[operator];
        if (info.effectBlock != 0 && block.number >= info.effectBlock) return (true, info.pendingDelay);
        return (info.isSet, info.delay);
    }

    /// An AVS that named no registrar is its own.
    function getAVSRegistrar(address avs) public view returns (address) {
        address registrar = _registrar[avs];
        return registrar == address(0) ? avs : registrar;
    }

    function _modify(address operator, OperatorSet calldata set, address strategy, uint64 magnitude, uint32 delay)
        private
    {
        _clear(operator, strategy, type(uint256).max);
        bytes32 key = keyOf(set);
        (Magnitudes memory magnitudes, Allocation memory allocation) = _current(operator, key, strategy);
        if (allocation.effectBlock != 0) revert ModificationAlreadyPending();
        if (magnitude == allocation.currentMagnitude) revert SameMagnitude();
        int128 difference = int128(uint128(magnitude)) - int128(uint128(allocation.currentMagnitude));
        uint32 effectBlock = uint32(block.number);
        if (difference > 0) {
            // Committed from now on, slashable from the effect block on.
            magnitudes.encumbered = _plus(magnitudes.encumbered, difference);
            if (magnitudes.encumbered > magnitudes.max) revert InsufficientMagnitude();
            effectBlock += delay;
            (allocation.pendingDiff, allocation.effectBlock) = (difference, effectBlock);
        } else if (_slashable(operator, key) && _setStrategies[key].has(strategy)) {
            // Committed and slashable until the effect block.
            effectBlock += DEALLOCATION_DELAY + 1;
            (allocation.pendingDiff, allocation.effectBlock) = (difference, effectBlock);
            _deallocations[operator][strategy].push(key);
        } else {
            magnitudes.encumbered = _plus(magnitudes.encumbered, difference);
            allocation.currentMagnitude = magnitude;
        }
        _store(operator, key, strategy, magnitudes, allocation);
        emit AllocationUpdated(operator, set, strategy, magnitude, effectBlock);
    }
}
