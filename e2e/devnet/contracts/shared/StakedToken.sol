// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Devnet.sol";
import "./ERC20.sol";
import "./Permit.sol";

/// Off by hand, and accounts that may not take part.
abstract contract Blacklistable is Devnet {
    bool public paused;
    mapping(address => bool) public isBlacklisted;

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    modifier notBlacklisted(address account) {
        require(!isBlacklisted[account], "Blacklistable: account is blacklisted");
        _;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetBlacklist(address account, bool value) external onlyDevnet {
        isBlacklisted[account] = value;
    }
}

/// A stablecoin's token with a rate that the issuer's oracle sets: what cbETH and wBETH, its descendant, have in common.
abstract contract StakedToken is Blacklistable, ERC20, Permit {
    uint256 public exchangeRate;

    event ExchangeRateUpdated(address indexed oracle, uint256 newExchangeRate);

    function oracle() public view virtual returns (address);

    function updateExchangeRate(uint256 newExchangeRate) external {
        require(msg.sender == oracle(), "StakedTokenV1: caller is not the oracle");
        require(newExchangeRate > 0, "StakedTokenV1: new exchange rate cannot be 0");
        exchangeRate = newExchangeRate;
        emit ExchangeRateUpdated(msg.sender, newExchangeRate);
    }

    function approve(address spender, uint256 amount) public override returns (bool) {
        _checkMovable(msg.sender, spender);
        return super.approve(spender, amount);
    }

    function _beforeTransfer(address from, address to, uint256) internal view override {
        _checkMovable(from, to);
        require(!isBlacklisted[msg.sender], "Blacklistable: account is blacklisted");
    }

    function _checkMovable(address from, address to)
        private
        view
        whenNotPaused
        notBlacklisted(from)
        notBlacklisted(to)
    {}

    function _domainName() internal view override returns (string memory) {
        return name();
    }

    function _domainVersion() internal pure override returns (string memory) {
        return "2";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _checkMovable(owner, spender);
        _approve(owner, spender, value);
    }

    function _expiredError() internal pure override returns (string memory) {
        return "FiatTokenV2: permit is expired";
    }

    function _signatureError() internal pure override returns (string memory) {
        return "EIP2612: invalid signature";
    }

    function _unlimitedIsKept() internal pure override returns (bool) {
        return false;
    }

    function _allowanceError() internal pure override returns (string memory) {
        return "ERC20: transfer amount exceeds allowance";
    }
}
