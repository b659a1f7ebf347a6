// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./AccountantWithRateProviders.sol";

/// Deposits, at the rate in the asset that is deposited.
contract TellerWithMultiAssetSupport is Devnet {
    BoringVault public vault;
    AccountantWithRateProviders public accountant;
    bool public isPaused;
    uint64 public shareLockPeriod;
    mapping(address => uint256) public shareUnlockTime;

    error TellerWithMultiAssetSupport__Paused();
    error TellerWithMultiAssetSupport__ZeroAssets();
    error TellerWithMultiAssetSupport__MinimumMintNotMet();

    function deposit(address asset, uint256 amount, uint256 minimumMint) external returns (uint256 shares) {
        if (isPaused) revert TellerWithMultiAssetSupport__Paused();
        if (amount == 0) revert TellerWithMultiAssetSupport__ZeroAssets();
        shares = amount * 10 ** vault.decimals() / accountant.getRateInQuoteSafe(asset);
        if (shares < minimumMint) revert TellerWithMultiAssetSupport__MinimumMintNotMet();
        vault.enter(msg.sender, asset, amount, msg.sender, shares);
        shareUnlockTime[msg.sender] = block.timestamp + shareLockPeriod;
    }

    function devnetInitialize(address vault_, address accountant_) external onlyDevnet {
        vault = BoringVault(vault_);
        accountant = AccountantWithRateProviders(accountant_);
    }

    function devnetPause(bool value) external onlyDevnet {
        isPaused = value;
    }
}
