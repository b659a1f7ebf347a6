// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface IBlacklister {
    function nonBlacklisted(address user) external view;
}

/// The addresses that ether.fi's contracts hold of each other on mainnet.
abstract contract EtherFiAddresses is Devnet {
    IBlacklister internal constant blacklist = IBlacklister(0x5585996E7cFE95f2D99e61168B8b35C66Ff99B18);
    address internal constant REQUESTS = 0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c;
    address internal constant REDEMPTION = 0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0;
    address payable internal constant POOL = payable(0x308861A430be4cce5502d0A12724771Fc6DaF216);
}

/// Off by hand, or until a time; the last second of it still counts.
abstract contract EtherFiPausable is EtherFiAddresses {
    bool public paused;
    uint256 public pausedUntil;

    error ContractPaused();
    error ContractPausedUntil(uint256 pausedUntil);

    modifier whenNotPaused() {
        if (paused) revert ContractPaused();
        if (pausedUntil >= block.timestamp) revert ContractPausedUntil(pausedUntil);
        _;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetPauseUntil(uint256 timestamp) external onlyDevnet {
        pausedUntil = timestamp;
    }
}

/// Addresses that ether.fi has blocked, each until a time.
contract Blacklister is Devnet {
    mapping(address => uint256) public blacklistedUntil;

    error BlacklistedUser(address user);

    function nonBlacklisted(address user) external view {
        if (blacklistedUntil[user] > block.timestamp) revert BlacklistedUser(user);
    }

    function devnetBlacklist(address user, uint256 until) external onlyDevnet {
        blacklistedUntil[user] = until;
    }
}
