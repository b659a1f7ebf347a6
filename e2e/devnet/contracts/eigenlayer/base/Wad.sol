// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

uint64 constant WAD = 1e18;

/// Fixed point with 18 decimals. Every function names its rounding; products stay far below 2^256 here, and overflow reverts.
library Wad {
    /// Rounds down.
    function mul(uint256 x, uint256 y) internal pure returns (uint256) {
        return x * y / WAD;
    }

    /// Rounds up.
    function mulUp(uint256 x, uint256 y) internal pure returns (uint256) {
        uint256 product = x * y;
        return product / WAD + (product % WAD == 0 ? 0 : 1);
    }

    /// Rounds down.
    function div(uint256 x, uint256 y) internal pure returns (uint256) {
        return x * WAD / y;
    }

    /// What an operator's shares lose when the magnitude falls. What is left rounds up, so the loss rounds down.
    function lostShares(uint256 shares, uint256 magnitude, uint256 newMagnitude) internal pure returns (uint256) {
        uint256 product = shares * newMagnitude;
        return shares - (product / magnitude + (product % magnitude == 0 ? 0 : 1));
    }
}
