// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IHeld {
    function balanceOf(address account) external view returns (uint256);
}

/// A vault of Karak's first version: an ERC-4626 share in the decimals of what it holds. Deposits and withdrawals go
/// through Karak's other contracts, which are not here.
contract KarakVault is Devnet, ERC20 {
    string private shortName;
    uint8 private places;
    uint256 public totalAssets;
    address public asset;

    function name() public view override returns (string memory) {
        return shortName;
    }

    function symbol() public view override returns (string memory) {
        return shortName;
    }

    function decimals() public view override returns (uint8) {
        return places;
    }

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return shares * (totalAssets + 1) / (totalSupply + 1);
    }

    function devnetInitialize(string calldata name_, uint8 decimals_, address held, address holder, uint256 supply)
        external
        onlyDevnet
    {
        shortName = name_;
        places = decimals_;
        asset = held;
        _mint(holder, supply);
        totalAssets = supply;
    }

    function devnetReport(uint256 assets) external onlyDevnet {
        totalAssets = assets;
    }
}
