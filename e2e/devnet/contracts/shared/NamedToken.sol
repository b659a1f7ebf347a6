// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./ERC20.sol";

/// A token that is told what it is called, where one code serves many.
abstract contract NamedToken is ERC20 {
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

    function _setToken(string calldata name_, string calldata symbol_, uint8 decimals_) internal {
        tokenName = name_;
        tokenSymbol = symbol_;
        tokenDecimals = decimals_;
    }
}
