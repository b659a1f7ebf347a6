// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A value by block: the last entry at or before a block is the value at the end of that block.
struct History {
    Entry[] entries;
}

struct Entry {
    uint32 fromBlock;
    uint224 value;
}

library HistoryOf {
    error InvalidSnapshotOrdering();

    /// Several writes in one block leave one entry.
    function write(History storage self, uint256 value) internal {
        uint32 now_ = uint32(block.number);
        uint256 count = self.entries.length;
        if (count > 0) {
            Entry storage last = self.entries[count - 1];
            if (last.fromBlock > now_) revert InvalidSnapshotOrdering();
            if (last.fromBlock == now_) {
                last.value = uint224(value);
                return;
            }
        }
        self.entries.push(Entry(now_, uint224(value)));
    }

    function latest(History storage self, uint256 whenEmpty) internal view returns (uint256) {
        uint256 count = self.entries.length;
        return count == 0 ? whenEmpty : self.entries[count - 1].value;
    }

    function at(History storage self, uint32 blockNumber, uint256 whenEmpty) internal view returns (uint256) {
        uint256 low = 0;
        uint256 high = self.entries.length;
        // Invariant: entries before `low` are at or before the block, entries from `high` on are after it.
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (self.entries[middle].fromBlock > blockNumber) high = middle;
            else low = middle + 1;
        }
        return low == 0 ? whenEmpty : self.entries[low - 1].value;
    }
}
