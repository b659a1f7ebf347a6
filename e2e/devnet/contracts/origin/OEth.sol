// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

/// Grows by its index: credits of an account over credits per token. Contracts stand still until they opt in. Yield that is
/// handed on to somebody else is left out.
contract OETH is Devnet {
    address private constant VAULT = 0x39254033945AA2E4809Cc2977E7087BEE48bd7Ab;

    enum RebaseOptions {
        NotSet,
        StdNonRebasing,
        StdRebasing,
        YieldDelegationSource,
        YieldDelegationTarget
    }

    uint256 public totalSupply;
    uint256 public rebasingCreditsHighres;
    uint256 public rebasingCreditsPerTokenHighres;
    uint256 public nonRebasingSupply;
    mapping(address => mapping(address => uint256)) public allowance;
    mapping(address => RebaseOptions) public rebaseState;
    mapping(address => uint256) private credits;
    /// Of those who stand still: 1e18.
    mapping(address => uint256) public nonRebasingCreditsPerToken;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event AccountRebasingEnabled(address account);
    event AccountRebasingDisabled(address account);
    event TotalSupplyUpdatedHighres(uint256 totalSupply, uint256 rebasingCredits, uint256 rebasingCreditsPerToken);

    modifier onlyVault() {
        require(msg.sender == VAULT || msg.sender == DEVNET, "Caller is not the Vault");
        _;
    }

    function name() external pure returns (string memory) {
        return "Origin Ether";
    }

    function symbol() external pure returns (string memory) {
        return "OETH";
    }

    function decimals() external pure returns (uint8) {
        return 18;
    }

    function vaultAddress() external pure returns (address) {
        return VAULT;
    }

    function balanceOf(address account) public view returns (uint256) {
        return credits[account] * 1e18 / _perToken(account);
    }

    function creditsBalanceOfHighres(address account) external view returns (uint256, uint256, bool) {
        return (credits[account], _perToken(account), true);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _transfer(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        require(value <= allowed, "Allowance exceeded");
        allowance[from][msg.sender] = allowed - value;
        _transfer(from, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function rebaseOptIn() external {
        require(
            nonRebasingCreditsPerToken[msg.sender] > 0 || credits[msg.sender] == 0, "Account must be non-rebasing"
        );
        RebaseOptions state = rebaseState[msg.sender];
        require(
            state == RebaseOptions.StdNonRebasing || state == RebaseOptions.NotSet,
            "Only standard non-rebasing accounts can opt in"
        );
        uint256 balance = balanceOf(msg.sender);
        rebaseState[msg.sender] = RebaseOptions.StdRebasing;
        nonRebasingCreditsPerToken[msg.sender] = 0;
        credits[msg.sender] = _toCredits(balance);
        rebasingCreditsHighres += credits[msg.sender];
        nonRebasingSupply -= balance;
        emit AccountRebasingEnabled(msg.sender);
    }

    function rebaseOptOut() external {
        require(nonRebasingCreditsPerToken[msg.sender] == 0, "Account must be rebasing");
        _optOut(msg.sender);
    }

    function mint(address account, uint256 amount) external onlyVault {
        require(account != address(0), "Mint to the zero address");
        _set(account, balanceOf(account) + amount);
        totalSupply += amount;
        emit Transfer(address(0), account, amount);
    }

    function burn(address account, uint256 amount) external onlyVault {
        require(account != address(0), "Burn from the zero address");
        if (amount == 0) return;
        uint256 balance = balanceOf(account);
        require(balance >= amount, "Transfer amount exceeds balance");
        _set(account, balance - amount);
        totalSupply -= amount;
        emit Transfer(account, address(0), amount);
    }

    /// Everything new goes to those who grow. Credits per token are rounded up.
    function changeSupply(uint256 supply) external onlyVault {
        require(totalSupply > 0, "Cannot increase 0 supply");
        if (supply != totalSupply) {
            totalSupply = supply;
            uint256 growing = supply - nonRebasingSupply;
            rebasingCreditsPerTokenHighres = (rebasingCreditsHighres * 1e18 + growing - 1) / growing;
            require(rebasingCreditsPerTokenHighres > 0, "Invalid change in supply");
        }
        emit TotalSupplyUpdatedHighres(totalSupply, rebasingCreditsHighres, rebasingCreditsPerTokenHighres);
    }

    function devnetInitialize(uint256 creditsPerToken) external onlyDevnet {
        rebasingCreditsPerTokenHighres = creditsPerToken;
    }

    function _perToken(address account) private view returns (uint256) {
        uint256 still = nonRebasingCreditsPerToken[account];
        return still > 0 ? still : rebasingCreditsPerTokenHighres;
    }

    /// Rounds up, so that an account never has less than it should.
    function _toCredits(uint256 balance) private view returns (uint256) {
        return (balance * rebasingCreditsPerTokenHighres + 1e18 - 1) / 1e18;
    }

    function _transfer(address from, address to, uint256 value) private {
        require(to != address(0), "Transfer to zero address");
        uint256 balance = balanceOf(from);
        require(balance >= value, "Transfer amount exceeds balance");
        _set(from, balance - value);
        _set(to, balanceOf(to) + value);
        emit Transfer(from, to, value);
    }

    function _set(address account, uint256 balance) private {
        _migrate(account);
        uint256 before = credits[account];
        if (nonRebasingCreditsPerToken[account] > 0) {
            credits[account] = balance;
            nonRebasingSupply = nonRebasingSupply + balance - before;
        } else {
            credits[account] = _toCredits(balance);
            rebasingCreditsHighres = rebasingCreditsHighres + credits[account] - before;
        }
    }

    /// A contract that has not chosen stands still from the first time it is touched; an account that delegates its code
    /// is no contract.
    function _migrate(address account) private {
        bytes memory code = account.code;
        bool delegates = code.length == 23 && bytes3(code) == 0xef0100;
        if (code.length == 0 || delegates || rebaseState[account] != RebaseOptions.NotSet) return;
        if (nonRebasingCreditsPerToken[account] == 0) _optOut(account);
    }

    function _optOut(address account) private {
        RebaseOptions state = rebaseState[account];
        require(
            state == RebaseOptions.StdRebasing || state == RebaseOptions.NotSet,
            "Only standard rebasing accounts can opt out"
        );
        uint256 balance = balanceOf(account);
        rebasingCreditsHighres -= credits[account];
        nonRebasingSupply += balance;
        rebaseState[account] = RebaseOptions.StdNonRebasing;
        nonRebasingCreditsPerToken[account] = 1e18;
        credits[account] = balance;
        emit AccountRebasingDisabled(account);
    }
}
