// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {OperatorSet, keyOf} from "../Types.sol";
import {RewardsStore} from "./RewardsStore.sol";

interface IOperatorSets {
    function isOperatorSet(OperatorSet calldata operatorSet) external view returns (bool);
}

/// An operator's part of the rewards, in bips (facts 4.2). A change waits for the activation delay.
abstract contract RewardsSplits is RewardsStore {
    struct Split {
        uint16 old;
        uint16 next;
        uint32 activatedAt;
    }

    mapping(address => mapping(address => Split)) private _avsSplit;
    mapping(address => Split) private _piSplit;
    mapping(address => mapping(bytes32 => Split)) private _setSplit;

    function setOperatorAVSSplit(address operator, address avs, uint16 split)
        external
        whenNotPaused(6)
        permittedBy(operator)
    {
        (uint16 old, uint32 activatedAt) = _change(_avsSplit[operator][avs], split);
        emit OperatorAVSSplitBipsSet(msg.sender, operator, avs, activatedAt, old, split);
    }

    function setOperatorPISplit(address operator, uint16 split) external whenNotPaused(7) permittedBy(operator) {
        (uint16 old, uint32 activatedAt) = _change(_piSplit[operator], split);
        emit OperatorPISplitBipsSet(msg.sender, operator, activatedAt, old, split);
    }

    function setOperatorSetSplit(address operator, OperatorSet calldata operatorSet, uint16 split)
        external
        whenNotPaused(8)
        permittedBy(operator)
    {
        if (!IOperatorSets(At.ALLOCATION_MANAGER).isOperatorSet(operatorSet)) revert InvalidOperatorSet();
        (uint16 old, uint32 activatedAt) = _change(_setSplit[operator][keyOf(operatorSet)], split);
        emit OperatorSetSplitBipsSet(msg.sender, operator, operatorSet, activatedAt, old, split);
    }

    function getOperatorAVSSplit(address operator, address avs) external view returns (uint16) {
        return _now(_avsSplit[operator][avs]);
    }

    function getOperatorPISplit(address operator) external view returns (uint16) {
        return _now(_piSplit[operator]);
    }

    function getOperatorSetSplit(address operator, OperatorSet calldata operatorSet) external view returns (uint16) {
        return _now(_setSplit[operator][keyOf(operatorSet)]);
    }

    function _change(Split storage stored, uint16 split) private returns (uint16 old, uint32 activatedAt) {
        if (split > 10000) revert SplitExceedsMax();
        if (block.timestamp < stored.activatedAt) revert PreviousSplitPending();
        old = _now(stored);
        activatedAt = uint32(block.timestamp) + activationDelay;
        (stored.old, stored.next, stored.activatedAt) = (old, split, activatedAt);
    }

    function _now(Split storage stored) private view returns (uint16) {
        if (stored.activatedAt == 0) return defaultOperatorSplitBips;
        return block.timestamp >= stored.activatedAt ? stored.next : stored.old;
    }
}
