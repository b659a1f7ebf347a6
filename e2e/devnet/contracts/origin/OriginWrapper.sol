// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "./OriginVault.sol";

interface IOethCredits {
    function rebasingCreditsPerTokenHighres() external view returns (uint256);
    function rebaseOptIn() external;
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// Shares that follow the token's index, whatever is sent here besides.
contract WOETH is Devnet, ERC20 {
    IOethCredits private constant TOKEN = IOethCredits(0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3);

    uint256 public adjuster;

    event Deposit(address indexed caller, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed caller, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );

    function name() public pure override returns (string memory) {
        return "Wrapped OETH";
    }

    function symbol() public pure override returns (string memory) {
        return "wOETH";
    }

    function asset() external pure returns (address) {
        return address(TOKEN);
    }

    function totalAssets() external view returns (uint256) {
        return convertToAssets(totalSupply);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * TOKEN.rebasingCreditsPerTokenHighres() / adjuster;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * adjuster / TOKEN.rebasingCreditsPerTokenHighres();
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets);
    }

    function previewRedeem(uint256 shares) public view returns (uint256) {
        return convertToAssets(shares);
    }

    /// Rounded up, as is what a mint costs.
    function previewWithdraw(uint256 assets) public view returns (uint256 shares) {
        shares = convertToShares(assets);
        if (convertToAssets(shares) < assets) shares += 1;
    }

    function previewMint(uint256 shares) public view returns (uint256 assets) {
        assets = convertToAssets(shares);
        if (convertToShares(assets) < shares) assets += 1;
    }

    function maxDeposit(address) external pure returns (uint256) {
        return type(uint256).max;
    }

    function maxMint(address) external pure returns (uint256) {
        return type(uint256).max;
    }

    function maxWithdraw(address owner) external view returns (uint256) {
        return convertToAssets(balanceOf[owner]);
    }

    function maxRedeem(address owner) external view returns (uint256) {
        return balanceOf[owner];
    }

    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        shares = previewDeposit(assets);
        _enter(receiver, assets, shares);
    }

    function mint(uint256 shares, address receiver) external returns (uint256 assets) {
        assets = previewMint(shares);
        _enter(receiver, assets, shares);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        shares = previewWithdraw(assets);
        _leave(receiver, owner, assets, shares);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        assets = previewRedeem(shares);
        _leave(receiver, owner, assets, shares);
    }

    function devnetInitialize(uint256 adjuster_) external onlyDevnet {
        adjuster = adjuster_;
        TOKEN.rebaseOptIn();
    }

    function _enter(address receiver, uint256 assets, uint256 shares) private {
        TOKEN.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function _leave(address receiver, address owner, uint256 assets, uint256 shares) private {
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        TOKEN.transfer(receiver, assets);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
    }
}

interface IOriginVault {
    function mint(uint256 amount) external;
}

/// Ether to OETH or wOETH in one transaction.
contract OETHZapper is Devnet {
    IOeth private constant TOKEN = IOeth(0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3);
    WOETH private constant WRAPPER = WOETH(0xDcEe70654261AF21C44c093C300eD3Bb97b78192);
    IOriginVault private constant VAULT = IOriginVault(0x39254033945AA2E4809Cc2977E7087BEE48bd7Ab);
    IOriginWeth private constant WETH = IOriginWeth(0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2);
    address private constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;

    event Zap(address indexed minter, address indexed asset, uint256 amount);

    receive() external payable {
        deposit();
    }

    function deposit() public payable returns (uint256 minted) {
        minted = _mint();
        TOKEN.transfer(msg.sender, minted);
    }

    function depositETHForWrappedTokens(uint256 least) external payable returns (uint256 shares) {
        shares = WRAPPER.deposit(_mint(), msg.sender);
        require(shares >= least, "Zapper: not enough minted");
    }

    function devnetInitialize() external onlyDevnet {
        WETH.approve(address(VAULT), type(uint256).max);
        TOKEN.approve(address(WRAPPER), type(uint256).max);
    }

    function _mint() private returns (uint256 minted) {
        uint256 amount = address(this).balance;
        emit Zap(msg.sender, ETHER, amount);
        WETH.deposit{value: amount}();
        VAULT.mint(WETH.balanceOf(address(this)));
        minted = TOKEN.balanceOf(address(this));
        require(minted >= amount, "Zapper: not enough minted");
    }
}
