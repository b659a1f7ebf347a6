// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

/// An honest ERC-20 that no list knows.
contract TestToken is Devnet, ERC20 {
    string private tokenName;
    string private tokenSymbol;
    uint8 private tokenDecimals;

    function name() public view override returns (string memory) {
        return tokenName;
    }

    function symbol() public view override returns (string memory) {
        return tokenSymbol;
    }

    function decimals() public view override returns (uint8) {
        return tokenDecimals;
    }

    function devnetInitialize(string calldata name_, string calldata symbol_, uint8 decimals_) external onlyDevnet {
        tokenName = name_;
        tokenSymbol = symbol_;
        tokenDecimals = decimals_;
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }
}
