// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ERC20} from "../shared/ERC20.sol";
import {Permit} from "../shared/Permit.sol";
import {At} from "./Addresses.sol";
import {Tokens} from "./base/Tokens.sol";

/// EIGEN: wraps bEIGEN one to one. Votes, minting and transfer restrictions are left out; restrictions are long lifted.
contract Eigen is ERC20, Permit {
    event TokenWrapped(address indexed account, uint256 amount);
    event TokenUnwrapped(address indexed account, uint256 amount);

    function bEIGEN() external pure returns (address) {
        return At.BACKING_EIGEN;
    }

    function wrap(uint256 amount) external {
        Tokens.take(At.BACKING_EIGEN, msg.sender, address(this), amount);
        _mint(msg.sender, amount);
        emit TokenWrapped(msg.sender, amount);
    }

    function unwrap(uint256 amount) external {
        _burn(msg.sender, amount);
        Tokens.send(At.BACKING_EIGEN, msg.sender, amount);
        emit TokenUnwrapped(msg.sender, amount);
    }

    function name() public pure override returns (string memory) {
        return "Eigen";
    }

    function symbol() public pure override returns (string memory) {
        return "EIGEN";
    }

    function _domainName() internal pure override returns (string memory) {
        return "EIGEN";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}
