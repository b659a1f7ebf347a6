// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IStrategyManager, IToken} from "../Neighbours.sol";
import {Once} from "../base/Once.sol";
import {Pausable} from "../base/Pausable.sol";
import {Tokens} from "../base/Tokens.sol";

/// One asset's deposits. A share's worth follows the balance, so a rebase reaches every holder without an event.
abstract contract StrategyCore is Once, Pausable {
    uint8 private constant PAUSED_DEPOSITS = 0;
    uint8 private constant PAUSED_WITHDRAWALS = 1;
    /// Added to shares and to tokens in every conversion, so that a first depositor cannot inflate the rate.
    uint256 private constant OFFSET = 1e3;
    uint256 private constant MAX_TOTAL_SHARES = 1e38 - 1;

    event ExchangeRateEmitted(uint256 rate);
    event StrategyTokenSet(address token, uint8 decimals);

    error BalanceExceedsMaxTotalDeposits();
    error MaxPerDepositExceedsMax();
    error NewSharesZero();
    error OnlyStrategyManager();
    error OnlyUnderlyingToken();
    error TotalSharesExceedsMax();
    error WithdrawalAmountExceedsTotalDeposits();

    address public underlyingToken;
    uint256 public totalShares;

    modifier onlyStrategyManager() {
        if (msg.sender != At.STRATEGY_MANAGER) revert OnlyStrategyManager();
        _;
    }

    function devnetInitialize(address token) external once {
        underlyingToken = token;
        emit StrategyTokenSet(token, 18);
        emit ExchangeRateEmitted(1e18);
    }

    /// The tokens are here already. Shares round down.
    function deposit(address token, uint256 amount)
        external
        whenNotPaused(PAUSED_DEPOSITS)
        onlyStrategyManager
        returns (uint256 newShares)
    {
        _receive(token, amount);
        uint256 shares = totalShares;
        uint256 balance = _balance();
        newShares = amount * (shares + OFFSET) / (balance + OFFSET - amount);
        if (newShares == 0) revert NewSharesZero();
        shares += newShares;
        if (shares > MAX_TOTAL_SHARES) revert TotalSharesExceedsMax();
        totalShares = shares;
        emit ExchangeRateEmitted(1e18 * (balance + OFFSET) / (shares + OFFSET));
    }

    /// Tokens round down.
    function withdraw(address recipient, address token, uint256 amountShares)
        external
        whenNotPaused(PAUSED_WITHDRAWALS)
        onlyStrategyManager
        returns (uint256 amountOut)
    {
        _requirePayable(token);
        uint256 shares = totalShares;
        if (amountShares > shares) revert WithdrawalAmountExceedsTotalDeposits();
        uint256 balance = _balance();
        amountOut = (balance + OFFSET) * amountShares / (shares + OFFSET);
        totalShares = shares - amountShares;
        emit ExchangeRateEmitted(1e18 * (balance + OFFSET - amountOut) / (shares - amountShares + OFFSET));
        _pay(recipient, token, amountOut);
    }

    /// Hooks that duration vaults use; a plain strategy has no opinion.
    function beforeAddShares(address, uint256) external onlyStrategyManager {}

    function beforeRemoveShares(address, uint256) external onlyStrategyManager {}

    function explanation() external pure virtual returns (string memory) {
        return "Holds one token; shares follow its balance";
    }

    function shares(address user) public view returns (uint256) {
        return IStrategyManager(At.STRATEGY_MANAGER).stakerDepositShares(user, address(this));
    }

    function sharesToUnderlyingView(uint256 amountShares) public view returns (uint256) {
        return (_balance() + OFFSET) * amountShares / (totalShares + OFFSET);
    }

    function sharesToUnderlying(uint256 amountShares) external view returns (uint256) {
        return sharesToUnderlyingView(amountShares);
    }

    function underlyingToSharesView(uint256 amountUnderlying) public view returns (uint256) {
        return amountUnderlying * (totalShares + OFFSET) / (_balance() + OFFSET);
    }

    function underlyingToShares(uint256 amountUnderlying) external view returns (uint256) {
        return underlyingToSharesView(amountUnderlying);
    }

    function userUnderlyingView(address user) external view returns (uint256) {
        return sharesToUnderlyingView(shares(user));
    }

    function userUnderlying(address user) external view returns (uint256) {
        return sharesToUnderlyingView(shares(user));
    }

    function strategyManager() external pure returns (address) {
        return At.STRATEGY_MANAGER;
    }

    function _balance() internal view returns (uint256) {
        return IToken(underlyingToken).balanceOf(address(this));
    }

    function _receive(address token, uint256) internal virtual {
        if (token != underlyingToken) revert OnlyUnderlyingToken();
    }

    function _requirePayable(address token) internal view virtual {
        if (token != underlyingToken) revert OnlyUnderlyingToken();
    }

    function _pay(address recipient, address token, uint256 amount) internal virtual {
        Tokens.send(token, recipient, amount);
    }

    /// Strategies keep no owner of their own.
    function _pauser() internal view override returns (address) {
        return IStrategyManager(At.STRATEGY_MANAGER).owner();
    }
}
