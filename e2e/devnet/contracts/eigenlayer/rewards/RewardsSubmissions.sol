// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {OperatorSet} from "../Types.sol";
import {Tokens} from "../base/Tokens.sol";
import {IOperatorSets, RewardsSplits} from "./RewardsSplits.sol";

interface IWhitelist {
    function strategyIsWhitelistedForDeposit(address strategy) external view returns (bool);
}

/// What AVSs and the protocol promise to pay (facts 4.1). Nothing is shared out on chain: that is done by who posts roots.
abstract contract RewardsSubmissions is RewardsSplits {
    uint256 private constant MAX_AMOUNT = 1e38 - 1;
    uint256 private constant FEE_BIPS = 2000;

    function createAVSRewardsSubmission(RewardsSubmission[] calldata rewardsSubmissions) external whenNotPaused(0) {
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            _submitForAvs(msg.sender, rewardsSubmissions[i]);
        }
    }

    function createEigenDARewardsSubmission(address avs, RewardsSubmission[] calldata rewardsSubmissions)
        external
        whenNotPaused(0)
    {
        if (msg.sender != At.EMISSIONS_CONTROLLER) revert UnauthorizedCaller();
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            _submitForAvs(avs, rewardsSubmissions[i]);
        }
    }

    function createRewardsForAllSubmission(RewardsSubmission[] calldata rewardsSubmissions)
        external
        whenNotPaused(1)
        onlyForAllSubmitter
    {
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            (bytes32 hash, uint256 nonce, RewardsSubmission memory taken) = _take(msg.sender, rewardsSubmissions[i]);
            isRewardsSubmissionForAllHash[msg.sender][hash] = true;
            emit RewardsSubmissionForAllCreated(msg.sender, nonce, hash, taken);
        }
    }

    function createRewardsForAllEarners(RewardsSubmission[] calldata rewardsSubmissions)
        external
        whenNotPaused(4)
        onlyForAllSubmitter
    {
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            (bytes32 hash, uint256 nonce, RewardsSubmission memory taken) = _take(msg.sender, rewardsSubmissions[i]);
            isRewardsSubmissionForAllEarnersHash[msg.sender][hash] = true;
            emit RewardsSubmissionForAllEarnersCreated(msg.sender, nonce, hash, taken);
        }
    }

    function createUniqueStakeRewardsSubmission(
        OperatorSet calldata operatorSet,
        RewardsSubmission[] calldata rewardsSubmissions
    ) external whenNotPaused(10) permittedBy(operatorSet.avs) {
        _requireSet(operatorSet);
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            (bytes32 hash, uint256 nonce, RewardsSubmission memory taken) =
                _take(operatorSet.avs, rewardsSubmissions[i]);
            isUniqueStakeRewardsSubmissionHash[operatorSet.avs][hash] = true;
            emit UniqueStakeRewardsSubmissionCreated(msg.sender, hash, operatorSet, nonce, taken);
        }
    }

    function createTotalStakeRewardsSubmission(
        OperatorSet calldata operatorSet,
        RewardsSubmission[] calldata rewardsSubmissions
    ) external whenNotPaused(11) permittedBy(operatorSet.avs) {
        _requireSet(operatorSet);
        for (uint256 i = 0; i < rewardsSubmissions.length; i++) {
            (bytes32 hash, uint256 nonce, RewardsSubmission memory taken) =
                _take(operatorSet.avs, rewardsSubmissions[i]);
            isTotalStakeRewardsSubmissionHash[operatorSet.avs][hash] = true;
            emit TotalStakeRewardsSubmissionCreated(msg.sender, hash, operatorSet, nonce, taken);
        }
    }

    function createOperatorDirectedAVSRewardsSubmission(
        address avs,
        OperatorDirectedRewardsSubmission[] calldata operatorDirectedRewardsSubmissions
    ) external whenNotPaused(5) permittedBy(avs) {
        for (uint256 i = 0; i < operatorDirectedRewardsSubmissions.length; i++) {
            OperatorDirectedRewardsSubmission calldata one = operatorDirectedRewardsSubmissions[i];
            (bytes32 hash, uint256 nonce) = _takeDirected(avs, one);
            isOperatorDirectedAVSRewardsSubmissionHash[avs][hash] = true;
            emit OperatorDirectedAVSRewardsSubmissionCreated(msg.sender, avs, hash, nonce, one);
        }
    }

    function createOperatorDirectedOperatorSetRewardsSubmission(
        OperatorSet calldata operatorSet,
        OperatorDirectedRewardsSubmission[] calldata operatorDirectedRewardsSubmissions
    ) external whenNotPaused(9) permittedBy(operatorSet.avs) {
        _requireSet(operatorSet);
        for (uint256 i = 0; i < operatorDirectedRewardsSubmissions.length; i++) {
            OperatorDirectedRewardsSubmission calldata one = operatorDirectedRewardsSubmissions[i];
            (bytes32 hash, uint256 nonce) = _takeDirected(operatorSet.avs, one);
            isOperatorDirectedOperatorSetRewardsSubmissionHash[operatorSet.avs][hash] = true;
            emit OperatorDirectedOperatorSetRewardsSubmissionCreated(msg.sender, hash, operatorSet, nonce, one);
        }
    }

    modifier onlyForAllSubmitter() {
        if (!isRewardsForAllSubmitter[msg.sender]) revert UnauthorizedCaller();
        _;
    }

    function _submitForAvs(address avs, RewardsSubmission calldata submission) private {
        (bytes32 hash, uint256 nonce, RewardsSubmission memory taken) = _take(avs, submission);
        isAVSRewardsSubmissionHash[avs][hash] = true;
        emit AVSRewardsSubmissionCreated(avs, nonce, hash, taken);
    }

    /// Checks a submission and takes its tokens; one in five goes to the fee recipient where the submitter agreed to that.
    function _take(address submitter, RewardsSubmission calldata submission)
        private
        returns (bytes32 hash, uint256 nonce, RewardsSubmission memory taken)
    {
        taken = submission;
        if (taken.amount == 0) revert AmountIsZero();
        if (taken.amount > MAX_AMOUNT) revert AmountExceedsMax();
        if (taken.startTimestamp > block.timestamp + MAX_FUTURE_LENGTH) revert StartTimestampTooFarInFuture();
        _requireCommon(submission.strategiesAndMultipliers, taken.startTimestamp, taken.duration);
        if (isOptedInForProtocolFee[msg.sender] && feeRecipient != address(0)) {
            uint256 fee = (taken.amount * FEE_BIPS) / 10000;
            taken.amount -= fee;
            Tokens.take(taken.token, msg.sender, feeRecipient, fee);
        }
        nonce = submissionNonce[submitter]++;
        hash = keccak256(abi.encode(submitter, nonce, taken));
        Tokens.take(taken.token, msg.sender, address(this), taken.amount);
    }

    function _takeDirected(address avs, OperatorDirectedRewardsSubmission calldata submission)
        private
        returns (bytes32 hash, uint256 nonce)
    {
        if (submission.operatorRewards.length == 0) revert InputArrayLengthZero();
        _requireCommon(submission.strategiesAndMultipliers, submission.startTimestamp, submission.duration);
        uint256 total = 0;
        address last = address(0);
        for (uint256 i = 0; i < submission.operatorRewards.length; i++) {
            OperatorReward calldata one = submission.operatorRewards[i];
            if (one.operator == address(0)) revert InvalidAddressZero();
            if (one.operator <= last) revert OperatorsNotInAscendingOrder();
            if (one.amount == 0) revert AmountIsZero();
            last = one.operator;
            total += one.amount;
        }
        if (total > MAX_AMOUNT) revert AmountExceedsMax();
        if (submission.startTimestamp + submission.duration >= block.timestamp) revert SubmissionNotRetroactive();
        nonce = submissionNonce[avs]++;
        hash = keccak256(abi.encode(avs, nonce, submission));
        Tokens.take(submission.token, msg.sender, address(this), total);
    }

    function _requireCommon(StrategyAndMultiplier[] calldata strategies, uint32 start, uint32 duration) private view {
        if (strategies.length == 0) revert InputArrayLengthZero();
        if (duration == 0) revert DurationIsZero();
        if (duration > MAX_REWARDS_DURATION) revert DurationExceedsMax();
        if (duration % CALCULATION_INTERVAL_SECONDS != 0) revert InvalidDurationRemainder();
        if (start % CALCULATION_INTERVAL_SECONDS != 0) revert InvalidStartTimestampRemainder();
        bool tooEarly = start < GENESIS_REWARDS_TIMESTAMP || start + MAX_RETROACTIVE_LENGTH < block.timestamp;
        if (tooEarly) revert StartTimestampTooFarInPast();
        address last = address(0);
        for (uint256 i = 0; i < strategies.length; i++) {
            address strategy = strategies[i].strategy;
            bool known = strategy == At.BEACON_CHAIN_ETH
                || IWhitelist(At.STRATEGY_MANAGER).strategyIsWhitelistedForDeposit(strategy);
            if (!known) revert StrategyNotWhitelisted();
            if (strategy <= last) revert StrategiesNotInAscendingOrder();
            last = strategy;
        }
    }

    function _requireSet(OperatorSet calldata operatorSet) private view {
        if (!IOperatorSets(At.ALLOCATION_MANAGER).isOperatorSet(operatorSet)) revert InvalidOperatorSet();
    }
}
