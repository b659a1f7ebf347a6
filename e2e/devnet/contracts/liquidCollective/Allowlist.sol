// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

/// Who may mint (1) and redeem (4), and who may do nothing at all: the highest bit.
contract LsAllowlist is Devnet {
    uint256 private constant DENIED = 1 << 255;

    mapping(address => uint256) public getPermissions;

    event SetAllowlistPermissions(address[] accounts, uint256[] permissions);

    error Denied(address _account);
    error Unauthorized(address caller);

    function isAllowed(address account, uint256 mask) external view returns (bool) {
        return !isDenied(account) && hasPermission(account, mask);
    }

    function isDenied(address account) public view returns (bool) {
        return getPermissions[account] & DENIED != 0;
    }

    function hasPermission(address account, uint256 mask) public view returns (bool) {
        return getPermissions[account] & mask == mask;
    }

    function onlyAllowed(address account, uint256 mask) external view {
        if (isDenied(account)) revert Denied(account);
        if (!hasPermission(account, mask)) revert Unauthorized(account);
    }

    function devnetSet(address[] calldata accounts, uint256[] calldata permissions) external onlyDevnet {
        for (uint256 i; i < accounts.length; i++) getPermissions[accounts[i]] = permissions[i];
        emit SetAllowlistPermissions(accounts, permissions);
    }
}
