// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Lets every operator into and out of every set of every AVS.
contract AvsRegistrar {
    function registerOperator(address, address, uint32[] calldata, bytes calldata) external {}

    function deregisterOperator(address, address, uint32[] calldata) external {}

    function supportsAVS(address) external pure returns (bool) {
        return true;
    }
}
