// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {IWrappedEigen} from "./Neighbours.sol";
import {StrategyCore} from "./strategy/StrategyCore.sol";

/// Accounts in bEIGEN; takes and gives EIGEN as well, one to one.
contract EigenStrategy is StrategyCore {
    function EIGEN() external pure returns (address) {
        return At.EIGEN;
    }

    function _receive(address token, uint256 amount) internal override {
        _requirePayable(token);
        if (token == At.EIGEN) IWrappedEigen(At.EIGEN).unwrap(amount);
    }

    function _requirePayable(address token) internal view override {
        if (token != At.EIGEN && token != underlyingToken) revert OnlyUnderlyingToken();
    }

    function _pay(address recipient, address token, uint256 amount) internal override {
        if (token == At.EIGEN) {
            IWrappedEigen(underlyingToken).approve(At.EIGEN, amount);
            IWrappedEigen(At.EIGEN).wrap(amount);
        }
        super._pay(recipient, token, amount);
    }
}
