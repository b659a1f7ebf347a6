// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IDelegation, IStrategy} from "../Neighbours.sol";
import {NonReentrant, Once, Owned} from "../base/Once.sol";
import {Pausable} from "../base/Pausable.sol";
import {Tokens} from "../base/Tokens.sol";
import {Typed} from "../base/Typed.sol";
import {StrategyTypes} from "./StrategyTypes.sol";

/// Deposits into ERC-20 strategies and the deposit shares they credit.
abstract contract StrategyDeposits is StrategyTypes, Once, NonReentrant, Owned, Pausable, Typed {
    uint8 internal constant PAUSED_DEPOSITS = 0;
    uint256 private constant MAX_STAKER_STRATEGY_LIST_LENGTH = 32;

    bytes32 public constant DEPOSIT_TYPEHASH = keccak256(
        "Deposit(address staker,address strategy,address token,uint256 amount,uint256 nonce,uint256 expiry)"
    );

    address public strategyWhitelister;
    mapping(address => uint256) public nonces;
    mapping(address => mapping(address => uint256)) public stakerDepositShares;
    mapping(address => address[]) public stakerStrategyList;
    mapping(address => bool) public strategyIsWhitelistedForDeposit;

    modifier onlyDelegationManager() {
        if (msg.sender != At.DELEGATION_MANAGER) revert OnlyDelegationManager();
        _;
    }

    modifier onlyStrategyWhitelister() {
        if (msg.sender != strategyWhitelister) revert OnlyStrategyWhitelister();
        _;
    }

    function depositIntoStrategy(address strategy, address token, uint256 amount)
        external
        whenNotPaused(PAUSED_DEPOSITS)
        nonReentrant
        returns (uint256 depositShares)
    {
        return _deposit(msg.sender, strategy, token, amount);
    }

    /// Tokens come from the caller, shares go to the signer.
    function depositIntoStrategyWithSignature(
        address strategy,
        address token,
        uint256 amount,
        address staker,
        uint256 expiry,
        bytes memory signature
    ) external whenNotPaused(PAUSED_DEPOSITS) nonReentrant returns (uint256 depositShares) {
        bytes32 digest = calculateStrategyDepositDigestHash(staker, strategy, token, amount, nonces[staker], expiry);
        _requireSigned(staker, digest, signature, expiry);
        nonces[staker]++;
        return _deposit(staker, strategy, token, amount);
    }

    function addShares(address staker, address strategy, uint256 shares)
        external
        onlyDelegationManager
        nonReentrant
        returns (uint256, uint256)
    {
        return _addShares(staker, strategy, shares);
    }

    /// Returns what is left.
    function removeDepositShares(address staker, address strategy, uint256 depositSharesToRemove)
        external
        onlyDelegationManager
        nonReentrant
        returns (uint256)
    {
        if (depositSharesToRemove == 0) revert SharesAmountZero();
        uint256 held = stakerDepositShares[staker][strategy];
        if (depositSharesToRemove > held) revert SharesAmountTooHigh();
        IStrategy(strategy).beforeRemoveShares(staker, depositSharesToRemove);
        uint256 left = held - depositSharesToRemove;
        stakerDepositShares[staker][strategy] = left;
        if (left == 0) _removeFromList(staker, strategy);
        return left;
    }

    function withdrawSharesAsTokens(address staker, address strategy, address token, uint256 shares)
        external
        onlyDelegationManager
        nonReentrant
    {
        IStrategy(strategy).withdraw(staker, token, shares);
    }

    function setStrategyWhitelister(address newStrategyWhitelister) external onlyOwner {
        _setStrategyWhitelister(newStrategyWhitelister);
    }

    function addStrategiesToDepositWhitelist(address[] calldata strategiesToWhitelist)
        external
        onlyStrategyWhitelister
    {
        for (uint256 i = 0; i < strategiesToWhitelist.length; i++) {
            if (strategyIsWhitelistedForDeposit[strategiesToWhitelist[i]]) continue;
            strategyIsWhitelistedForDeposit[strategiesToWhitelist[i]] = true;
            emit StrategyAddedToDepositWhitelist(strategiesToWhitelist[i]);
        }
    }

    function removeStrategiesFromDepositWhitelist(address[] calldata strategiesToRemoveFromWhitelist)
        external
        onlyStrategyWhitelister
    {
        for (uint256 i = 0; i < strategiesToRemoveFromWhitelist.length; i++) {
            if (!strategyIsWhitelistedForDeposit[strategiesToRemoveFromWhitelist[i]]) continue;
            strategyIsWhitelistedForDeposit[strategiesToRemoveFromWhitelist[i]] = false;
            emit StrategyRemovedFromDepositWhitelist(strategiesToRemoveFromWhitelist[i]);
        }
    }

    function getDeposits(address staker) external view returns (address[] memory strategies, uint256[] memory shares) {
        strategies = stakerStrategyList[staker];
        shares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            shares[i] = stakerDepositShares[staker][strategies[i]];
        }
    }

    function getStakerStrategyList(address staker) external view returns (address[] memory) {
        return stakerStrategyList[staker];
    }

    function stakerStrategyListLength(address staker) external view returns (uint256) {
        return stakerStrategyList[staker].length;
    }

    function calculateStrategyDepositDigestHash(
        address staker,
        address strategy,
        address token,
        uint256 amount,
        uint256 nonce,
        uint256 expiry
    ) public view returns (bytes32) {
        return _digest(keccak256(abi.encode(DEPOSIT_TYPEHASH, staker, strategy, token, amount, nonce, expiry)));
    }

    function _setStrategyWhitelister(address newStrategyWhitelister) internal {
        emit StrategyWhitelisterChanged(strategyWhitelister, newStrategyWhitelister);
        strategyWhitelister = newStrategyWhitelister;
    }

    function _deposit(address staker, address strategy, address token, uint256 amount)
        private
        returns (uint256 shares)
    {
        if (!strategyIsWhitelistedForDeposit[strategy]) revert StrategyNotWhitelisted();
        Tokens.take(token, msg.sender, strategy, amount);
        shares = IStrategy(strategy).deposit(token, amount);
        (uint256 sharesBefore, uint256 added) = _addShares(staker, strategy, shares);
        IDelegation(At.DELEGATION_MANAGER).increaseDelegatedShares(staker, strategy, sharesBefore, added);
    }

    function _addShares(address staker, address strategy, uint256 shares) private returns (uint256, uint256) {
        if (staker == address(0)) revert StakerAddressZero();
        if (shares == 0) revert SharesAmountZero();
        uint256 sharesBefore = stakerDepositShares[staker][strategy];
        if (sharesBefore == 0) {
            if (stakerStrategyList[staker].length >= MAX_STAKER_STRATEGY_LIST_LENGTH) revert MaxStrategiesExceeded();
            stakerStrategyList[staker].push(strategy);
        }
        IStrategy(strategy).beforeAddShares(staker, shares);
        stakerDepositShares[staker][strategy] = sharesBefore + shares;
        emit Deposit(staker, strategy, shares);
        return (sharesBefore, shares);
    }

    function _removeFromList(address staker, address strategy) private {
        address[] storage list = stakerStrategyList[staker];
        uint256 last = list.length - 1;
        for (uint256 i = 0; i <= last; i++) {
            if (list[i] != strategy) continue;
            list[i] = list[last];
            list.pop();
            return;
        }
        revert StrategyNotFound();
    }

    function _pauser() internal view override returns (address) {
        return owner;
    }
}
