// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {PodTypes} from "./PodTypes.sol";

/// Requests to the execution layer's predeploys (EIP-7002, EIP-7251): they are paid, and the surplus comes back.
abstract contract PodRequests is PodTypes {
    function requestWithdrawal(WithdrawalRequest[] calldata requests) external payable {
        _requirePodCaller(10);
        uint256 fee = _total(getWithdrawalRequestFee(), requests.length);
        for (uint256 i = 0; i < requests.length; i++) {
            bytes32 pubkeyHash = _pubkeyHash(requests[i].pubkey);
            _requireActive(pubkeyHash);
            bytes memory data = abi.encodePacked(requests[i].pubkey, requests[i].amountGwei);
            _send(At.WITHDRAWAL_REQUESTS, data, fee / requests.length);
            if (requests[i].amountGwei == 0) emit ExitRequested(pubkeyHash);
            else emit WithdrawalRequested(pubkeyHash, requests[i].amountGwei);
        }
        _giveBack(fee);
    }

    function requestConsolidation(ConsolidationRequest[] calldata requests) external payable {
        _requirePodCaller(9);
        uint256 fee = _total(getConsolidationRequestFee(), requests.length);
        for (uint256 i = 0; i < requests.length; i++) {
            bytes32 source = _pubkeyHash(requests[i].srcPubkey);
            bytes32 target = _pubkeyHash(requests[i].targetPubkey);
            _requireActive(target);
            bytes memory data = bytes.concat(requests[i].srcPubkey, requests[i].targetPubkey);
            _send(At.CONSOLIDATION_REQUESTS, data, fee / requests.length);
            if (source == target) emit SwitchToCompoundingRequested(source);
            else emit ConsolidationRequested(source, target);
        }
        _giveBack(fee);
    }

    function getWithdrawalRequestFee() public view returns (uint256) {
        return _fee(At.WITHDRAWAL_REQUESTS);
    }

    function getConsolidationRequestFee() public view returns (uint256) {
        return _fee(At.CONSOLIDATION_REQUESTS);
    }

    /// The beacon chain's hash of a public key: sha256 over 64 bytes.
    function _pubkeyHash(bytes calldata pubkey) internal pure returns (bytes32) {
        if (pubkey.length != 48) revert InvalidPubKeyLength();
        return sha256(abi.encodePacked(pubkey, bytes16(0)));
    }

    function _requirePodCaller(uint8 pauseBit) internal view virtual;

    function _requireActive(bytes32 pubkeyHash) internal view virtual;

    function _fee(address predeploy) private view returns (uint256) {
        (bool ok, bytes memory answer) = predeploy.staticcall("");
        if (!ok || answer.length != 32) revert FeeQueryFailed();
        return abi.decode(answer, (uint256));
    }

    function _total(uint256 fee, uint256 count) private view returns (uint256 total) {
        total = fee * count;
        if (msg.value < total) revert InsufficientFunds();
    }

    function _send(address predeploy, bytes memory data, uint256 fee) private {
        (bool ok,) = predeploy.call{value: fee}(data);
        if (!ok) revert PredeployFailed();
    }

    function _giveBack(uint256 used) private {
        (bool ok,) = msg.sender.call{value: msg.value - used}("");
        require(ok, "Address: unable to send value, recipient may have reverted");
    }
}
