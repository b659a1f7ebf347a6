// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./base/Once.sol";
import {Collections, KeySet} from "./base/Collections.sol";

/// Who may act for an operator or an AVS (facts 3.10).
contract PermissionController is Once {
    using Collections for KeySet;

    event AppointeeSet(address indexed account, address indexed appointee, address target, bytes4 selector);
    event AppointeeRemoved(address indexed account, address indexed appointee, address target, bytes4 selector);
    event PendingAdminAdded(address indexed account, address admin);
    event PendingAdminRemoved(address indexed account, address admin);
    event AdminSet(address indexed account, address admin);
    event AdminRemoved(address indexed account, address admin);

    error NotAdmin();
    error AdminAlreadyPending();
    error AdminAlreadySet();
    error AdminNotPending();
    error AdminNotSet();
    error CannotHaveZeroAdmins();
    error AppointeeAlreadySet();
    error AppointeeNotSet();

    struct Account {
        KeySet pendingAdmins;
        KeySet admins;
        mapping(address => KeySet) permissions;
        mapping(bytes32 => KeySet) appointees;
    }

    mapping(address => Account) private _accounts;

    modifier onlyAdmin(address account) {
        if (!isAdmin(account, msg.sender)) revert NotAdmin();
        _;
    }

    function addPendingAdmin(address account, address admin) external onlyAdmin(account) {
        if (_accounts[account].admins.has(admin)) revert AdminAlreadySet();
        if (!_accounts[account].pendingAdmins.add(admin)) revert AdminAlreadyPending();
        emit PendingAdminAdded(account, admin);
    }

    function removePendingAdmin(address account, address admin) external onlyAdmin(account) {
        if (!_accounts[account].pendingAdmins.remove(admin)) revert AdminNotPending();
        emit PendingAdminRemoved(account, admin);
    }

    /// From the first explicit admin on, the account's own key has no rights unless it is listed.
    function acceptAdmin(address account) external {
        if (!_accounts[account].pendingAdmins.remove(msg.sender)) revert AdminNotPending();
        if (!_accounts[account].admins.add(msg.sender)) revert AdminAlreadySet();
        emit AdminSet(account, msg.sender);
    }

    function removeAdmin(address account, address admin) external onlyAdmin(account) {
        if (_accounts[account].admins.size() <= 1) revert CannotHaveZeroAdmins();
        if (!_accounts[account].admins.remove(admin)) revert AdminNotSet();
        emit AdminRemoved(account, admin);
    }

    function setAppointee(address account, address appointee, address target, bytes4 selector)
        external
        onlyAdmin(account)
    {
        bytes32 key = _key(target, selector);
        if (!_accounts[account].permissions[appointee].add(key)) revert AppointeeAlreadySet();
        _accounts[account].appointees[key].add(appointee);
        emit AppointeeSet(account, appointee, target, selector);
    }

    function removeAppointee(address account, address appointee, address target, bytes4 selector)
        external
        onlyAdmin(account)
    {
        bytes32 key = _key(target, selector);
        if (!_accounts[account].permissions[appointee].remove(key)) revert AppointeeNotSet();
        _accounts[account].appointees[key].remove(appointee);
        emit AppointeeRemoved(account, appointee, target, selector);
    }

    function isAdmin(address account, address caller) public view returns (bool) {
        KeySet storage admins = _accounts[account].admins;
        return admins.size() == 0 ? account == caller : admins.has(caller);
    }

    function isPendingAdmin(address account, address pendingAdmin) external view returns (bool) {
        return _accounts[account].pendingAdmins.has(pendingAdmin);
    }

    function getAdmins(address account) external view returns (address[] memory admins) {
        if (_accounts[account].admins.size() > 0) return _accounts[account].admins.addresses();
        admins = new address[](1);
        admins[0] = account;
    }

    function getPendingAdmins(address account) external view returns (address[] memory) {
        return _accounts[account].pendingAdmins.addresses();
    }

    function canCall(address account, address caller, address target, bytes4 selector) external view returns (bool) {
        return isAdmin(account, caller) || _accounts[account].permissions[caller].has(_key(target, selector));
    }

    function getAppointees(address account, address target, bytes4 selector) external view returns (address[] memory) {
        return _accounts[account].appointees[_key(target, selector)].addresses();
    }

    function getAppointeePermissions(address account, address appointee)
        external
        view
        returns (address[] memory targets, bytes4[] memory selectors)
    {
        bytes32[] memory keys = _accounts[account].permissions[appointee].members;
        targets = new address[](keys.length);
        selectors = new bytes4[](keys.length);
        for (uint256 i = 0; i < keys.length; i++) {
            targets[i] = address(bytes20(keys[i]));
            selectors[i] = bytes4(keys[i] << 160);
        }
    }

    function _key(address target, bytes4 selector) private pure returns (bytes32) {
        return bytes32(bytes20(target)) | (bytes32(selector) >> 160);
    }
}
