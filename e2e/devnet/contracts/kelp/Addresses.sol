// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface IKelpAsset {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// The addresses that Kelp's contracts hold of each other on mainnet, and the switch that most of them have.
abstract contract KelpAddresses is Devnet {
    address internal constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    address internal constant RSETH = 0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7;
    address internal constant POOL = 0x036676389e48133B63a802f8635AD39E752D375D;
    address internal constant ORACLE = 0x349A73444b1a310BAe67ef67973022020d70020d;
    address internal constant CONFIG = 0x947Cb49334e6571ccBFEF1f1f1178d8469D65ec7;
    address internal constant MANAGER = 0x62De59c08eB5dAE4b7E6F7a8cAd3006d6965ec16;
    address internal constant UNSTAKING_VAULT = 0xc66830E2667bc740c0BED9A71F18B14B8c8184bA;

    bool public paused;

    event Paused(address account);
    event Unpaused(address account);

    error AssetNotSupported();
    error EthTransferFailed();

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    modifier onlySupportedAsset(address asset) {
        if (!KelpConfig(CONFIG).isSupportedAsset(asset)) revert AssetNotSupported();
        _;
    }

    /// By Kelp's pausers; the oracle pauses the pool and the withdrawals too.
    function pause() external {
        require(msg.sender == DEVNET || msg.sender == ORACLE, "DEVNET_ONLY");
        _pause();
    }

    function unpause() external onlyDevnet {
        require(paused, "Pausable: not paused");
        paused = false;
        emit Unpaused(msg.sender);
    }

    function _pause() internal {
        require(!paused, "Pausable: paused");
        paused = true;
        emit Paused(msg.sender);
    }

    function _send(address asset, address to, uint256 amount) internal {
        if (asset != ETHER) {
            IKelpAsset(asset).transfer(to, amount);
            return;
        }
        (bool sent,) = payable(to).call{value: amount}("");
        if (!sent) revert EthTransferFailed();
    }

    function _held(address asset, address holder) internal view returns (uint256) {
        return asset == ETHER ? holder.balance : IKelpAsset(asset).balanceOf(holder);
    }
}

/// Which assets there are.
contract KelpConfig is Devnet {
    address[] private supported;
    mapping(address => bool) public isSupportedAsset;

    function getSupportedAssetList() external view returns (address[] memory) {
        return supported;
    }

    function devnetSupport(address asset) external onlyDevnet {
        supported.push(asset);
        isSupportedAsset[asset] = true;
    }
}
