// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {OperatorSet} from "./Types.sol";

/// What the core contracts ask of each other. Selectors are those of the facts.

interface IToken {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function approve(address spender, uint256 amount) external returns (bool);
}

interface IWrappedEigen is IToken {
    function wrap(uint256 amount) external;
    function unwrap(uint256 amount) external;
}

interface IStrategy {
    function deposit(address token, uint256 amount) external returns (uint256 newShares);
    function withdraw(address recipient, address token, uint256 amountShares) external returns (uint256 amountOut);
    function beforeAddShares(address staker, uint256 shares) external;
    function beforeRemoveShares(address staker, uint256 shares) external;
    function underlyingToken() external view returns (address);
}

/// StrategyManager for ERC-20 strategies, EigenPodManager for native ETH.
interface IShareManager {
    function addShares(address staker, address strategy, uint256 shares) external returns (uint256, uint256);
    function removeDepositShares(address staker, address strategy, uint256 depositSharesToRemove)
        external
        returns (uint256);
    function withdrawSharesAsTokens(address staker, address strategy, address token, uint256 shares) external;
    function increaseBurnOrRedistributableShares(
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint256 sharesToBurn
    ) external;
    function stakerDepositShares(address staker, address strategy) external view returns (uint256);
}

interface IStrategyManager is IShareManager {
    function getDeposits(address staker) external view returns (address[] memory, uint256[] memory);
    function owner() external view returns (address);
}

interface IPodManager is IShareManager {
    function beaconChainSlashingFactor(address podOwner) external view returns (uint64);
    function recordBeaconChainETHBalanceUpdate(address podOwner, uint256 prevRestakedBalanceWei, int256 balanceDeltaWei)
        external;
    function devnetOwnerOf(address pod) external view returns (address);
    function pectraForkTimestamp() external view returns (uint64);
    function paused(uint8 index) external view returns (bool);
}

interface IPod {
    function stake(bytes calldata pubkey, bytes calldata signature, bytes32 depositDataRoot) external payable;
    function withdrawRestakedBeaconChainETH(address recipient, uint256 amountWei) external;
}

interface IDelegation {
    function isOperator(address operator) external view returns (bool);
    function getOperatorsShares(address[] calldata operators, address[] calldata strategies)
        external
        view
        returns (uint256[][] memory);
    function increaseDelegatedShares(address staker, address strategy, uint256 prevDepositShares, uint256 addedShares)
        external;
    function decreaseDelegatedShares(
        address staker,
        uint256 curDepositShares,
        uint64 beaconChainSlashingFactorDecrease
    ) external;
    function slashOperatorShares(
        address operator,
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint64 prevMaxMagnitude,
        uint64 newMaxMagnitude
    ) external returns (uint256 totalDepositSharesToSlash);
}

interface IAllocation {
    function setAllocationDelay(address operator, uint32 delay) external;
    function getMaxMagnitude(address operator, address strategy) external view returns (uint64);
    function getMaxMagnitudes(address operator, address[] calldata strategies) external view returns (uint64[] memory);
    function getMaxMagnitudesAtBlock(address operator, address[] calldata strategies, uint32 blockNumber)
        external
        view
        returns (uint64[] memory);
    function getRedistributionRecipient(OperatorSet calldata operatorSet) external view returns (address);
    function getOperatorSetCount(address avs) external view returns (uint256);
}

interface IPermissions {
    function canCall(address account, address caller, address target, bytes4 selector) external view returns (bool);
}

interface IRegistrar {
    function registerOperator(address operator, address avs, uint32[] calldata operatorSetIds, bytes calldata data)
        external;
    function deregisterOperator(address operator, address avs, uint32[] calldata operatorSetIds) external;
    function supportsAVS(address avs) external view returns (bool);
}
