// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IAllocation} from "../Neighbours.sol";
import {Collections, KeySet} from "../base/Collections.sol";
import {Wad} from "../base/Wad.sol";
import {DelegationQueue} from "./DelegationQueue.sol";

/// The reads a wallet needs.
abstract contract DelegationViews is DelegationQueue {
    using Collections for KeySet;

    function getDepositedShares(address staker) external view returns (address[] memory, uint256[] memory) {
        return _deposited(staker);
    }

    function getWithdrawableShares(address staker, address[] memory strategies)
        external
        view
        returns (uint256[] memory withdrawableShares, uint256[] memory depositShares)
    {
        withdrawableShares = new uint256[](strategies.length);
        depositShares = new uint256[](strategies.length);
        uint256[] memory factors = _factors(staker, delegatedTo[staker], strategies);
        for (uint256 i = 0; i < strategies.length; i++) {
            depositShares[i] = _manager(strategies[i]).stakerDepositShares(staker, strategies[i]);
            withdrawableShares[i] = _withdrawable(staker, strategies[i], depositShares[i], factors[i]);
        }
    }

    /// Deposit shares to queue for the withdrawable shares wanted. Rounds down twice; divides by zero when fully slashed.
    function convertToDepositShares(address staker, address[] memory strategies, uint256[] memory withdrawableShares)
        external
        view
        returns (uint256[] memory depositShares)
    {
        depositShares = new uint256[](strategies.length);
        uint256[] memory factors = _factors(staker, delegatedTo[staker], strategies);
        for (uint256 i = 0; i < strategies.length; i++) {
            uint256 scaled = Wad.div(withdrawableShares[i], depositScalingFactor(staker, strategies[i]));
            depositShares[i] = Wad.div(scaled, factors[i]);
        }
    }

    function getOperatorShares(address operator, address[] memory strategies)
        public
        view
        returns (uint256[] memory shares)
    {
        shares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            shares[i] = operatorShares[operator][strategies[i]];
        }
    }

    function getOperatorsShares(address[] memory operators, address[] memory strategies)
        external
        view
        returns (uint256[][] memory shares)
    {
        shares = new uint256[][](operators.length);
        for (uint256 i = 0; i < operators.length; i++) {
            shares[i] = getOperatorShares(operators[i], strategies);
        }
    }

    function getSlashableSharesInQueue(address operator, address strategy) external view returns (uint256) {
        uint64 magnitude = IAllocation(At.ALLOCATION_MANAGER).getMaxMagnitude(operator, strategy);
        return _queuedLoss(operator, strategy, magnitude, 0);
    }

    function queuedWithdrawals(bytes32 withdrawalRoot) external view returns (Withdrawal memory withdrawal) {
        return _withdrawals[withdrawalRoot];
    }

    function getQueuedWithdrawal(bytes32 withdrawalRoot)
        external
        view
        returns (Withdrawal memory withdrawal, uint256[] memory shares)
    {
        return _valued(withdrawalRoot);
    }

    function getQueuedWithdrawalRoots(address staker) external view returns (bytes32[] memory) {
        return _roots[staker].members;
    }

    function getQueuedWithdrawals(address staker)
        external
        view
        returns (Withdrawal[] memory withdrawals, uint256[][] memory shares)
    {
        bytes32[] memory roots = _roots[staker].members;
        withdrawals = new Withdrawal[](roots.length);
        shares = new uint256[][](roots.length);
        for (uint256 i = 0; i < roots.length; i++) {
            (withdrawals[i], shares[i]) = _valued(roots[i]);
        }
    }

    /// What each strategy would give if it were completed now, or had to wait no longer.
    function _valued(bytes32 root) private view returns (Withdrawal memory withdrawal, uint256[] memory shares) {
        withdrawal = _withdrawals[root];
        uint32 slashableUntil = withdrawal.startBlock + minWithdrawalDelayBlocks;
        uint256[] memory factors = block.number > slashableUntil
            ? _factorsAt(withdrawal.staker, withdrawal.delegatedTo, withdrawal.strategies, slashableUntil)
            : _factors(withdrawal.staker, withdrawal.delegatedTo, withdrawal.strategies);
        shares = new uint256[](factors.length);
        for (uint256 i = 0; i < factors.length; i++) {
            shares[i] = Wad.mul(withdrawal.scaledShares[i], factors[i]);
        }
    }

    function allocationManager() external pure returns (address) {
        return At.ALLOCATION_MANAGER;
    }

    function eigenPodManager() external pure returns (address) {
        return At.EIGEN_POD_MANAGER;
    }

    function strategyManager() external pure returns (address) {
        return At.STRATEGY_MANAGER;
    }

    function beaconChainETHStrategy() external pure returns (address) {
        return At.BEACON_CHAIN_ETH;
    }
}
