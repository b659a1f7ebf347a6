// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// Prices of a pool as square roots of token1 per token0 times 2^96, and the amounts that move them, rounded as Uniswap does:
/// what the pool takes up, what it gives down.
library PoolMath {
    uint256 private constant Q96 = 1 << 96;
    /// √1.0001 · 2^96, rounded down.
    uint256 private constant ROOT_OF_TICK = 79232123823359799118286999567;
    int24 private constant FURTHEST = 400_000;

    /// ⌊a·b / d⌋ with the whole product in between.
    function mulDiv(uint256 a, uint256 b, uint256 d) internal pure returns (uint256 q) {
        unchecked {
            uint256 m = mulmod(a, b, type(uint256).max);
            uint256 low = a * b;
            uint256 high = m - low;
            if (m < low) high -= 1;
            if (high == 0) return low / d;
            require(d > high, "OVERFLOW");
            // Long division, a bit at a time.
            for (uint256 bit = 256; bit > 0; --bit) {
                bool carry = high >> 255 == 1;
                high = (high << 1) | ((low >> (bit - 1)) & 1);
                if (carry || high >= d) {
                    high -= d;
                    q |= 1 << (bit - 1);
                }
            }
        }
    }

    function mulDivUp(uint256 a, uint256 b, uint256 d) internal pure returns (uint256 q) {
        q = mulDiv(a, b, d);
        if (mulmod(a, b, d) > 0) q += 1;
    }

    /// √(1.0001^tick) · 2^96, for the ticks that prices near one have.
    function rootAt(int24 tick) internal pure returns (uint160) {
        require(tick >= -FURTHEST && tick <= FURTHEST, "T");
        uint256 left = tick < 0 ? uint256(uint24(-tick)) : uint256(uint24(tick));
        uint256 root = Q96;
        for (uint256 square = ROOT_OF_TICK; left > 0; left >>= 1) {
            if (left & 1 == 1) root = (root * square) >> 96;
            square = (square * square) >> 96;
        }
        return uint160(tick < 0 ? (Q96 * Q96) / root : root);
    }

    /// The greatest tick whose root is not above this one.
    function tickAt(uint160 root) internal pure returns (int24) {
        int24 low = -FURTHEST;
        int24 high = FURTHEST;
        while (low < high) {
            int24 middle = low + (high - low + 1) / 2;
            if (rootAt(middle) <= root) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// token0 between two prices.
    function amount0(uint160 a, uint160 b, uint128 liquidity, bool up) internal pure returns (uint256) {
        (uint256 low, uint256 high) = a < b ? (a, b) : (b, a);
        uint256 numerator = uint256(liquidity) << 96;
        if (up) return (mulDivUp(numerator, high - low, high) + low - 1) / low;
        return mulDiv(numerator, high - low, high) / low;
    }

    /// token1 between two prices.
    function amount1(uint160 a, uint160 b, uint128 liquidity, bool up) internal pure returns (uint256) {
        uint256 apart = a < b ? b - a : a - b;
        return up ? mulDivUp(liquidity, apart, Q96) : mulDiv(liquidity, apart, Q96);
    }

    /// Where the price stands after so much of one coin came in.
    function rootAfter(uint160 root, uint128 liquidity, uint256 amount, bool zeroForOne) internal pure returns (uint160) {
        if (!zeroForOne) return uint160(uint256(root) + mulDiv(amount, Q96, liquidity));
        uint256 numerator = uint256(liquidity) << 96;
        return uint160(mulDivUp(numerator, root, numerator + amount * root));
    }
}
