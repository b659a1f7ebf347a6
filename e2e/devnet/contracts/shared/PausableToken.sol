// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Devnet.sol";
import "./ERC20.sol";

/// A token that stands still while it is paused, with the error of OpenZeppelin 5.
abstract contract PausableToken is Devnet, ERC20 {
    bool public paused;

    error EnforcedPause();

    function devnetPause(bool paused_) external onlyDevnet {
        paused = paused_;
    }

    function _beforeTransfer(address, address, uint256) internal view override {
        _requireNotPaused();
    }

    function _requireNotPaused() internal view {
        if (paused) revert EnforcedPause();
    }
}
