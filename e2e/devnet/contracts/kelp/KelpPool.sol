// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Addresses.sol";
import "./KelpToken.sol";

/// What rsETH is worth. The rate stands still until somebody has it worked out anew.
contract KelpOracle is KelpAddresses {
    uint256 private constant BASIS_POINTS = 10_000;

    uint256 public rsETHPrice;
    uint256 public highestRsethPrice;
    /// 1e18 is 100 %.
    uint256 public pricePercentageLimit;
    uint256 private protocolFee;
    address private treasury;
    mapping(address => uint256) private prices;

    event RsETHPriceUpdate(uint256 newPrice, uint256 oldPrice);
    event FeeMinted(address receiver, uint256 amount);

    error AssetOracleNotSupported();

    function getAssetPrice(address asset) public view returns (uint256) {
        if (prices[asset] == 0) revert AssetOracleNotSupported();
        return prices[asset];
    }

    /// A fall below the highest rate by more than the limit pauses everything and writes nothing.
    function updateRSETHPrice() external whenNotPaused {
        uint256 supply = RsETH(RSETH).totalSupply();
        uint256 total = _totalEther();
        uint256 price = total * 1e18 / supply;
        if (price < highestRsethPrice && highestRsethPrice - price > highestRsethPrice * pricePercentageLimit / 1e18) {
            if (!KelpPool(payable(POOL)).paused()) KelpPool(payable(POOL)).pause();
            if (!KelpAddresses(MANAGER).paused()) KelpAddresses(MANAGER).pause();
            _pause();
            return;
        }
        uint256 old = rsETHPrice;
        uint256 fee = price > old ? (price - old) * supply / 1e18 * protocolFee / BASIS_POINTS : 0;
        rsETHPrice = (total - fee) * 1e18 / supply;
        if (rsETHPrice > highestRsethPrice) highestRsethPrice = rsETHPrice;
        emit RsETHPriceUpdate(rsETHPrice, old);
        if (fee == 0) return;
        uint256 minted = fee * 1e18 / rsETHPrice;
        RsETH(RSETH).mint(treasury, minted);
        emit FeeMinted(treasury, minted);
    }

    function devnetInitialize(uint256 price, uint256 limit, uint256 fee, address to) external onlyDevnet {
        rsETHPrice = price;
        highestRsethPrice = price;
        pricePercentageLimit = limit;
        protocolFee = fee;
        treasury = to;
    }

    function devnetSetPrice(address asset, uint256 price) external onlyDevnet {
        prices[asset] = price;
    }

    function _totalEther() private view returns (uint256 total) {
        address[] memory assets = KelpConfig(CONFIG).getSupportedAssetList();
        for (uint256 i = 0; i < assets.length; i++) {
            total += KelpPool(payable(POOL)).getTotalAssetDeposits(assets[i]) * getAssetPrice(assets[i]);
        }
        total /= 1e18;
    }
}

/// Takes deposits. `devnetReported` stands for all that node delegators hold and have in EigenLayer.
contract KelpPool is KelpAddresses {
    uint256 public minAmountToDeposit;
    mapping(address => uint256) public devnetReported;
    address[] private nodeDelegatorQueue;

    event ETHDeposit(address indexed depositor, uint256 depositAmount, uint256 rsethMintAmount, string referralId);
    event AssetDeposit(
        address indexed depositor,
        address indexed asset,
        uint256 depositAmount,
        uint256 rsethMintAmount,
        string referralId
    );

    error InvalidAmountToDeposit();
    error MinimumAmountToReceiveNotMet();

    receive() external payable {}

    function getTotalAssetDeposits(address asset) external view returns (uint256) {
        return _held(asset, address(this)) + devnetReported[asset] + _held(asset, UNSTAKING_VAULT);
    }

    function getNodeDelegatorQueue() external view returns (address[] memory) {
        return nodeDelegatorQueue;
    }

    function devnetSetDelegators(address[] calldata delegators) external onlyDevnet {
        nodeDelegatorQueue = delegators;
    }

    function getRsETHAmountToMint(address asset, uint256 amount) public view returns (uint256) {
        return amount * KelpOracle(ORACLE).getAssetPrice(asset) / KelpOracle(ORACLE).rsETHPrice();
    }

    function depositETH(uint256 least, string calldata referralId) external payable whenNotPaused {
        uint256 minted = _deposit(ETHER, msg.value, least);
        emit ETHDeposit(msg.sender, msg.value, minted, referralId);
    }

    function depositAsset(address asset, uint256 amount, uint256 least, string calldata referralId)
        external
        whenNotPaused
        onlySupportedAsset(asset)
    {
        uint256 minted = _deposit(asset, amount, least);
        IKelpAsset(asset).transferFrom(msg.sender, address(this), amount);
        emit AssetDeposit(msg.sender, asset, amount, minted, referralId);
    }

    function devnetInitialize(uint256 least) external onlyDevnet {
        minAmountToDeposit = least;
    }

    /// What is restaked of an asset, after rewards and slashing.
    function devnetReport(address asset, uint256 amount) external onlyDevnet {
        devnetReported[asset] = amount;
    }

    function _deposit(address asset, uint256 amount, uint256 least) private returns (uint256 minted) {
        if (amount == 0 || amount < minAmountToDeposit) revert InvalidAmountToDeposit();
        minted = getRsETHAmountToMint(asset, amount);
        if (minted < least) revert MinimumAmountToReceiveNotMet();
        RsETH(RSETH).mint(msg.sender, minted);
    }
}

/// Holds what withdrawals are paid from. A part is kept for those in the queue.
contract KelpUnstakingVault is KelpAddresses {
    mapping(address => uint256) public queuedWithdrawalsBuffer;

    receive() external payable {}

    function balanceOf(address asset) public view returns (uint256) {
        return _held(asset, address(this));
    }

    function getAssetsAvailableForInstantWithdrawal(address asset) external view returns (uint256) {
        uint256 held = balanceOf(asset);
        uint256 kept = queuedWithdrawalsBuffer[asset];
        return held > kept ? held - kept : 0;
    }

    function redeem(address asset, uint256 amount) external {
        require(msg.sender == MANAGER, "DEVNET_ONLY");
        _send(asset, MANAGER, amount);
    }

    function devnetSetBuffer(address asset, uint256 amount) external onlyDevnet {
        queuedWithdrawalsBuffer[asset] = amount;
    }
}
