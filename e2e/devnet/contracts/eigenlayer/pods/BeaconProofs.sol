// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {PodTypes} from "./PodTypes.sol";

/// Proofs of what stands in the beacon chain: trees of SHA-256, their heights and places as the consensus specification has
/// them.
abstract contract BeaconProofs is PodTypes {
    uint256 private constant BLOCK_HEIGHT = 3;
    uint256 private constant STATE_ROOT_FIELD = 3;
    uint256 private constant VALIDATORS_FIELD = 11;
    uint256 private constant BALANCES_FIELD = 12;
    /// The length of the list is a level of its own.
    uint256 private constant BALANCES_HEIGHT = 38 + 1;
    uint256 private constant VALIDATORS_HEIGHT = 40 + 1;
    uint64 internal constant NEVER = type(uint64).max;

    /// The state's tree grew by a level with Pectra.
    function _stateHeight(uint64 timestamp) private view returns (uint256) {
        return timestamp > _pectraForkTimestamp() ? 6 : 5;
    }

    function _requireBalances(bytes32 blockRoot, BalanceContainerProof calldata container, uint64 timestamp) internal view {
        uint256 height = _stateHeight(timestamp);
        uint256 index = (STATE_ROOT_FIELD << height) | BALANCES_FIELD;
        _require(container.proof, BLOCK_HEIGHT + height, container.balanceContainerRoot, index, blockRoot);
    }

    /// The proven balance in gwei: one leaf holds those of four validators.
    function _provenBalance(bytes32 balancesRoot, uint64 validatorIndex, BalanceProof calldata proof)
        internal
        pure
        returns (uint64)
    {
        _require(proof.proof, BALANCES_HEIGHT, proof.balanceRoot, validatorIndex / 4, balancesRoot);
        return _littleEndian(bytes32(uint256(proof.balanceRoot) << ((validatorIndex % 4) * 64)));
    }

    function _requireState(bytes32 blockRoot, StateRootProof calldata state) internal pure {
        _require(state.proof, BLOCK_HEIGHT, state.beaconStateRoot, STATE_ROOT_FIELD, blockRoot);
    }

    function _requireValidator(
        bytes32 stateRoot,
        uint40 index,
        bytes32[] memory fields,
        bytes memory proof,
        uint64 timestamp
    ) internal view {
        if (fields.length != 8) revert InvalidValidatorFieldsLength();
        uint256 place = (VALIDATORS_FIELD << VALIDATORS_HEIGHT) | index;
        _require(proof, VALIDATORS_HEIGHT + _stateHeight(timestamp), _root(fields), place, stateRoot);
    }

    /// The beacon chain writes numbers lowest byte first.
    function _littleEndian(bytes32 word) internal pure returns (uint64 value) {
        for (uint256 i = 0; i < 8; i++) {
            value |= uint64(uint8(word[i])) << uint64(8 * i);
        }
    }

    function _root(bytes32[] memory fields) private pure returns (bytes32) {
        bytes32[8] memory nodes;
        for (uint256 i = 0; i < 8; i++) {
            nodes[i] = fields[i];
        }
        for (uint256 width = 4; width > 0; width /= 2) {
            for (uint256 i = 0; i < width; i++) {
                nodes[i] = sha256(abi.encodePacked(nodes[2 * i], nodes[2 * i + 1]));
            }
        }
        return nodes[0];
    }

    function _require(bytes memory proof, uint256 height, bytes32 leaf, uint256 index, bytes32 root) private pure {
        if (proof.length != 32 * height) revert InvalidProofLength();
        bytes32 node = leaf;
        for (uint256 level = 0; level < height; level++) {
            bytes32 sibling;
            assembly {
                sibling := mload(add(proof, mul(32, add(level, 1))))
            }
            bool right = (index >> level) & 1 == 1;
            node = sha256(right ? abi.encodePacked(sibling, node) : abi.encodePacked(node, sibling));
        }
        if (node != root) revert InvalidProof();
    }

    function _pectraForkTimestamp() internal view virtual returns (uint64);
}
