// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Members in a list, each with its place + 1. Removal moves the last member into the gap, as on mainnet.
struct KeySet {
    bytes32[] members;
    mapping(bytes32 => uint256) place;
}

/// First in, first out.
struct KeyQueue {
    mapping(uint256 => bytes32) items;
    uint128 first;
    uint128 next;
}

library Collections {
    error Empty();

    function add(KeySet storage self, bytes32 key) internal returns (bool) {
        if (self.place[key] != 0) return false;
        self.members.push(key);
        self.place[key] = self.members.length;
        return true;
    }

    function remove(KeySet storage self, bytes32 key) internal returns (bool) {
        uint256 place = self.place[key];
        if (place == 0) return false;
        bytes32 last = self.members[self.members.length - 1];
        self.members[place - 1] = last;
        self.place[last] = place;
        self.members.pop();
        delete self.place[key];
        return true;
    }

    function has(KeySet storage self, bytes32 key) internal view returns (bool) {
        return self.place[key] != 0;
    }

    function size(KeySet storage self) internal view returns (uint256) {
        return self.members.length;
    }

    function add(KeySet storage self, address member) internal returns (bool) {
        return add(self, bytes32(uint256(uint160(member))));
    }

    function remove(KeySet storage self, address member) internal returns (bool) {
        return remove(self, bytes32(uint256(uint160(member))));
    }

    function has(KeySet storage self, address member) internal view returns (bool) {
        return has(self, bytes32(uint256(uint160(member))));
    }

    function addresses(KeySet storage self) internal view returns (address[] memory list) {
        bytes32[] memory keys = self.members;
        assembly ("memory-safe") {
            list := keys
        }
    }

    function numbers(KeySet storage self) internal view returns (uint256[] memory list) {
        bytes32[] memory keys = self.members;
        assembly ("memory-safe") {
            list := keys
        }
    }

    function push(KeyQueue storage self, bytes32 key) internal {
        self.items[self.next++] = key;
    }

    function pop(KeyQueue storage self) internal {
        if (self.first == self.next) revert Empty();
        delete self.items[self.first++];
    }

    function size(KeyQueue storage self) internal view returns (uint256) {
        return self.next - self.first;
    }

    function peek(KeyQueue storage self, uint256 index) internal view returns (bytes32) {
        return self.items[self.first + index];
    }
}
