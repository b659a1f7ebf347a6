// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Devnet} from "../shared/Devnet.sol";
import {ERC20} from "../shared/ERC20.sol";

/// bEIGEN: the token that backs EIGEN one to one.
contract BackingEigen is ERC20, Devnet {
    function name() public pure override returns (string memory) {
        return "Backing Eigen";
    }

    function symbol() public pure override returns (string memory) {
        return "bEIGEN";
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }
}
