// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IRegistrar} from "../Neighbours.sol";
import {OperatorSet, keyOf} from "../Types.sol";
import {Collections, KeySet} from "../base/Collections.sol";
import {AllocationStore, Slasher} from "./AllocationStore.sol";

/// What an AVS does: its metadata, registrar, operator sets, their strategies and slashers.
abstract contract AllocationSets is AllocationStore {
    using Collections for KeySet;

    function updateAVSMetadataURI(address avs, string calldata metadataURI) external permittedBy(avs) {
        _hasMetadata[avs] = true;
        emit AVSMetadataURIUpdated(avs, metadataURI);
    }

    function setAVSRegistrar(address avs, address registrar) external permittedBy(avs) {
        if (!IRegistrar(registrar).supportsAVS(avs)) revert InvalidAVSRegistrar();
        _registrar[avs] = registrar;
        emit AVSRegistrarSet(avs, registrar == address(0) ? avs : registrar);
    }

    /// The AVS itself is the slasher.
    function createOperatorSets(address avs, CreateSetParams[] calldata params) external permittedBy(avs) {
        _requireMetadata(avs);
        for (uint256 i = 0; i < params.length; i++) {
            _create(OperatorSet(avs, params[i].operatorSetId), params[i].strategies, avs, At.BURN);
        }
    }

    function createOperatorSets(address avs, CreateSetParamsV2[] calldata params) external permittedBy(avs) {
        _requireMetadata(avs);
        for (uint256 i = 0; i < params.length; i++) {
            _create(OperatorSet(avs, params[i].operatorSetId), params[i].strategies, params[i].slasher, At.BURN);
        }
    }

    function createRedistributingOperatorSets(
        address avs,
        CreateSetParams[] calldata params,
        address[] calldata redistributionRecipients
    ) external permittedBy(avs) {
        _requireMetadata(avs);
        if (params.length != redistributionRecipients.length) revert InputArrayLengthMismatch();
        for (uint256 i = 0; i < params.length; i++) {
            address recipient = _checkedRecipient(redistributionRecipients[i]);
            _create(OperatorSet(avs, params[i].operatorSetId), params[i].strategies, avs, recipient);
        }
    }

    function createRedistributingOperatorSets(
        address avs,
        CreateSetParamsV2[] calldata params,
        address[] calldata redistributionRecipients
    ) external permittedBy(avs) {
        _requireMetadata(avs);
        if (params.length != redistributionRecipients.length) revert InputArrayLengthMismatch();
        for (uint256 i = 0; i < params.length; i++) {
            address recipient = _checkedRecipient(redistributionRecipients[i]);
            _create(OperatorSet(avs, params[i].operatorSetId), params[i].strategies, params[i].slasher, recipient);
        }
    }

    function addStrategiesToOperatorSet(address avs, uint32 operatorSetId, address[] calldata strategies)
        external
        permittedBy(avs)
    {
        OperatorSet memory set = OperatorSet(avs, operatorSetId);
        if (!_exists(set)) revert InvalidOperatorSet();
        for (uint256 i = 0; i < strategies.length; i++) {
            _addStrategy(set, strategies[i]);
        }
    }

    function removeStrategiesFromOperatorSet(address avs, uint32 operatorSetId, address[] calldata strategies)
        external
        permittedBy(avs)
    {
        OperatorSet memory set = OperatorSet(avs, operatorSetId);
        if (!_exists(set)) revert InvalidOperatorSet();
        for (uint256 i = 0; i < strategies.length; i++) {
            if (!_setStrategies[keyOf(set)].remove(strategies[i])) revert StrategyNotInOperatorSet();
            emit StrategyRemovedFromOperatorSet(set, strategies[i]);
        }
    }

    function updateSlasher(OperatorSet memory operatorSet, address slasher) external permittedBy(operatorSet.avs) {
        if (!_exists(operatorSet)) revert InvalidOperatorSet();
        if (getSlasher(operatorSet) == address(0)) revert SlasherNotSet();
        _setSlasher(operatorSet, slasher, uint32(block.number) + SLASHER_CONFIGURATION_DELAY + 1);
    }

    /// Passes over sets that have a slasher, and on the devnet every set was created with one.
    function migrateSlashers(OperatorSet[] memory) external {}

    function getSlasher(OperatorSet memory operatorSet) public view returns (address) {
        Slasher memory slasher = _slasher[keyOf(operatorSet)];
        return block.number >= slasher.effectBlock && slasher.pending != address(0) ? slasher.pending : slasher.current;
    }

    /// Zeros when no change is pending.
    function getPendingSlasher(OperatorSet memory operatorSet) external view returns (address, uint32) {
        Slasher memory slasher = _slasher[keyOf(operatorSet)];
        if (slasher.pending == address(0) || block.number >= slasher.effectBlock) return (address(0), 0);
        return (slasher.pending, slasher.effectBlock);
    }

    function _create(OperatorSet memory set, address[] calldata strategies, address slasher, address recipient)
        private
    {
        if (!_setIds[set.avs].add(bytes32(uint256(set.id)))) revert InvalidOperatorSet();
        emit OperatorSetCreated(set);
        if (recipient != At.BURN) {
            _redistribution[keyOf(set)] = recipient;
            emit RedistributionAddressSet(set, recipient);
        }
        for (uint256 i = 0; i < strategies.length; i++) {
            _addStrategy(set, strategies[i]);
        }
        _setSlasher(set, slasher, uint32(block.number));
    }

    function _addStrategy(OperatorSet memory set, address strategy) private {
        // What is slashed in these two could not be handed on: native ETH stays in pods, EIGEN must stay forkable.
        bool movable = strategy != At.BEACON_CHAIN_ETH && strategy != At.EIGEN_STRATEGY;
        if (!movable && _redistribution[keyOf(set)] != address(0)) revert InvalidStrategy();
        if (!_setStrategies[keyOf(set)].add(strategy)) revert StrategyAlreadyInOperatorSet();
        emit StrategyAddedToOperatorSet(set, strategy);
    }

    function _setSlasher(OperatorSet memory set, address slasher, uint32 effectBlock) private {
        if (slasher == address(0)) revert InputAddressZero();
        Slasher storage stored = _slasher[keyOf(set)];
        stored.current = getSlasher(set);
        stored.pending = slasher;
        stored.effectBlock = effectBlock;
        emit SlasherUpdated(set, slasher, effectBlock);
    }

    function _requireMetadata(address avs) private view {
        if (!_hasMetadata[avs]) revert NonexistentAVSMetadata();
    }

    function _checkedRecipient(address recipient) private pure returns (address) {
        if (recipient == address(0)) revert InputAddressZero();
        if (recipient == At.BURN) revert InvalidRedistributionRecipient();
        return recipient;
    }
}
