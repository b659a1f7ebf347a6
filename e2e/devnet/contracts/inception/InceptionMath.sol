// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

error TargetCapacityZero();
error MaxRateUnderflow();
error AmountGreater();
error OptimalCapacityZero();

/// The fee of leaving at once: flat while the reserve is full, rising as it empties. Rates of 1e10.
library InceptionMath {
    uint256 internal constant MAX_PERCENT = 1e10;

    function withdrawalFee(
        uint256 amount,
        uint256 capacity,
        uint256 optimal,
        uint256 flatRate,
        uint256 maxRate,
        uint256 target
    ) internal pure returns (uint256 fee) {
        if (amount > 0 && capacity > optimal) {
            uint256 flat = capacity - amount < optimal ? capacity - optimal : amount;
            fee += flat * flatRate / MAX_PERCENT;
            amount -= flat;
            capacity -= flat;
            if (fee == 0) ++fee;
        }
        if (amount > 0) {
            if (flatRate > maxRate) revert MaxRateUnderflow();
            if (target == 0) revert TargetCapacityZero();
            if (amount > capacity) revert AmountGreater();
            if (optimal == 0) revert OptimalCapacityZero();
            uint256 slope = (maxRate - flatRate) * 1e18 / (optimal * 1e18 / target);
            uint256 rate = maxRate - slope * (capacity - amount / 2) / target;
            fee += amount * rate / MAX_PERCENT;
        }
        if (fee == 0) ++fee;
    }
}
