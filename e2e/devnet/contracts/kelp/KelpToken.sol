// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/ERC20.sol";
import "./Addresses.sol";

/// rsETH. Its switch stops minting and burning; an account's transfers can be blocked for a day.
contract RsETH is KelpAddresses, ERC20 {
    uint256 private constant BLOCK_DURATION = 1 days;

    mapping(address => uint256) public transfersBlockedUntil;

    event UserTransfersBlocked(address indexed account, uint256 blockedUntil);

    error TransfersBlocked(address account, uint256 blockedUntil);

    function name() public pure override returns (string memory) {
        return "rsETH";
    }

    function symbol() public pure override returns (string memory) {
        return "rsETH";
    }

    function mint(address to, uint256 amount) external whenNotPaused {
        require(msg.sender == POOL || msg.sender == ORACLE || msg.sender == DEVNET, "DEVNET_ONLY");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external whenNotPaused {
        require(msg.sender == MANAGER, "DEVNET_ONLY");
        _burn(account, amount);
    }

    function blockUserTransfers(address account) external onlyDevnet {
        transfersBlockedUntil[account] = block.timestamp + BLOCK_DURATION;
        emit UserTransfersBlocked(account, transfersBlockedUntil[account]);
    }

    function _beforeTransfer(address from, address, uint256) internal view override {
        uint256 until = transfersBlockedUntil[from];
        if (block.timestamp < until) revert TransfersBlocked(from, until);
    }
}
