// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// What only the devnet may do. Every such function is named `devnet…` and none of them exists on mainnet.
/// Contracts are placed by code, without a constructor, so `devnetInitialize` stands in for it.
abstract contract Devnet {
    address internal constant DEVNET = 0xdE70000000000000000000000000000000dE7000;

    modifier onlyDevnet() {
        require(msg.sender == DEVNET, "DEVNET_ONLY");
        _;
    }
}
