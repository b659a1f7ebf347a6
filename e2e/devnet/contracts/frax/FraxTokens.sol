// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";

/// frxETH: one for one ether, minted by the minter, burnt by whoever holds it.
contract FrxETH is Devnet, ERC20, Permit {
    address private constant MINTER = 0x7Bc6bad540453360F744666D625fec0ee1320cA3;

    function name() public pure override returns (string memory) {
        return "Frax Ether";
    }

    function symbol() public pure override returns (string memory) {
        return "frxETH";
    }

    function minter_mint(address to, uint256 amount) external {
        require(msg.sender == MINTER || msg.sender == DEVNET, "Only minters");
        _mint(to, amount);
    }

    function burn(uint256 amount) external {
        _burn(msg.sender, amount);
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}

interface IFrxETH {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function minter_mint(address to, uint256 amount) external;
    function burn(uint256 amount) external;
    function approve(address spender, uint256 amount) external returns (bool);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

/// sfrxETH: a vault over frxETH whose rewards come in cycles of seven days and unlock evenly over each.
contract SfrxETH is Devnet, ERC20, Permit {
    IFrxETH private constant FRXETH = IFrxETH(0x5E8422345238F34275888049021821E8E08CAa1f);

    uint32 public lastSync;
    uint32 public rewardsCycleEnd;
    uint192 public lastRewardAmount;
    uint256 private storedTotalAssets;

    event NewRewardsCycle(uint32 indexed cycleEnd, uint256 rewardAmount);
    event Deposit(address indexed caller, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed caller, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );

    error SyncError();

    function name() public pure override returns (string memory) {
        return "Staked Frax Ether";
    }

    function symbol() public pure override returns (string memory) {
        return "sfrxETH";
    }

    function asset() external pure returns (address) {
        return address(FRXETH);
    }

    function rewardsCycleLength() public pure returns (uint32) {
        return 7 days;
    }

    function totalAssets() public view returns (uint256) {
        if (block.timestamp >= rewardsCycleEnd) return storedTotalAssets + lastRewardAmount;
        return storedTotalAssets
            + uint256(lastRewardAmount) * (block.timestamp - lastSync) / (rewardsCycleEnd - lastSync);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return totalSupply == 0 ? assets : assets * totalSupply / totalAssets();
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return totalSupply == 0 ? shares : shares * totalAssets() / totalSupply;
    }

    function pricePerShare() external view returns (uint256) {
        return convertToAssets(1 ether);
    }

    function previewDeposit(uint256 assets) external view returns (uint256) {
        return convertToShares(assets);
    }

    function previewRedeem(uint256 shares) public view returns (uint256) {
        return convertToAssets(shares);
    }

    function previewWithdraw(uint256 assets) public view returns (uint256) {
        return totalSupply == 0 ? assets : _up(assets * totalSupply, totalAssets());
    }

    function maxRedeem(address owner) external view returns (uint256) {
        return balanceOf[owner];
    }

    function deposit(uint256 assets, address receiver) public returns (uint256 shares) {
        _syncIfDue();
        shares = convertToShares(assets);
        require(shares != 0, "ZERO_SHARES");
        FRXETH.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, shares);
        storedTotalAssets += assets;
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        _syncIfDue();
        shares = previewWithdraw(assets);
        _leave(assets, shares, receiver, owner);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        _syncIfDue();
        assets = previewRedeem(shares);
        require(assets != 0, "ZERO_ASSETS");
        _leave(assets, shares, receiver, owner);
    }

    function syncRewards() public {
        if (block.timestamp < rewardsCycleEnd) revert SyncError();
        uint256 added = FRXETH.balanceOf(address(this)) - storedTotalAssets - lastRewardAmount;
        storedTotalAssets += lastRewardAmount;
        uint32 length = rewardsCycleLength();
        uint32 end = (uint32(block.timestamp) + length) / length * length;
        // A cycle of less than a twentieth of its length is joined to the next.
        if (end - block.timestamp < length / 20) end += length;
        lastRewardAmount = uint192(added);
        lastSync = uint32(block.timestamp);
        rewardsCycleEnd = end;
        emit NewRewardsCycle(end, added);
    }

    /// Gives the vault a past: what it holds beyond this cycle's rewards was earned before, and two of seven days are over.
    function devnetBegin(uint192 reward) external onlyDevnet {
        storedTotalAssets = FRXETH.balanceOf(address(this)) - reward;
        lastRewardAmount = reward;
        lastSync = uint32(block.timestamp - 2 days);
        rewardsCycleEnd = uint32(block.timestamp + 5 days);
    }

    function _syncIfDue() private {
        if (block.timestamp >= rewardsCycleEnd) syncRewards();
    }

    function _leave(uint256 assets, uint256 shares, address receiver, address owner) private {
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        storedTotalAssets -= assets;
        _burn(owner, shares);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
        FRXETH.transfer(receiver, assets);
    }

    function _up(uint256 dividend, uint256 divisor) private pure returns (uint256) {
        return (dividend + divisor - 1) / divisor;
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}

interface ISfrxETH {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function deposit(uint256 assets, address receiver) external returns (uint256 shares);
    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

/// Ether in, frxETH out; the ether goes to the router, which pays redemptions from it.
contract FraxEtherMinter is Devnet {
    IFrxETH private constant FRXETH = IFrxETH(0x5E8422345238F34275888049021821E8E08CAa1f);
    ISfrxETH private constant SFRXETH = ISfrxETH(0xac3E018457B222d93114458476f3E3416Abbe38F);
    address payable private constant ROUTER = payable(0x5acAf61d339dd123e60ba450Ea38fbC49445007C);

    bool public mintFrxEthPaused;

    event EthSubmitted(address indexed sender, address indexed recipient, uint256 sent_amount);
    event MintFrxEthPaused(bool newStatus);

    error CannotMintZero();
    error MintFrxEthIsPaused();
    error NoSfrxEthReturned();

    function mintFrxEth() external payable {
        _submit(msg.sender);
    }

    function mintFrxEthAndGive(address recipient) external payable {
        _submit(recipient);
    }

    function submitAndDeposit(address recipient) external payable returns (uint256 shares) {
        _submit(address(this));
        FRXETH.approve(address(SFRXETH), msg.value);
        shares = SFRXETH.deposit(msg.value, recipient);
        if (shares == 0) revert NoSfrxEthReturned();
    }

    function devnetPause(bool value) external onlyDevnet {
        mintFrxEthPaused = value;
        emit MintFrxEthPaused(value);
    }

    function _submit(address recipient) private {
        if (mintFrxEthPaused) revert MintFrxEthIsPaused();
        if (msg.value == 0) revert CannotMintZero();
        (bool sent,) = ROUTER.call{value: msg.value}("");
        require(sent);
        FRXETH.minter_mint(recipient, msg.value);
        emit EthSubmitted(msg.sender, recipient, msg.value);
    }
}

/// Holds the ether that is not with validators: what redemptions may pull.
contract EtherRouter is Devnet {
    address private constant QUEUE = 0xfDC69e6BE352BD5644C438302DE4E311AAD5565b;

    receive() external payable {}

    function requestEther(address payable recipient, uint256 amount, bool) external {
        require(msg.sender == QUEUE);
        (bool sent,) = recipient.call{value: amount}("");
        require(sent);
    }
}
