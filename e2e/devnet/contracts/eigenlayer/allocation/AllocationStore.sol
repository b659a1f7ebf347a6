// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {OperatorSet, keyOf} from "../Types.sol";
import {Collections, KeyQueue, KeySet} from "../base/Collections.sol";
import {History, HistoryOf} from "../base/History.sol";
import {NonReentrant, Once} from "../base/Once.sol";
import {Pausable} from "../base/Pausable.sol";
import {Permitted} from "../base/Permitted.sol";
import {WAD} from "../base/Wad.sol";
import {AllocationTypes} from "./AllocationTypes.sol";

/// Who may slash a set; a change waits for its effect block.
struct Slasher {
    address current;
    address pending;
    uint32 effectBlock;
}

struct Delay {
    uint32 delay;
    bool isSet;
    uint32 pendingDelay;
    uint32 effectBlock;
}

struct Registration {
    bool registered;
    uint32 slashableUntil;
}

/// What one operator has of one strategy, matured changes included.
struct Magnitudes {
    uint64 max;
    uint64 encumbered;
}

/// State of AllocationManager, and the reading of it at the current block.
abstract contract AllocationStore is AllocationTypes, Once, NonReentrant, Pausable, Permitted {
    using Collections for KeySet;
    using Collections for KeyQueue;
    using HistoryOf for History;

    uint8 internal constant PAUSED_ALLOCATIONS = 0;
    uint8 internal constant PAUSED_SLASHING = 1;
    uint8 internal constant PAUSED_REGISTRATION = 2;

    uint32 public DEALLOCATION_DELAY;
    uint32 public ALLOCATION_CONFIGURATION_DELAY;
    uint32 public SLASHER_CONFIGURATION_DELAY;
    address internal _owner;

    mapping(address => bool) internal _hasMetadata;
    mapping(address => address) internal _registrar;
    mapping(address => KeySet) internal _setIds;
    mapping(bytes32 => KeySet) internal _setMembers;
    mapping(bytes32 => KeySet) internal _setStrategies;
    mapping(bytes32 => address) internal _redistribution;
    mapping(bytes32 => Slasher) internal _slasher;
    mapping(bytes32 => uint256) internal _slashCount;

    mapping(address => Delay) internal _delay;
    mapping(address => KeySet) internal _registeredSets;
    mapping(address => KeySet) internal _allocatedSets;
    mapping(address => mapping(bytes32 => KeySet)) internal _allocatedStrategies;
    mapping(address => mapping(bytes32 => Registration)) internal _registration;
    mapping(address => mapping(bytes32 => mapping(address => Allocation))) internal _allocation;
    mapping(address => mapping(address => uint64)) internal _encumbered;
    mapping(address => mapping(address => History)) internal _maxMagnitude;
    mapping(address => mapping(address => KeyQueue)) internal _deallocations;

    function _exists(OperatorSet memory set) internal view returns (bool) {
        return _setIds[set.avs].has(bytes32(uint256(set.id)));
    }

    function _max(address operator, address strategy) internal view returns (uint64) {
        return uint64(_maxMagnitude[operator][strategy].latest(WAD));
    }

    function _slashable(address operator, bytes32 key) internal view returns (bool) {
        Registration memory registration = _registration[operator][key];
        return registration.registered || block.number <= registration.slashableUntil;
    }

    /// An allocation as it is now: a change whose effect block has come is applied, and a deallocation frees magnitude.
    function _current(address operator, bytes32 key, address strategy)
        internal
        view
        returns (Magnitudes memory magnitudes, Allocation memory allocation)
    {
        magnitudes = Magnitudes(_max(operator, strategy), _encumbered[operator][strategy]);
        allocation = _allocation[operator][key][strategy];
        if (block.number < allocation.effectBlock) return (magnitudes, allocation);
        allocation.currentMagnitude = _plus(allocation.currentMagnitude, allocation.pendingDiff);
        if (allocation.pendingDiff < 0) magnitudes.encumbered = _plus(magnitudes.encumbered, allocation.pendingDiff);
        allocation.pendingDiff = 0;
        allocation.effectBlock = 0;
    }

    /// Encumbered magnitude as it is now, with deallocations nobody has cleared yet already released.
    function _encumberedNow(address operator, address strategy) internal view returns (uint64 encumbered) {
        encumbered = _encumbered[operator][strategy];
        KeyQueue storage queue = _deallocations[operator][strategy];
        uint256 size = queue.size();
        for (uint256 i = 0; i < size; i++) {
            Allocation memory allocation = _allocation[operator][queue.peek(i)][strategy];
            if (block.number < allocation.effectBlock) break;
            if (allocation.pendingDiff < 0) encumbered = _plus(encumbered, allocation.pendingDiff);
        }
    }

    function _store(
        address operator,
        bytes32 key,
        address strategy,
        Magnitudes memory magnitudes,
        Allocation memory allocation
    ) internal {
        if (_encumbered[operator][strategy] != magnitudes.encumbered) {
            _encumbered[operator][strategy] = magnitudes.encumbered;
            emit EncumberedMagnitudeUpdated(operator, strategy, magnitudes.encumbered);
        }
        _allocation[operator][key][strategy] = allocation;
        KeySet storage strategies = _allocatedStrategies[operator][key];
        if (allocation.pendingDiff != 0) {
            strategies.add(strategy);
            _allocatedSets[operator].add(key);
        } else if (allocation.currentMagnitude == 0) {
            strategies.remove(strategy);
            if (strategies.size() == 0) _allocatedSets[operator].remove(key);
        }
    }

    /// Releases matured deallocations, oldest first, and stops at the first that is not.
    function _clear(address operator, address strategy, uint256 most) internal {
        KeyQueue storage queue = _deallocations[operator][strategy];
        for (uint256 i = 0; i < most && queue.size() > 0; i++) {
            bytes32 key = queue.peek(0);
            (Magnitudes memory magnitudes, Allocation memory allocation) = _current(operator, key, strategy);
            if (block.number < allocation.effectBlock) return;
            _store(operator, key, strategy, magnitudes, allocation);
            queue.pop();
        }
    }

    function _plus(uint64 magnitude, int128 difference) internal pure returns (uint64) {
        return uint64(uint128(int128(uint128(magnitude)) + difference));
    }

    function _pauser() internal view override returns (address) {
        return _owner;
    }
}
