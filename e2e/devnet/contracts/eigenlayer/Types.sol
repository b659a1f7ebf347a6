// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A group of operators one AVS runs and may slash. Ids are unique per AVS only.
struct OperatorSet {
    address avs;
    uint32 id;
}

/// The key operator sets are stored under: avs (20 bytes), then the id as uint96.
function keyOf(OperatorSet memory set) pure returns (bytes32) {
    return bytes32((uint256(uint160(set.avs)) << 96) | set.id);
}

function setOf(bytes32 key) pure returns (OperatorSet memory) {
    return OperatorSet(address(bytes20(key)), uint32(uint256(key)));
}
