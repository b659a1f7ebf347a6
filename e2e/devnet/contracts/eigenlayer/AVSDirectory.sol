// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Registrations with the AVSs of 2024, which have no operator sets (facts 2.12). On the devnet nobody signs for them.
contract AVSDirectory {
    event OperatorAVSRegistrationStatusUpdated(address indexed operator, address indexed avs, uint8 status);
    event AVSMetadataURIUpdated(address indexed avs, string metadataURI);

    error OperatorAlreadyRegisteredToAVS();
    error OperatorNotRegisteredToAVS();

    mapping(address => mapping(address => uint8)) public avsOperatorStatus;

    /// Stands for `registerOperatorToAVS`, which takes the operator's signature.
    function devnetRegister(address operator) external {
        if (avsOperatorStatus[msg.sender][operator] == 1) revert OperatorAlreadyRegisteredToAVS();
        avsOperatorStatus[msg.sender][operator] = 1;
        emit OperatorAVSRegistrationStatusUpdated(operator, msg.sender, 1);
    }

    function deregisterOperatorFromAVS(address operator) external {
        if (avsOperatorStatus[msg.sender][operator] != 1) revert OperatorNotRegisteredToAVS();
        avsOperatorStatus[msg.sender][operator] = 0;
        emit OperatorAVSRegistrationStatusUpdated(operator, msg.sender, 0);
    }

    function updateAVSMetadataURI(string calldata metadataURI) external {
        emit AVSMetadataURIUpdated(msg.sender, metadataURI);
    }
}
