// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The devnet places runtime code without a constructor; each contract is told its parameters by one call, once.
abstract contract Once {
    event Initialized(uint8 version);

    error DevnetAlreadyInitialized();

    bool private _done;

    modifier once() {
        if (_done) revert DevnetAlreadyInitialized();
        _done = true;
        _;
        emit Initialized(1);
    }
}

/// No function with this modifier can be entered again from within itself or another one that has it.
abstract contract NonReentrant {
    bool private _entered;

    modifier nonReentrant() {
        require(!_entered, "ReentrancyGuard: reentrant call");
        _entered = true;
        _;
        _entered = false;
    }
}

abstract contract Owned {
    event OwnershipTransferred(address indexed previousOwner, address indexed newOwner);

    address public owner;

    modifier onlyOwner() {
        require(msg.sender == owner, "Ownable: caller is not the owner");
        _;
    }

    function transferOwnership(address newOwner) external onlyOwner {
        require(newOwner != address(0), "Ownable: new owner is the zero address");
        _setOwner(newOwner);
    }

    function renounceOwnership() external onlyOwner {
        _setOwner(address(0));
    }

    function _setOwner(address newOwner) internal {
        emit OwnershipTransferred(owner, newOwner);
        owner = newOwner;
    }
}
