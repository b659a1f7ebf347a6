// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "./SwellTicket.sol";

interface ISwellToken {
    function getRate() external view returns (uint256);
    function burn(uint256 amount) external;
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface ISwellDeposits {
    function transferETHForWithdrawRequests(uint256 amount) external;
}

/// SwellFixed-point arithmetic of 18 decimals that always truncates.
library SwellFixed {
    function mul(uint256 x, uint256 y) internal pure returns (uint256) {
        return x * y / 1e18;
    }

    function div(uint256 x, uint256 y) internal pure returns (uint256) {
        return x * 1e18 / y;
    }
}

/// The pause flags of one line.
contract SwellAccessControl is Devnet {
    bool public coreMethodsPaused;
    bool public botMethodsPaused;
    bool public operatorMethodsPaused;
    bool public withdrawalsPaused;

    function devnetPause(bool core, bool withdrawals) external onlyDevnet {
        coreMethodsPaused = core;
        withdrawalsPaused = withdrawals;
    }
}

/// What Swell's contracts share: who is let in, and where the flags are.
abstract contract SwellGated is Devnet {
    SwellAccessControl public AccessControlManager;
    bool public whitelistEnabled;
    mapping(address => bool) public whitelistedAddresses;

    error NotInWhitelist();
    error InvalidMethodCall();

    modifier checkWhitelist(address account) {
        if (whitelistEnabled && !whitelistedAddresses[account]) revert NotInWhitelist();
        _;
    }

    function devnetWhitelist(bool enabled, address account) external onlyDevnet {
        whitelistEnabled = enabled;
        whitelistedAddresses[account] = true;
    }
}

/// swETH and rswETH: a stored rate that a repricing writes.
abstract contract SwellToken is SwellGated, ERC20 {
    using SwellFixed for uint256;

    uint256 private fixedRate;
    address private deposits;
    uint256 public lastRepriceETHReserves;
    uint256 public lastRepriceUNIX;
    uint256 public minimumRepriceTime;
    uint256 public totalETHDeposited;
    uint256 public swellTreasuryRewardPercentage;
    uint256 public nodeOperatorRewardPercentage;

    error CoreMethodsPaused();
    error InvalidETHDeposit();
    error CannotReferSelf();
    error NotEnoughTimeElapsedForReprice(uint256 remainingTime);

    event ETHDepositReceived(
        address indexed from, uint256 amount, uint256 minted, uint256 newTotalETHDeposited, address indexed referral
    );
    event Reprice(
        uint256 newEthReserves,
        uint256 newRate,
        uint256 nodeOperatorRewards,
        uint256 swellTreasuryRewards,
        uint256 totalETHDeposited
    );

    fallback() external {
        revert InvalidMethodCall();
    }

    function name() public view override returns (string memory) {
        return symbol();
    }

    function getRate() public view returns (uint256) {
        return fixedRate == 0 ? 1 ether : fixedRate;
    }

    function deposit() external payable {
        _deposit(address(0));
    }

    function depositWithReferral(address referral) external payable {
        if (msg.sender == referral) revert CannotReferSelf();
        _deposit(referral);
    }

    function _burnOwn(uint256 amount) internal {
        _burn(msg.sender, amount);
    }

    function _deposit(address referral) private checkWhitelist(msg.sender) {
        if (AccessControlManager.coreMethodsPaused()) revert CoreMethodsPaused();
        if (msg.value == 0) revert InvalidETHDeposit();
        uint256 minted = msg.value.div(getRate());
        _mint(msg.sender, minted);
        totalETHDeposited += msg.value;
        (bool sent,) = deposits.call{value: msg.value}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
        emit ETHDepositReceived(msg.sender, msg.value, minted, totalETHDeposited, referral);
    }

    /// The repricing of the bot: fees are minted as tokens, all of them to the treasury here.
    function devnetReprice(uint256 preRewardReserves, uint256 rewards, uint256 supply) external onlyDevnet {
        uint256 elapsed = block.timestamp - lastRepriceUNIX;
        if (elapsed < minimumRepriceTime) revert NotEnoughTimeElapsedForReprice(minimumRepriceTime - elapsed);
        uint256 reserves = preRewardReserves + rewards;
        uint256 share = swellTreasuryRewardPercentage + nodeOperatorRewardPercentage;
        uint256 fee = rewards.mul(share);
        uint256 feeTokens = supply.mul(fee).div(reserves - fee);
        fixedRate = reserves.div(supply + feeTokens);
        if (feeTokens > 0) _mint(DEVNET, feeTokens);
        lastRepriceETHReserves = reserves;
        lastRepriceUNIX = block.timestamp;
        emit Reprice(reserves, fixedRate, 0, feeTokens, totalETHDeposited);
    }

    function devnetInitialize(address access, address deposits_, address owner, uint256 supply) external onlyDevnet {
        AccessControlManager = SwellAccessControl(access);
        deposits = deposits_;
        swellTreasuryRewardPercentage = 0.05 ether;
        nodeOperatorRewardPercentage = 0.05 ether;
        _mint(owner, supply);
    }

    function _mintFor(address to, uint256 amount) internal {
        _mint(to, amount);
    }

    function _depositsOnly() internal view returns (bool) {
        return msg.sender == deposits;
    }
}

contract SwETH is SwellToken {
    error CannotBurnZeroSwETH();

    function symbol() public pure override returns (string memory) {
        return "swETH";
    }

    function swETHToETHRate() external view returns (uint256) {
        return getRate();
    }

    function ethToSwETHRate() external view returns (uint256) {
        return SwellFixed.div(1 ether, getRate());
    }

    function burn(uint256 amount) external {
        if (amount == 0) revert CannotBurnZeroSwETH();
        _burnOwn(amount);
    }
}

contract RswETH is SwellToken {
    error CannotBurnZeroRswETH();
    error OnlyDepositManager();
    error InsufficientRswETHReceived(uint256 rswETHAmount, uint256 minRswETH);

    function symbol() public pure override returns (string memory) {
        return "rswETH";
    }

    function rswETHToETHRate() external view returns (uint256) {
        return getRate();
    }

    function ethToRswETHRate() external view returns (uint256) {
        return SwellFixed.div(1 ether, getRate());
    }

    function burn(uint256 amount) external {
        if (amount == 0) revert CannotBurnZeroRswETH();
        _burnOwn(amount);
    }

    function depositViaDepositManager(uint256 amount, address to, uint256 least) external {
        if (!_depositsOnly()) revert OnlyDepositManager();
        uint256 minted = SwellFixed.div(amount, getRate());
        if (minted < least) revert InsufficientRswETHReceived(minted, least);
        _mintFor(to, minted);
    }
}

/// Holds the ether of one line and hands it to its exit contract when tickets are settled.
contract SwellDepositManager is SwellGated {
    address private exit;
    address private token;
    mapping(address => address) public exchangeRateProviders;

    error CannotDepositZero();
    error NoRateProviderSet();
    error InvalidETHWithdrawCaller();
    error InsufficientETHBalance();

    receive() external payable {}

    function transferETHForWithdrawRequests(uint256 amount) external {
        if (msg.sender != exit) revert InvalidETHWithdrawCaller();
        if (address(this).balance < amount) revert InsufficientETHBalance();
        (bool sent,) = exit.call{value: amount}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }

    /// rswETH for another staking token, at that token's own rate.
    function depositLST(address lst, uint256 amount, uint256 minRswETH) external checkWhitelist(msg.sender) {
        if (amount == 0) revert CannotDepositZero();
        address provider = exchangeRateProviders[lst];
        if (provider == address(0)) revert NoRateProviderSet();
        ISwellToken(lst).transferFrom(msg.sender, address(this), amount);
        uint256 worth = amount * ISwellToken(provider).getRate() / 1e18;
        RswETH(payable(token)).depositViaDepositManager(worth, msg.sender, minRswETH);
    }

    function devnetInitialize(address exit_, address token_) external onlyDevnet {
        exit = exit_;
        token = token_;
    }

    function devnetSetProvider(address lst, address provider) external onlyDevnet {
        exchangeRateProviders[lst] = provider;
    }
}

/// swEXIT and rswEXIT: tokens are burnt for a ticket, tickets are settled in order, their owner cashes them in.
abstract contract SwellExit is SwellGated, SwellTicket {
    using SwellFixed for uint256;

    struct WithdrawRequest {
        uint256 amount;
        uint256 lastTokenIdProcessed;
        uint256 rateWhenCreated;
    }

    ISwellToken private token;
    ISwellDeposits private deposits;
    uint256 private lastCreated;
    /// Last ticket of each settled batch, ascending, and the rate of that batch.
    uint256[] private batchEnds;
    mapping(uint256 => uint256) private batchRate;
    mapping(uint256 => WithdrawRequest) public withdrawalRequests;
    uint256 public withdrawRequestMaximum;
    uint256 public withdrawRequestMinimum;
    uint256 public exitingETH;
    uint256 public totalETHExited;

    error WithdrawRequestTooLarge(uint256 amount, uint256 limit);
    error WithdrawRequestTooSmall(uint256 amount, uint256 minimum);
    error WithdrawalRequestDoesNotExist();
    error WithdrawalRequestNotProcessed();
    error WithdrawalsPaused();
    error WithdrawalRequestFinalizationOnlyAllowedForNFTOwner();
    error CannotProcessWithdrawalsForNonExistentToken();

    event WithdrawRequestCreated(
        uint256 tokenId,
        uint256 amount,
        uint256 timestamp,
        uint256 indexed lastTokenIdProcessed,
        uint256 rateWhenCreated,
        address indexed owner
    );
    event WithdrawalClaimed(address indexed owner, uint256 tokenId, uint256 exitClaimedETH);
    event WithdrawalsProcessed(
        uint256 fromTokenId,
        uint256 toTokenId,
        uint256 processedRate,
        uint256 processedExitingETH,
        uint256 processedExitedETH
    );
    event ETHReceived(address indexed sender, uint256 amount);

    receive() external payable {
        emit ETHReceived(msg.sender, msg.value);
    }

    function createWithdrawRequest(uint256 amount) external checkWhitelist(msg.sender) {
        if (AccessControlManager.withdrawalsPaused()) revert WithdrawalsPaused();
        if (amount < withdrawRequestMinimum) revert WithdrawRequestTooSmall(amount, withdrawRequestMinimum);
        if (amount > withdrawRequestMaximum) revert WithdrawRequestTooLarge(amount, withdrawRequestMaximum);
        token.transferFrom(msg.sender, address(this), amount);
        token.burn(amount);
        uint256 tokenId = ++lastCreated;
        uint256 processed = getLastTokenIdProcessed();
        uint256 rate = token.getRate();
        withdrawalRequests[tokenId] = WithdrawRequest(amount, processed, rate);
        exitingETH += amount.mul(rate);
        _safeMint(msg.sender, tokenId);
        emit WithdrawRequestCreated(tokenId, amount, block.timestamp, processed, rate, msg.sender);
    }

    function finalizeWithdrawal(uint256 tokenId) external {
        if (AccessControlManager.withdrawalsPaused()) revert WithdrawalsPaused();
        address owner = _ownerOf(tokenId);
        if (owner == address(0)) revert WithdrawalRequestDoesNotExist();
        if (owner != msg.sender) revert WithdrawalRequestFinalizationOnlyAllowedForNFTOwner();
        (bool processed, uint256 rate) = getProcessedRateForTokenId(tokenId);
        if (!processed) revert WithdrawalRequestNotProcessed();
        uint256 claim = _payout(tokenId, rate);
        _burn(tokenId);
        (bool sent,) = owner.call{value: claim}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
        emit WithdrawalClaimed(owner, tokenId, claim);
    }

    /// Says yes for tickets that were never made too, as on mainnet.
    function getProcessedRateForTokenId(uint256 tokenId) public view returns (bool, uint256) {
        if (tokenId == 0 || getLastTokenIdProcessed() < tokenId) return (false, 0);
        uint256 low = 0;
        uint256 high = batchEnds.length - 1;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (batchEnds[middle] < tokenId) low = middle + 1;
            else high = middle;
        }
        return (true, batchRate[batchEnds[low]]);
    }

    function getLastTokenIdProcessed() public view returns (uint256) {
        return batchEnds.length == 0 ? 0 : batchEnds[batchEnds.length - 1];
    }

    function getLastTokenIdCreated() external view returns (uint256) {
        return lastCreated;
    }

    /// The bot settles every ticket up to this one at the present rate and brings the ether.
    function devnetProcess(uint256 lastTokenId) external onlyDevnet {
        uint256 from = getLastTokenIdProcessed();
        if (_ownerOf(lastTokenId) == address(0)) revert CannotProcessWithdrawalsForNonExistentToken();
        uint256 rate = token.getRate();
        batchEnds.push(lastTokenId);
        batchRate[lastTokenId] = rate;
        uint256 exiting;
        uint256 exited;
        for (uint256 tokenId = from + 1; tokenId <= lastTokenId; tokenId++) {
            WithdrawRequest storage request = withdrawalRequests[tokenId];
            exiting += request.amount.mul(request.rateWhenCreated);
            exited += _payout(tokenId, rate);
        }
        exitingETH -= exiting;
        totalETHExited += exited;
        deposits.transferETHForWithdrawRequests(exited);
        emit WithdrawalsProcessed(from + 1, lastTokenId, rate, exiting, exited);
    }

    function devnetInitialize(address access, address token_, address deposits_, uint256 least, uint256 most)
        external
        onlyDevnet
    {
        AccessControlManager = SwellAccessControl(access);
        token = ISwellToken(token_);
        deposits = ISwellDeposits(deposits_);
        withdrawRequestMinimum = least;
        withdrawRequestMaximum = most;
    }

    function _payout(uint256 tokenId, uint256 rate) private view returns (uint256) {
        WithdrawRequest storage request = withdrawalRequests[tokenId];
        return request.amount.mul(rate > request.rateWhenCreated ? request.rateWhenCreated : rate);
    }
}

contract SwEXIT is SwellExit {
    function symbol() public pure override returns (string memory) {
        return "swEXIT";
    }
}

contract RswEXIT is SwellExit {
    function symbol() public pure override returns (string memory) {
        return "rswEXIT";
    }
}
