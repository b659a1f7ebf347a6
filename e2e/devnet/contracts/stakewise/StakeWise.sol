// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";
import "./ExitQueue.sol";

interface IOsToken {
    function mint(address to, uint256 shares) external;
    function burn(address from, uint256 shares) external;
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

interface IOsTokenController {
    function convertToAssets(uint256 shares) external view returns (uint256);
    function convertToShares(uint256 assets) external view returns (uint256);
    function mintShares(address receiver, uint256 shares) external returns (uint256);
    function burnShares(address owner, uint256 shares) external returns (uint256);
}

abstract contract StakeWiseBase is Devnet {
    IOsToken internal constant OS_TOKEN = IOsToken(0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38);
    IOsTokenController internal constant CONTROLLER = IOsTokenController(0x2A261e60FB14586B474C208b1B7AC6D0f5000306);
    address internal constant REDEEMER = 0xc43A7b16A7a167c0318390Cba16787C11e9e1FD0;
    address internal constant OLD_REDEEMER = 0xdF3123dD182b8d3e0266a2dC37eEb8366d149B5A;
    address internal constant GENESIS = 0xAC0F906E433d58FA868F936E8A43230473652885;
    address internal constant COMMUNITY = 0x154628AC72533aad39aBdcaE2055Dced0b4Eef4D;

    error AccessDenied();
}

contract OsToken is StakeWiseBase, ERC20, Permit {
    function name() public pure override returns (string memory) {
        return "Staked ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "osETH";
    }

    function mint(address to, uint256 shares) external {
        if (msg.sender != address(CONTROLLER)) revert AccessDenied();
        _mint(to, shares);
    }

    function burn(address from, uint256 shares) external {
        if (msg.sender != address(CONTROLLER)) revert AccessDenied();
        _burn(from, shares);
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}

/// The rate: assets grow every second by `avgRewardPerSecond`, of which a part is the treasury's.
contract OsTokenVaultController is StakeWiseBase {
    uint256 private constant WAD = 1e18;
    /// Stands for StakeWise's treasury.
    address private constant TREASURY = 0x144a98cb1CdBb23610501fE6108858D9B7D24934;

    uint128 private storedShares;
    uint128 private storedAssets;
    uint64 private lastUpdate;
    uint256 public avgRewardPerSecond;
    uint16 public feePercent;

    event StateUpdated(uint256 profitAccrued, uint256 treasuryShares, uint256 treasuryAssets);
    event AvgRewardPerSecondUpdated(uint256 avgRewardPerSecond);

    function totalShares() external view returns (uint256) {
        return storedShares;
    }

    function totalAssets() public view returns (uint256) {
        uint256 profit = _profit();
        return storedAssets + profit - profit * feePercent / 10_000;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return storedShares == 0 ? shares : shares * totalAssets() / storedShares;
    }

    function convertToShares(uint256 assets) external view returns (uint256) {
        return assets == 0 || storedShares == 0 ? assets : assets * storedShares / totalAssets();
    }

    function mintShares(address receiver, uint256 shares) external returns (uint256 assets) {
        if (msg.sender != GENESIS && msg.sender != COMMUNITY) revert AccessDenied();
        updateState();
        assets = convertToAssets(shares);
        storedShares += uint128(shares);
        storedAssets += uint128(assets);
        OS_TOKEN.mint(receiver, shares);
    }

    function burnShares(address owner, uint256 shares) external returns (uint256 assets) {
        bool known = msg.sender == GENESIS || msg.sender == COMMUNITY || msg.sender == REDEEMER
            || msg.sender == OLD_REDEEMER;
        if (!known) revert AccessDenied();
        updateState();
        assets = convertToAssets(shares);
        OS_TOKEN.burn(owner, shares);
        storedShares -= uint128(shares);
        storedAssets -= uint128(assets);
    }

    function updateState() public {
        uint256 profit = _profit();
        lastUpdate = uint64(block.timestamp);
        if (profit == 0) return;
        uint256 fee = profit * feePercent / 10_000;
        uint256 after_ = storedAssets + profit;
        uint256 minted = fee == 0 ? 0 : fee * storedShares / (after_ - fee);
        if (minted > 0) OS_TOKEN.mint(TREASURY, minted);
        storedAssets = uint128(after_);
        storedShares += uint128(minted);
        emit StateUpdated(profit, minted, fee);
    }

    function devnetInitialize(address holder, uint256 shares, uint256 assets, uint256 rewardPerSecond)
        external
        onlyDevnet
    {
        lastUpdate = uint64(block.timestamp);
        storedShares = uint128(shares);
        storedAssets = uint128(assets);
        feePercent = 500;
        avgRewardPerSecond = rewardPerSecond;
        OS_TOKEN.mint(holder, shares);
        emit AvgRewardPerSecondUpdated(rewardPerSecond);
    }

    function _profit() private view returns (uint256) {
        return avgRewardPerSecond * storedAssets * (block.timestamp - lastUpdate) / WAD;
    }
}

contract OsTokenConfig is Devnet {
    struct Config {
        uint128 liqBonusPercent;
        uint64 liqThresholdPercent;
        uint64 ltvPercent;
    }

    address public redeemer;

    event RedeemerUpdated(address newRedeemer);

    function getConfig(address) external pure returns (Config memory) {
        return Config(1.01 ether, 0.92 ether, 0.9 ether);
    }

    function devnetSetRedeemer(address value) external onlyDevnet {
        redeemer = value;
        emit RedeemerUpdated(value);
    }
}

/// Any holder's way from osETH to ether: paid when others swap ether in, or when positions are redeemed for the queue.
contract OsTokenRedeemer is StakeWiseBase, ExitQueue {
    uint256 public constant exitQueueUpdateDelay = 12 hours;

    uint128 public queuedShares;
    uint128 public unclaimedAssets;
    uint128 public redeemedShares;
    uint128 public redeemedAssets;
    uint128 public swappedShares;
    uint128 public swappedAssets;
    uint256 public exitQueueTimestamp;
    mapping(bytes32 => uint256) public exitRequests;

    event OsTokenSharesSwapped(address indexed sender, address indexed receiver, uint256 shares, uint256 assets);
    event OsTokenPositionsRedeemed(uint256 shares, uint256 assets);

    error TooEarlyUpdate();

    receive() external payable {}

    function canProcessExitQueue() external view returns (bool) {
        if (exitQueueTimestamp + exitQueueUpdateDelay > block.timestamp) return false;
        return swappedShares > 0 || redeemedShares > 0;
    }

    function calculateExitedAssets(address receiver, uint256 positionTicket, uint256 exitQueueIndex)
        public
        view
        returns (uint256, uint256, uint256)
    {
        return _exited(exitRequests[_key(receiver, positionTicket)], positionTicket, exitQueueIndex);
    }

    function permitOsToken(uint256 shares, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        try OS_TOKEN.permit(msg.sender, address(this), shares, deadline, v, r, s) {} catch {}
    }

    function enterExitQueue(uint256 shares, address receiver) external returns (uint256 ticket) {
        if (shares == 0) revert InvalidShares();
        if (receiver == address(0)) revert ZeroAddress();
        ticket = _processed() + swappedShares + redeemedShares + queuedShares;
        exitRequests[_key(receiver, ticket)] = shares;
        OS_TOKEN.transferFrom(msg.sender, address(this), shares);
        queuedShares += uint128(shares);
        emit ExitQueueEntered(msg.sender, receiver, ticket, shares);
    }

    function claimExitedAssets(uint256 ticket, uint256 index) external {
        (uint256 left, uint256 exited, uint256 assets) = calculateExitedAssets(msg.sender, ticket, index);
        if (exited == 0 || assets == 0) revert ExitRequestNotProcessed();
        unclaimedAssets -= uint128(assets);
        delete exitRequests[_key(msg.sender, ticket)];
        uint256 next;
        if (left > 0) {
            next = ticket + exited;
            exitRequests[_key(msg.sender, next)] = left;
        }
        (bool sent,) = msg.sender.call{value: assets}("");
        require(sent);
        emit ExitedAssetsClaimed(msg.sender, ticket, next, assets);
    }

    function swapAssetsToOsTokenShares(address receiver) external payable returns (uint256 shares) {
        if (msg.value == 0) revert InvalidAssets();
        if (receiver == address(0)) revert ZeroAddress();
        shares = CONTROLLER.convertToShares(msg.value);
        queuedShares -= uint128(shares);
        swappedShares += uint128(shares);
        swappedAssets += uint128(msg.value);
        OS_TOKEN.transfer(receiver, shares);
        emit OsTokenSharesSwapped(msg.sender, receiver, shares, msg.value);
    }

    function processExitQueue() external {
        if (exitQueueTimestamp + exitQueueUpdateDelay > block.timestamp) revert TooEarlyUpdate();
        (uint256 shares, uint256 assets) = (swappedShares + redeemedShares, swappedAssets + redeemedAssets);
        (swappedShares, swappedAssets, redeemedShares, redeemedAssets) = (0, 0, 0, 0);
        if (shares == 0 || assets == 0) return;
        unclaimedAssets += uint128(assets);
        _checkpoint(shares, assets);
        exitQueueTimestamp = block.timestamp;
    }

    /// Positions of stakers are redeemed for the queue: their ether comes, the osETH is burnt.
    function devnetRedeem(uint256 shares) external payable onlyDevnet {
        uint256 assets = CONTROLLER.burnShares(address(this), shares);
        require(msg.value >= assets, "SEND_ASSETS");
        queuedShares -= uint128(shares);
        redeemedShares += uint128(shares);
        redeemedAssets += uint128(assets);
        emit OsTokenPositionsRedeemed(shares, assets);
    }

    function _key(address receiver, uint256 ticket) private pure returns (bytes32) {
        return keccak256(abi.encode(receiver, ticket));
    }
}
