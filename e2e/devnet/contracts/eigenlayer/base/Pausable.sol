// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";

/// A bitmap of paused actions (facts 3.7). One account pauses and unpauses here; mainnet asks a registry who may.
abstract contract Pausable {
    event Paused(address indexed account, uint256 newPausedStatus);
    event Unpaused(address indexed account, uint256 newPausedStatus);

    error OnlyPauser();
    error OnlyUnpauser();
    error CurrentlyPaused();
    error InvalidNewPausedStatus();
    error InputAddressZero();

    uint256 private _paused;

    modifier whenNotPaused(uint8 bit) {
        _requireNotPaused(bit);
        _;
    }

    /// May only set bits.
    function pause(uint256 newPausedStatus) external {
        if (msg.sender != _pauser()) revert OnlyPauser();
        if (_paused & ~newPausedStatus != 0) revert InvalidNewPausedStatus();
        _setPaused(newPausedStatus);
    }

    function pauseAll() external {
        if (msg.sender != _pauser()) revert OnlyPauser();
        _setPaused(type(uint256).max);
    }

    /// May only clear bits.
    function unpause(uint256 newPausedStatus) external {
        if (msg.sender != _pauser()) revert OnlyUnpauser();
        if (newPausedStatus & ~_paused != 0) revert InvalidNewPausedStatus();
        _paused = newPausedStatus;
        emit Unpaused(msg.sender, newPausedStatus);
    }

    function paused() external view returns (uint256) {
        return _paused;
    }

    function paused(uint8 index) public view returns (bool) {
        return (_paused >> index) & 1 == 1;
    }

    function pauserRegistry() external pure returns (address) {
        return At.PAUSER_REGISTRY;
    }

    function _setPaused(uint256 status) internal {
        _paused = status;
        emit Paused(msg.sender, status);
    }

    function _requireNotPaused(uint8 bit) internal view {
        if (paused(bit)) revert CurrentlyPaused();
    }

    function _pauser() internal view virtual returns (address);
}
