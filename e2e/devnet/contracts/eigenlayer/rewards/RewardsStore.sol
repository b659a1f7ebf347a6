// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {NonReentrant, Once, Owned} from "../base/Once.sol";
import {Pausable} from "../base/Pausable.sol";
import {Permitted} from "../base/Permitted.sol";
import {RewardsTypes} from "./RewardsTypes.sol";

/// Parameters and plain state of RewardsCoordinator.
abstract contract RewardsStore is RewardsTypes, Once, NonReentrant, Owned, Pausable, Permitted {
    uint32 public constant CALCULATION_INTERVAL_SECONDS = 86400;
    uint32 public constant MAX_REWARDS_DURATION = 63072000;
    uint32 public constant MAX_RETROACTIVE_LENGTH = 14515200;
    uint32 public constant MAX_FUTURE_LENGTH = 2592000;
    uint32 public constant GENESIS_REWARDS_TIMESTAMP = 1710979200;

    address public rewardsUpdater;
    address public feeRecipient;
    uint32 public activationDelay;
    uint32 public currRewardsCalculationEndTimestamp;
    uint16 public defaultOperatorSplitBips;

    mapping(address => address) public claimerFor;
    mapping(address => mapping(address => uint256)) public cumulativeClaimed;
    mapping(address => uint256) public submissionNonce;
    mapping(address => bool) public isOptedInForProtocolFee;
    mapping(address => bool) public isRewardsForAllSubmitter;
    mapping(address => mapping(bytes32 => bool)) public isAVSRewardsSubmissionHash;
    mapping(address => mapping(bytes32 => bool)) public isOperatorDirectedAVSRewardsSubmissionHash;
    mapping(address => mapping(bytes32 => bool)) public isOperatorDirectedOperatorSetRewardsSubmissionHash;
    mapping(address => mapping(bytes32 => bool)) public isRewardsSubmissionForAllEarnersHash;
    mapping(address => mapping(bytes32 => bool)) public isRewardsSubmissionForAllHash;
    mapping(address => mapping(bytes32 => bool)) public isTotalStakeRewardsSubmissionHash;
    mapping(address => mapping(bytes32 => bool)) public isUniqueStakeRewardsSubmissionHash;

    DistributionRoot[] internal _roots;

    function setRewardsUpdater(address newRewardsUpdater) external onlyOwner {
        _setRewardsUpdater(newRewardsUpdater);
    }

    function setActivationDelay(uint32 newActivationDelay) external onlyOwner {
        _setActivationDelay(newActivationDelay);
    }

    function setDefaultOperatorSplit(uint16 split) external onlyOwner {
        _setDefaultOperatorSplit(split);
    }

    function setFeeRecipient(address newFeeRecipient) external onlyOwner {
        if (newFeeRecipient == address(0)) revert InvalidAddressZero();
        emit FeeRecipientSet(feeRecipient, newFeeRecipient);
        feeRecipient = newFeeRecipient;
    }

    function setRewardsForAllSubmitter(address submitter, bool newValue) external onlyOwner {
        emit RewardsForAllSubmitterSet(submitter, isRewardsForAllSubmitter[submitter], newValue);
        isRewardsForAllSubmitter[submitter] = newValue;
    }

    function setOptInForProtocolFee(address submitter, bool optInForProtocolFee) external permittedBy(submitter) {
        emit OptInForProtocolFeeSet(submitter, isOptedInForProtocolFee[submitter], optInForProtocolFee);
        isOptedInForProtocolFee[submitter] = optInForProtocolFee;
    }

    function allocationManager() external pure returns (address) {
        return At.ALLOCATION_MANAGER;
    }

    function delegationManager() external pure returns (address) {
        return At.DELEGATION_MANAGER;
    }

    function strategyManager() external pure returns (address) {
        return At.STRATEGY_MANAGER;
    }

    function beaconChainETHStrategy() external pure returns (address) {
        return At.BEACON_CHAIN_ETH;
    }

    function emissionsController() external pure returns (address) {
        return At.EMISSIONS_CONTROLLER;
    }

    function _setRewardsUpdater(address newRewardsUpdater) internal {
        emit RewardsUpdaterSet(rewardsUpdater, newRewardsUpdater);
        rewardsUpdater = newRewardsUpdater;
    }

    function _setActivationDelay(uint32 newActivationDelay) internal {
        emit ActivationDelaySet(activationDelay, newActivationDelay);
        activationDelay = newActivationDelay;
    }

    function _setDefaultOperatorSplit(uint16 split) internal {
        emit DefaultOperatorSplitBipsSet(defaultOperatorSplitBips, split);
        defaultOperatorSplitBips = split;
    }

    function _pauser() internal view override returns (address) {
        return owner;
    }
}
