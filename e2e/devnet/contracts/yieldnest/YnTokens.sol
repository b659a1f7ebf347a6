// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC6093.sol";

interface IYnQueue {
    function redemptionAssetsVault() external view returns (address);
}

interface IWrappedStEth {
    function stEthPerToken() external view returns (uint256);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// What ynETH and ynLSDe share: a supply, what it is worth in ether, and the queue that burns.
abstract contract YnBase is Devnet, ERC6093 {
    /// Stands for all that is staked and restaked, in wei.
    uint256 internal staked;
    address internal queue;
    bool public depositsPaused;

    error Paused();
    error ZeroShares();

    function totalAssets() public view virtual returns (uint256);

    function previewRedeem(uint256 shares) public view returns (uint256) {
        return totalSupply == 0 ? shares : shares * totalAssets() / totalSupply;
    }

    function burn(uint256 amount) external {
        require(msg.sender == queue, "DEVNET_ONLY");
        _burn(msg.sender, amount);
    }

    function devnetInitialize(address holder, uint256 supply, uint256 worth, address burner) external onlyDevnet {
        _mint(holder, supply);
        staked = worth;
        queue = burner;
    }

    /// What is staked now, after rewards, slashing and payments.
    function devnetReport(uint256 worth) external onlyDevnet {
        staked = worth;
    }

    function devnetPauseDeposits(bool isPaused) external onlyDevnet {
        depositsPaused = isPaused;
    }

    function _toShares(uint256 worth) internal view returns (uint256) {
        return totalSupply == 0 ? worth : worth * totalSupply / totalAssets();
    }
}

contract YnETH is YnBase {
    uint256 public totalDepositedInPool;

    event Deposit(
        address indexed sender, address indexed receiver, uint256 assets, uint256 shares, uint256 totalDepositedInPool
    );

    error ZeroETH();

    function name() public pure override returns (string memory) {
        return "ynETH";
    }

    function symbol() public pure override returns (string memory) {
        return "ynETH";
    }

    function totalAssets() public view override returns (uint256) {
        return totalDepositedInPool + staked;
    }

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return previewRedeem(shares);
    }

    function convertToShares(uint256 assets) external view returns (uint256) {
        return _toShares(assets);
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return _toShares(assets);
    }

    function depositETH(address receiver) external payable returns (uint256 shares) {
        if (depositsPaused) revert Paused();
        if (msg.value == 0) revert ZeroETH();
        shares = previewDeposit(msg.value);
        if (shares == 0) revert ZeroShares();
        _mint(receiver, shares);
        totalDepositedInPool += msg.value;
        emit Deposit(msg.sender, receiver, msg.value, shares, totalDepositedInPool);
    }
}

/// ynEigen with one asset, wstETH, valued by what Lido says; mainnet's takes several.
contract YnLSDe is YnBase {
    IWrappedStEth private constant WSTETH = IWrappedStEth(0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0);

    uint256 private deposited;

    event DepositAsset(
        address indexed sender, address indexed receiver, address indexed asset, uint256 amount, uint256 shares
    );

    error UnsupportedAsset(address asset);
    error ZeroAmount();

    function name() public pure override returns (string memory) {
        return "ynLSDe";
    }

    function symbol() public pure override returns (string memory) {
        return "ynLSDe";
    }

    function totalAssets() public view override returns (uint256) {
        return deposited * WSTETH.stEthPerToken() / 1e18 + staked;
    }

    function convertToAssets(address asset, uint256 shares) external view returns (uint256) {
        if (asset != address(WSTETH)) revert UnsupportedAsset(asset);
        return previewRedeem(shares) * 1e18 / WSTETH.stEthPerToken();
    }

    function deposit(address asset, uint256 amount, address receiver) external returns (uint256 shares) {
        if (depositsPaused) revert Paused();
        if (asset != address(WSTETH)) revert UnsupportedAsset(asset);
        if (amount == 0) revert ZeroAmount();
        WSTETH.transferFrom(msg.sender, address(this), amount);
        shares = _toShares(amount * WSTETH.stEthPerToken() / 1e18);
        if (shares == 0) revert ZeroShares();
        _mint(receiver, shares);
        deposited += amount;
        emit DepositAsset(msg.sender, receiver, asset, amount, shares);
    }
}

/// A vault share at a rate that only the devnet moves.
contract YnETHx is Devnet, ERC6093 {
    uint256 public totalAssets;

    function name() public pure override returns (string memory) {
        return "ynETHx";
    }

    function symbol() public pure override returns (string memory) {
        return "ynETHx";
    }

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return shares * (totalAssets + 1) / (totalSupply + 1);
    }

    function devnetInitialize(address holder, uint256 supply, uint256 worth) external onlyDevnet {
        _mint(holder, supply);
        totalAssets = worth;
    }
}
