// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IAsset {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// The addresses that Eigenpie's contracts hold of each other on mainnet.
abstract contract EigenpieAddresses is Devnet {
    EigenpieConfig internal constant config = EigenpieConfig(0x20b70E4A1883b81429533FeD944d7957121c7CAB);
    address internal constant STAKING = 0x24db6717dB1C75B9Db6eA47164D8730B63875dB7;
    address internal constant MANAGER = 0x98083E22d12497c1516d3C49E7Cc6cD2CD9dcBA4;
    address internal constant NATIVE = 0xeFEfeFEfeFeFEFEFEfefeFeFefEfEfEfeFEFEFEf;

    error AssetNotSupported();

    modifier onlySupportedAsset(address asset) {
        if (!config.isSupportedAsset(asset)) revert AssetNotSupported();
        _;
    }
}

contract EigenpieConfig is Devnet {
    mapping(address => bool) public isSupportedAsset;
    mapping(address => address) public mLRTReceiptByAsset;
    /// Ether per asset, 1e18 = 1: what the price provider would say.
    mapping(address => uint256) public devnetPrice;
    address[] private assets;

    function getSupportedAssetList() external view returns (address[] memory) {
        return assets;
    }

    function devnetAdd(address asset, address receipt, uint256 price) external onlyDevnet {
        isSupportedAsset[asset] = true;
        mLRTReceiptByAsset[asset] = receipt;
        devnetPrice[asset] = price;
        assets.push(asset);
    }

    function devnetDrop(address asset) external onlyDevnet {
        isSupportedAsset[asset] = false;
    }
}

/// A token over one asset, whose rate is pushed.
contract MLRT is EigenpieAddresses, ERC20 {
    string private symbolText;
    address public underlyingAsset;
    uint256 public exchangeRateToLST;
    bool public paused;

    event LSTExchangeRateUpdated(address indexed caller, uint256 newExchangeRate);

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    function name() public view override returns (string memory) {
        return symbolText;
    }

    function symbol() public view override returns (string memory) {
        return symbolText;
    }

    function exchangeRateToNative() external view returns (uint256) {
        return exchangeRateToLST * config.devnetPrice(underlyingAsset) / 1 ether;
    }

    function mint(address to, uint256 amount) external whenNotPaused {
        require(msg.sender == STAKING, "MINTER_ROLE");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external whenNotPaused {
        require(msg.sender == MANAGER, "BURNER_ROLE");
        _burn(account, amount);
    }

    function devnetInitialize(string calldata symbol_, address asset, uint256 rate, address owner, uint256 supply)
        external
        onlyDevnet
    {
        symbolText = symbol_;
        underlyingAsset = asset;
        exchangeRateToLST = rate;
        _mint(owner, supply);
    }

    function devnetSetRate(uint256 rate) external onlyDevnet {
        exchangeRateToLST = rate;
        emit LSTExchangeRateUpdated(msg.sender, rate);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}

contract EigenpieStaking is EigenpieAddresses {
    bool public paused;
    uint256 public minAmountToDeposit;
    mapping(address => uint256) private depositLimit;
    address[] private nodeDelegatorQueue;

    error InvalidAmountToDeposit();
    error MaximumDepositLimitReached();
    error MinimumAmountToReceiveNotMet();

    event AssetDeposit(
        address indexed depositor,
        address indexed asset,
        uint256 depositAmount,
        address indexed referral,
        uint256 mintedAmount,
        bool isPreDepsoit
    );

    receive() external payable {}

    function getNodeDelegatorQueue() external view returns (address[] memory) {
        return nodeDelegatorQueue;
    }

    function devnetSetDelegators(address[] calldata delegators) external onlyDevnet {
        nodeDelegatorQueue = delegators;
    }

    function depositAsset(address asset, uint256 depositAmount, uint256 minRec, address referral)
        external
        payable
        onlySupportedAsset(asset)
    {
        require(!paused, "Pausable: paused");
        if (asset == NATIVE && msg.value != depositAmount) revert InvalidAmountToDeposit();
        if (depositAmount == 0 || depositAmount < minAmountToDeposit) revert InvalidAmountToDeposit();
        MLRT receipt = MLRT(config.mLRTReceiptByAsset(asset));
        uint256 minted = depositAmount * 1 ether / receipt.exchangeRateToLST();
        receipt.mint(msg.sender, minted);
        if (minted < minRec) revert MinimumAmountToReceiveNotMet();
        if (asset != NATIVE) IAsset(asset).transferFrom(msg.sender, address(this), depositAmount);
        emit AssetDeposit(msg.sender, asset, depositAmount, referral, minted, false);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}

/// Requests by account and asset, gathered by weeks; a claim takes everything of an asset that has ended.
contract EigenpieWithdrawManager is EigenpieAddresses {
    struct UserWithdrawalSchedule {
        uint256 receiptMLRTAmt;
        uint256 queuedWithdrawLSTAmt;
        uint256 claimedAmt;
        uint256 endTime;
    }

    struct WithdrawalSum {
        uint256 assetTotalToWithdrawAmt;
        uint256 assetTotalWithdrawQueued;
        uint256 mLRTTotalToBurn;
        bool mLRTburnt;
    }

    uint256 public lstWithdrawalDelay;
    uint256 public startTimestamp;
    uint256 public constant EPOCH_DURATION = 7 days;
    uint256 public withdrawalscheduleCleanUp;
    mapping(bytes32 => UserWithdrawalSchedule[]) public withdrawalSchedules;
    mapping(bytes32 => WithdrawalSum) public withdrawalSums;
    bool public paused;

    error InvalidAmount();
    error NativeWithdrawNotSupported();

    event UserQueuingForWithdrawal(
        address indexed user,
        address indexed asset,
        uint256 mLRTAmount,
        uint256 LSTAmt,
        uint256 currentEpoch,
        uint256 endTime
    );
    event AssetWithdrawn(address indexed user, address indexed asset, uint256 LSTAmt);

    function currentEpoch() public view returns (uint256) {
        return (block.timestamp - startTimestamp) / EPOCH_DURATION + 1;
    }

    function nextUserWithdrawalTime() public view returns (uint256) {
        return startTimestamp + (currentEpoch() + 1) * EPOCH_DURATION + lstWithdrawalDelay;
    }

    function userToAssetKey(address user, address asset) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(user, asset));
    }

    function assetEpochKey(address asset, uint256 epoch) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(asset, epoch));
    }

    function getUserQueuedWithdraw(address user, address[] calldata assets)
        external
        view
        returns (uint256[] memory queued, uint256[] memory claimable, uint256[] memory claimed)
    {
        queued = new uint256[](assets.length);
        claimable = new uint256[](assets.length);
        claimed = new uint256[](assets.length);
        for (uint256 i = 0; i < assets.length; i++) {
            UserWithdrawalSchedule[] storage list = withdrawalSchedules[userToAssetKey(user, assets[i])];
            for (uint256 j = 0; j < list.length; j++) {
                queued[i] += list[j].queuedWithdrawLSTAmt;
                claimed[i] += list[j].claimedAmt;
                if (_ended(list[j]) && list[j].claimedAmt == 0) claimable[i] += list[j].queuedWithdrawLSTAmt;
            }
        }
    }

    function getUserWithdrawalSchedules(address user, address[] calldata assets)
        external
        view
        returns (uint256[][] memory amounts, uint256[][] memory endTimes)
    {
        amounts = new uint256[][](assets.length);
        endTimes = new uint256[][](assets.length);
        for (uint256 i = 0; i < assets.length; i++) {
            UserWithdrawalSchedule[] storage list = withdrawalSchedules[userToAssetKey(user, assets[i])];
            amounts[i] = new uint256[](list.length);
            endTimes[i] = new uint256[](list.length);
            for (uint256 j = 0; j < list.length; j++) {
                amounts[i][j] = list[j].queuedWithdrawLSTAmt;
                endTimes[i][j] = list[j].endTime;
            }
        }
    }

    function userQueuingForWithdraw(address asset, uint256 mLRTamount) external onlySupportedAsset(asset) {
        require(!paused, "Pausable: paused");
        if (asset == NATIVE) revert NativeWithdrawNotSupported();
        MLRT receipt = MLRT(config.mLRTReceiptByAsset(asset));
        if (mLRTamount > receipt.balanceOf(msg.sender)) revert InvalidAmount();
        uint256 epoch = currentEpoch();
        uint256 amount = receipt.exchangeRateToLST() * mLRTamount / 1 ether;
        uint256 endTime = nextUserWithdrawalTime();
        withdrawalSchedules[userToAssetKey(msg.sender, asset)].push(
            UserWithdrawalSchedule(mLRTamount, amount, 0, endTime)
        );
        WithdrawalSum storage sum = withdrawalSums[assetEpochKey(asset, epoch)];
        sum.assetTotalToWithdrawAmt += amount;
        sum.mLRTTotalToBurn += mLRTamount;
        receipt.transferFrom(msg.sender, address(this), mLRTamount);
        emit UserQueuingForWithdrawal(msg.sender, asset, mLRTamount, amount, epoch, endTime);
    }

    function userWithdrawAsset(address[] calldata assets) external {
        for (uint256 i = 0; i < assets.length; i++) {
            UserWithdrawalSchedule[] storage list = withdrawalSchedules[userToAssetKey(msg.sender, assets[i])];
            uint256 total;
            uint256 done;
            for (uint256 j = 0; j < list.length; j++) {
                if (!_ended(list[j])) continue;
                if (list[j].claimedAmt == 0) {
                    list[j].claimedAmt = list[j].queuedWithdrawLSTAmt;
                    total += list[j].queuedWithdrawLSTAmt;
                }
                done++;
            }
            if (total > 0) {
                IAsset(assets[i]).transfer(msg.sender, total);
                emit AssetWithdrawn(msg.sender, assets[i], total);
            }
            _sweep(list, done);
        }
    }

    /// The bot burns what an epoch handed in; the tokens to pay it come by transfer.
    function devnetSettle(address asset, uint256 epoch) external onlyDevnet {
        WithdrawalSum storage sum = withdrawalSums[assetEpochKey(asset, epoch)];
        sum.assetTotalWithdrawQueued = sum.assetTotalToWithdrawAmt;
        sum.mLRTburnt = true;
        MLRT(config.mLRTReceiptByAsset(asset)).burnFrom(address(this), sum.mLRTTotalToBurn);
    }

    function devnetInitialize(uint256 start, uint256 delay) external onlyDevnet {
        startTimestamp = start;
        lstWithdrawalDelay = delay;
        withdrawalscheduleCleanUp = 5;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function _ended(UserWithdrawalSchedule storage schedule) private view returns (bool) {
        return block.timestamp >= schedule.endTime;
    }

    /// Once several are claimed they are taken off the front.
    function _sweep(UserWithdrawalSchedule[] storage list, uint256 done) private {
        if (done < withdrawalscheduleCleanUp) return;
        for (uint256 j = 0; j + done < list.length; j++) {
            list[j] = list[j + done];
        }
        for (uint256 j = 0; j < done; j++) {
            list.pop();
        }
    }
}
