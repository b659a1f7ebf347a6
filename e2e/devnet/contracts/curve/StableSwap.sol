// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface ICoin {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IRate {
    function getRate() external view returns (uint256);
}

/// A stable pool of two coins of Curve: its invariant and its rounding, with coins that may have a rate, as stableswap-ng
/// pools do. One of them may be ether. Without shares, admin fees or a fee that moves with the balance.
contract StableSwap is Devnet {
    address private constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    uint256 private constant FEE_DENOMINATOR = 10 ** 10;
    uint256 private constant A_PRECISION = 100;

    address[2] public coins;
    /// Where a coin's rate comes from; zero: it is worth one.
    address[2] private rateSources;
    uint256 private amplification;
    uint256 public fee;

    event TokenExchange(
        address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id, uint256 tokens_bought
    );

    receive() external payable {}

    function A() external view returns (uint256) {
        return amplification / A_PRECISION;
    }

    function balances(uint256 i) public view returns (uint256) {
        return coins[i] == ETHER ? address(this).balance : ICoin(coins[i]).balanceOf(address(this));
    }

    function get_dy(int128 i, int128 j, uint256 dx) external view returns (uint256) {
        return _received(_index(i), _index(j), dx, [balances(0), balances(1)]);
    }

    function exchange(int128 i, int128 j, uint256 dx, uint256 min_dy) external payable returns (uint256 dy) {
        (uint256 sold, uint256 bought) = (_index(i), _index(j));
        uint256[2] memory before = [balances(0), balances(1)];
        if (coins[sold] == ETHER) {
            require(msg.value == dx);
            before[sold] -= msg.value;
        } else {
            require(msg.value == 0);
            ICoin(coins[sold]).transferFrom(msg.sender, address(this), dx);
        }
        dy = _received(sold, bought, dx, before);
        require(dy >= min_dy, "Exchange resulted in fewer coins than expected");
        if (coins[bought] == ETHER) {
            (bool sent,) = msg.sender.call{value: dy}("");
            require(sent);
        } else {
            ICoin(coins[bought]).transfer(msg.sender, dy);
        }
        emit TokenExchange(msg.sender, i, dx, j, dy);
    }

    function _received(uint256 i, uint256 j, uint256 dx, uint256[2] memory held) private view returns (uint256) {
        uint256[2] memory rates = [_rate(0), _rate(1)];
        uint256[2] memory xp = [(held[0] * rates[0]) / 1e18, (held[1] * rates[1]) / 1e18];
        require(xp[0] > 0 && xp[1] > 0, "EMPTY");
        uint256 x = xp[i] + (dx * rates[i]) / 1e18;
        uint256 dy = xp[j] - _y(x, _d(xp)) - 1;
        return ((dy - (dy * fee) / FEE_DENOMINATOR) * 1e18) / rates[j];
    }

    function _rate(uint256 i) private view returns (uint256) {
        return rateSources[i] == address(0) ? 1e18 : IRate(rateSources[i]).getRate();
    }

    /// The invariant, by Newton's method.
    function _d(uint256[2] memory xp) private view returns (uint256 d) {
        uint256 sum = xp[0] + xp[1];
        uint256 ann = amplification * 2;
        d = sum;
        for (uint256 step = 0; step < 255; ++step) {
            uint256 product = (((d * d) / xp[0]) * d) / xp[1] / 4;
            uint256 last = d;
            d = (((ann * sum) / A_PRECISION + product * 2) * d)
                / (((ann - A_PRECISION) * d) / A_PRECISION + 3 * product);
            if (d > last ? d - last <= 1 : last - d <= 1) return d;
        }
        revert("NO_D");
    }

    /// How much of the other coin there is when there is `x` of this one.
    function _y(uint256 x, uint256 d) private view returns (uint256 y) {
        uint256 ann = amplification * 2;
        uint256 c = (((d * d) / (x * 2)) * d * A_PRECISION) / (ann * 2);
        uint256 b = x + (d * A_PRECISION) / ann;
        y = d;
        for (uint256 step = 0; step < 255; ++step) {
            uint256 last = y;
            y = (y * y + c) / (2 * y + b - d);
            if (y > last ? y - last <= 1 : last - y <= 1) return y;
        }
        revert("NO_Y");
    }

    function _index(int128 i) private pure returns (uint256) {
        require(i == 0 || i == 1);
        return uint256(uint128(i));
    }

    function devnetInitialize(address[2] calldata coins_, address[2] calldata rates, uint256 a, uint256 fee_)
        external
        onlyDevnet
    {
        coins = coins_;
        rateSources = rates;
        amplification = a * A_PRECISION;
        fee = fee_;
    }
}
