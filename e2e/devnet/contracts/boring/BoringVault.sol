// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/NamedToken.sol";

interface IAsset {
    function decimals() external view returns (uint8);
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// Shares of a vault. Who may mint and burn is told by the devnet: mainnet's role registry is left out.
contract BoringVault is Devnet, NamedToken {
    mapping(address => bool) private trusted;

    event Enter(address indexed from, address indexed asset, uint256 amount, address indexed to, uint256 shares);
    event Exit(address indexed to, address indexed asset, uint256 amount, address indexed from, uint256 shares);

    modifier requiresAuth() {
        require(trusted[msg.sender] || msg.sender == DEVNET, "UNAUTHORIZED");
        _;
    }

    function enter(address from, address asset, uint256 assetAmount, address to, uint256 shareAmount)
        external
        requiresAuth
    {
        if (assetAmount > 0) IAsset(asset).transferFrom(from, address(this), assetAmount);
        _mint(to, shareAmount);
        emit Enter(from, asset, assetAmount, to, shareAmount);
    }

    function exit(address to, address asset, uint256 assetAmount, address from, uint256 shareAmount)
        external
        requiresAuth
    {
        _burn(from, shareAmount);
        if (assetAmount > 0) IAsset(asset).transfer(to, assetAmount);
        emit Exit(to, asset, assetAmount, from, shareAmount);
    }

    function devnetInitialize(string calldata name_, string calldata symbol_, uint8 decimals_, address[] calldata trust)
        external
        onlyDevnet
    {
        _setToken(name_, symbol_, decimals_);
        for (uint256 i; i < trust.length; i++) trusted[trust[i]] = true;
    }
}
