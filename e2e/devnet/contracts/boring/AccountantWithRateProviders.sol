// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./BoringVault.sol";

interface IRateProvider {
    function getRate() external view returns (uint256);
}

/// What one share is worth in the base asset, as somebody last wrote it.
contract AccountantWithRateProviders is Devnet {
    struct AccountantState {
        address payoutAddress;
        uint96 highwaterMark;
        uint128 feesOwedInBase;
        uint128 totalSharesLastUpdate;
        uint96 exchangeRate;
        uint16 allowedExchangeRateChangeUpper;
        uint16 allowedExchangeRateChangeLower;
        uint64 lastUpdateTimestamp;
        bool isPaused;
        uint24 minimumUpdateDelayInSeconds;
        uint16 platformFee;
        uint16 performanceFee;
    }

    struct RateProviderData {
        bool isPeggedToBase;
        address rateProvider;
    }

    AccountantState public accountantState;
    mapping(address => RateProviderData) public rateProviderData;
    address public base;
    uint8 public decimals;
    address public vault;

    event ExchangeRateUpdated(uint96 oldRate, uint96 newRate, uint64 currentTime);

    error AccountantWithRateProviders__Paused();

    function getRate() public view returns (uint256) {
        return accountantState.exchangeRate;
    }

    function getRateSafe() external view returns (uint256) {
        if (accountantState.isPaused) revert AccountantWithRateProviders__Paused();
        return getRate();
    }

    function getRateInQuote(address quote) public view returns (uint256) {
        uint256 rate = accountantState.exchangeRate;
        if (quote == base) return rate;
        uint8 quoteDecimals = IAsset(quote).decimals();
        uint256 scaled = decimals <= quoteDecimals
            ? rate * 10 ** (quoteDecimals - decimals)
            : rate / 10 ** (decimals - quoteDecimals);
        RateProviderData memory data = rateProviderData[quote];
        if (data.isPeggedToBase) return scaled;
        return 10 ** quoteDecimals * scaled / IRateProvider(data.rateProvider).getRate();
    }

    function getRateInQuoteSafe(address quote) external view returns (uint256) {
        if (accountantState.isPaused) revert AccountantWithRateProviders__Paused();
        return getRateInQuote(quote);
    }

    function devnetInitialize(address vault_, address base_, uint96 rate) external onlyDevnet {
        vault = vault_;
        base = base_;
        decimals = IAsset(base_).decimals();
        accountantState.allowedExchangeRateChangeUpper = 10_050;
        accountantState.allowedExchangeRateChangeLower = 9_950;
        _write(rate);
    }

    function devnetSetProvider(address asset, bool pegged, address provider) external onlyDevnet {
        rateProviderData[asset] = RateProviderData(pegged, provider);
    }

    /// As the updater does: a step beyond the bounds is written too, and pauses everything.
    function devnetUpdate(uint96 rate) external onlyDevnet {
        AccountantState storage state = accountantState;
        if (state.isPaused) revert AccountantWithRateProviders__Paused();
        uint256 upper = uint256(state.exchangeRate) * state.allowedExchangeRateChangeUpper / 1e4;
        uint256 lower = uint256(state.exchangeRate) * state.allowedExchangeRateChangeLower / 1e4;
        if (rate > upper || rate < lower) state.isPaused = true;
        _write(rate);
    }

    function devnetPause(bool value) external onlyDevnet {
        accountantState.isPaused = value;
    }

    function _write(uint96 rate) private {
        uint96 old = accountantState.exchangeRate;
        accountantState.exchangeRate = rate;
        accountantState.lastUpdateTimestamp = uint64(block.timestamp);
        emit ExchangeRateUpdated(old, rate, uint64(block.timestamp));
    }
}
