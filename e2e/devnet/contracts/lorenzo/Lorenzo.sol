// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

/// stBTC: balances; its rate is published by a feed.
contract LorenzoStBTC is Devnet, ERC20 {
    function name() public pure override returns (string memory) {
        return "Lorenzo stBTC";
    }

    function symbol() public pure override returns (string memory) {
        return "stBTC";
    }

    function devnetInitialize(address holder, uint256 supply) external onlyDevnet {
        _mint(holder, supply);
    }
}
