// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IAllocation, IPodManager, IShareManager, IStrategyManager} from "../Neighbours.sol";
import {KeySet} from "../base/Collections.sol";
import {History, HistoryOf} from "../base/History.sol";
import {NonReentrant, Once} from "../base/Once.sol";
import {Pausable} from "../base/Pausable.sol";
import {Permitted} from "../base/Permitted.sol";
import {Typed} from "../base/Typed.sol";
import {WAD, Wad} from "../base/Wad.sol";
import {DelegationTypes} from "./DelegationTypes.sol";

/// What is delegated to whom and the factors that turn deposit shares into withdrawable shares (facts 3.1).
abstract contract DelegationShares is DelegationTypes, Once, NonReentrant, Pausable, Permitted, Typed {
    using HistoryOf for History;

    uint8 internal constant PAUSED_NEW_DELEGATION = 0;
    uint8 internal constant PAUSED_ENTER_QUEUE = 1;
    uint8 internal constant PAUSED_EXIT_QUEUE = 2;

    uint32 public minWithdrawalDelayBlocks;
    address internal _owner;

    mapping(address => address) public delegatedTo;
    mapping(address => address) public delegationApprover;
    mapping(address => mapping(address => uint256)) public operatorShares;
    mapping(address => uint256) public cumulativeWithdrawalsQueued;
    mapping(bytes32 => bool) public pendingWithdrawals;
    mapping(address => mapping(bytes32 => bool)) public delegationApproverSaltIsSpent;

    /// 0 stands for 1e18.
    mapping(address => mapping(address => uint256)) internal _scaling;
    mapping(bytes32 => Withdrawal) internal _withdrawals;
    mapping(address => KeySet) internal _roots;
    /// Running total of what was ever queued while delegated, before slashing, per operator and strategy.
    mapping(address => mapping(address => History)) internal _queuedTotal;

    function depositScalingFactor(address staker, address strategy) public view returns (uint256) {
        uint256 stored = _scaling[staker][strategy];
        return stored == 0 ? WAD : stored;
    }

    function isDelegated(address staker) public view returns (bool) {
        return delegatedTo[staker] != address(0);
    }

    function isOperator(address operator) public view returns (bool) {
        return operator != address(0) && delegatedTo[operator] == operator;
    }

    function _manager(address strategy) internal pure returns (IShareManager) {
        return IShareManager(strategy == At.BEACON_CHAIN_ETH ? At.EIGEN_POD_MANAGER : At.STRATEGY_MANAGER);
    }

    /// The slashing factor. WAD, rounds down. Native ETH is also exposed to what the beacon chain took.
    function _factor(address staker, address strategy, uint64 magnitude) internal view returns (uint256) {
        if (strategy != At.BEACON_CHAIN_ETH) return magnitude;
        return Wad.mul(magnitude, IPodManager(At.EIGEN_POD_MANAGER).beaconChainSlashingFactor(staker));
    }

    function _factors(address staker, address operator, address[] memory strategies)
        internal
        view
        returns (uint256[] memory)
    {
        return _withBeacon(
            staker, strategies, IAllocation(At.ALLOCATION_MANAGER).getMaxMagnitudes(operator, strategies)
        );
    }

    /// AVS slashes count up to the block, beacon chain losses up to now (facts 3.4).
    function _factorsAt(address staker, address operator, address[] memory strategies, uint32 blockNumber)
        internal
        view
        returns (uint256[] memory)
    {
        return _withBeacon(
            staker,
            strategies,
            IAllocation(At.ALLOCATION_MANAGER).getMaxMagnitudesAtBlock(operator, strategies, blockNumber)
        );
    }

    function _withBeacon(address staker, address[] memory strategies, uint64[] memory magnitudes)
        private
        view
        returns (uint256[] memory factors)
    {
        factors = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            factors[i] = _factor(staker, strategies[i], magnitudes[i]);
        }
    }

    /// Shares, rounds down twice in this order.
    function _withdrawable(address staker, address strategy, uint256 depositShares, uint256 factor)
        internal
        view
        returns (uint256)
    {
        return Wad.mul(Wad.mul(depositShares, depositScalingFactor(staker, strategy)), factor);
    }

    /// Credits withdrawable shares: sets the scaling factor so that old slashes are not inherited, then counts them for
    /// the operator, if there is one.
    function _credit(
        address operator,
        address staker,
        address strategy,
        uint256 depositSharesBefore,
        uint256 addedShares,
        uint256 factor
    ) internal {
        if (factor == 0) revert FullySlashed();
        if (addedShares == 0) return;
        uint256 scaling = depositScalingFactor(staker, strategy);
        if (depositSharesBefore == 0) {
            scaling = Wad.div(scaling, factor);
        } else {
            uint256 owned = _withdrawable(staker, strategy, depositSharesBefore, factor) + addedShares;
            scaling = Wad.div(Wad.div(owned, depositSharesBefore + addedShares), factor);
        }
        if (scaling == 0) revert InvalidDepositScalingFactor();
        _scaling[staker][strategy] = scaling;
        emit DepositScalingFactorUpdated(staker, strategy, scaling);
        if (operator == address(0)) return;
        operatorShares[operator][strategy] += addedShares;
        emit OperatorSharesIncreased(operator, staker, strategy, addedShares);
    }

    function _debit(address operator, address staker, address strategy, uint256 shares) internal {
        operatorShares[operator][strategy] -= shares;
        emit OperatorSharesDecreased(operator, staker, strategy, shares);
    }

    /// Queued withdrawals of the last `minWithdrawalDelayBlocks` that a fall of the magnitude takes along.
    /// Reverts with an arithmetic panic on a chain younger than the delay, as on mainnet (fidelity 7.1.1).
    function _queuedLoss(address operator, address strategy, uint64 magnitude, uint64 newMagnitude)
        internal
        view
        returns (uint256)
    {
        History storage total = _queuedTotal[operator][strategy];
        uint256 before = total.at(uint32(block.number - minWithdrawalDelayBlocks - 1), 0);
        return Wad.mul(total.latest(0) - before, magnitude - newMagnitude);
    }

    /// ERC-20 strategies in the order of the list, native ETH last.
    function _deposited(address staker)
        internal
        view
        returns (address[] memory strategies, uint256[] memory shares)
    {
        (strategies, shares) = IStrategyManager(At.STRATEGY_MANAGER).getDeposits(staker);
        uint256 native = _manager(At.BEACON_CHAIN_ETH).stakerDepositShares(staker, At.BEACON_CHAIN_ETH);
        if (native == 0) return (strategies, shares);
        uint256 count = strategies.length;
        address[] memory allStrategies = new address[](count + 1);
        uint256[] memory allShares = new uint256[](count + 1);
        for (uint256 i = 0; i < count; i++) {
            (allStrategies[i], allShares[i]) = (strategies[i], shares[i]);
        }
        (allStrategies[count], allShares[count]) = (At.BEACON_CHAIN_ETH, native);
        return (allStrategies, allShares);
    }

    function _pauser() internal view override returns (address) {
        return _owner;
    }
}
