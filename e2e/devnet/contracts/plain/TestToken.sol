// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/NamedToken.sol";

/// An honest ERC-20 that no list knows.
contract TestToken is Devnet, NamedToken {
    function devnetInitialize(string calldata name_, string calldata symbol_, uint8 decimals_) external onlyDevnet {
        _setToken(name_, symbol_, decimals_);
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }
}
