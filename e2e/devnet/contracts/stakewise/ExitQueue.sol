// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// The list of checkpoints that vaults and redeemers keep: how many tickets were processed in all, and what each batch of
/// them was paid. A ticket is a place in the line of all shares ever queued.
abstract contract ExitQueue {
    struct Checkpoint {
        uint160 totalTickets;
        uint96 exitedAssets;
    }

    Checkpoint[] private checkpoints;

    event CheckpointCreated(uint256 shares, uint256 assets);
    event ExitQueueEntered(address indexed owner, address indexed receiver, uint256 positionTicket, uint256 shares);
    event ExitedAssetsClaimed(
        address indexed receiver, uint256 prevPositionTicket, uint256 newPositionTicket, uint256 withdrawnAssets
    );

    error ExitRequestNotProcessed();
    error InvalidCheckpointIndex();
    error InvalidShares();
    error InvalidAssets();
    error ZeroAddress();

    /// The first checkpoint beyond the ticket, or -1.
    function getExitQueueIndex(uint256 positionTicket) external view returns (int256) {
        uint256 low;
        uint256 high = checkpoints.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (checkpoints[middle].totalTickets > positionTicket) high = middle;
            else low = middle + 1;
        }
        return high < checkpoints.length ? int256(high) : -1;
    }

    function multicall(bytes[] calldata data) external returns (bytes[] memory results) {
        results = new bytes[](data.length);
        for (uint256 i = 0; i < data.length; i++) {
            (bool ok, bytes memory result) = address(this).delegatecall(data[i]);
            if (!ok) {
                assembly {
                    revert(add(result, 32), mload(result))
                }
            }
            results[i] = result;
        }
    }

    function _processed() internal view returns (uint256) {
        return checkpoints.length == 0 ? 0 : checkpoints[checkpoints.length - 1].totalTickets;
    }

    function _checkpoint(uint256 shares, uint256 assets) internal {
        checkpoints.push(Checkpoint(uint160(_processed() + shares), uint96(assets)));
        emit CheckpointCreated(shares, assets);
    }

    /// What of `held` tickets from `ticket` on was processed, and what that pays: batch by batch, each rounded down. One
    /// ticket that is left over counts as processed.
    function _exited(uint256 held, uint256 ticket, uint256 index)
        internal
        view
        returns (uint256 left, uint256 exited, uint256 assets)
    {
        if (held == 0) return (0, 0, 0);
        if (index < checkpoints.length) {
            uint256 before = index == 0 ? 0 : checkpoints[index - 1].totalTickets;
            if (ticket < before || ticket >= checkpoints[index].totalTickets) revert InvalidCheckpointIndex();
            uint256 available = checkpoints[index].totalTickets - ticket;
            while (true) {
                Checkpoint memory batch = checkpoints[index];
                uint256 part = available < held - exited ? available : held - exited;
                exited += part;
                assets += part * batch.exitedAssets / (batch.totalTickets - before);
                index++;
                if (exited >= held || index >= checkpoints.length) break;
                before = batch.totalTickets;
                available = checkpoints[index].totalTickets - before;
            }
        }
        left = held - exited;
        if (left == 1) {
            left = 0;
            exited += 1;
        }
    }
}
