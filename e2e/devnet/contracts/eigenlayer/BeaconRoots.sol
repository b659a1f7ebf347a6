// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Devnet} from "../shared/Devnet.sol";

/// Stands at the address of EIP-4788's contract. A local chain has no beacon chain to feed it: the devnet says which block
/// root belongs to every time from now on, and it answers as the real one does, by a timestamp of 32 bytes.
contract BeaconRoots is Devnet {
    bytes32 private _blockRoot;

    function devnetSetRoot(bytes32 blockRoot) external onlyDevnet {
        _blockRoot = blockRoot;
    }

    fallback(bytes calldata data) external returns (bytes memory) {
        require(data.length == 32 && _blockRoot != 0);
        return abi.encode(_blockRoot);
    }
}
