// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "../Addresses.sol";
import {IPermissions} from "../Neighbours.sol";

/// Operators and AVSs may let others act for them (facts 3.10); stakers may not.
abstract contract Permitted {
    error InvalidPermissions();

    function permissionController() external pure returns (address) {
        return At.PERMISSION_CONTROLLER;
    }

    modifier permittedBy(address account) {
        if (!_permitted(account)) revert InvalidPermissions();
        _;
    }

    function _permitted(address account) internal view returns (bool) {
        return IPermissions(At.PERMISSION_CONTROLLER).canCall(account, msg.sender, address(this), msg.sig);
    }
}
