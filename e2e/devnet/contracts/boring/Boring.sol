// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IAsset {
    function decimals() external view returns (uint8);
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IRateProvider {
    function getRate() external view returns (uint256);
}

/// Shares of a vault. Who may mint and burn is told by the devnet: mainnet's role registry is left out.
contract BoringVault is Devnet, ERC20 {
    string private tokenName;
    string private tokenSymbol;
    uint8 private tokenDecimals;
    mapping(address => bool) private trusted;

    event Enter(address indexed from, address indexed asset, uint256 amount, address indexed to, uint256 shares);
    event Exit(address indexed to, address indexed asset, uint256 amount, address indexed from, uint256 shares);

    modifier requiresAuth() {
        require(trusted[msg.sender] || msg.sender == DEVNET, "UNAUTHORIZED");
        _;
    }

    function name() public view override returns (string memory) {
        return tokenName;
    }

    function symbol() public view override returns (string memory) {
        return tokenSymbol;
    }

    function decimals() public view override returns (uint8) {
        return tokenDecimals;
    }

    function enter(address from, address asset, uint256 assetAmount, address to, uint256 shareAmount)
        external
        requiresAuth
    {
        if (assetAmount > 0) IAsset(asset).transferFrom(from, address(this), assetAmount);
        _mint(to, shareAmount);
        emit Enter(from, asset, assetAmount, to, shareAmount);
    }

    function exit(address to, address asset, uint256 assetAmount, address from, uint256 shareAmount)
        external
        requiresAuth
    {
        _burn(from, shareAmount);
        if (assetAmount > 0) IAsset(asset).transfer(to, assetAmount);
        emit Exit(to, asset, assetAmount, from, shareAmount);
    }

    function devnetInitialize(string calldata name_, string calldata symbol_, uint8 decimals_, address[] calldata trust)
        external
        onlyDevnet
    {
        tokenName = name_;
        tokenSymbol = symbol_;
        tokenDecimals = decimals_;
        for (uint256 i; i < trust.length; i++) trusted[trust[i]] = true;
    }
}

/// What one share is worth in the base asset, as somebody last wrote it.
contract AccountantWithRateProviders is Devnet {
    struct AccountantState {
        address payoutAddress;
        uint96 highwaterMark;
        uint128 feesOwedInBase;
        uint128 totalSharesLastUpdate;
        uint96 exchangeRate;
        uint16 allowedExchangeRateChangeUpper;
        uint16 allowedExchangeRateChangeLower;
        uint64 lastUpdateTimestamp;
        bool isPaused;
        uint24 minimumUpdateDelayInSeconds;
        uint16 platformFee;
        uint16 performanceFee;
    }

    struct RateProviderData {
        bool isPeggedToBase;
        address rateProvider;
    }

    AccountantState public accountantState;
    mapping(address => RateProviderData) public rateProviderData;
    address public base;
    uint8 public decimals;
    address public vault;

    event ExchangeRateUpdated(uint96 oldRate, uint96 newRate, uint64 currentTime);

    error AccountantWithRateProviders__Paused();

    function getRate() public view returns (uint256) {
        return accountantState.exchangeRate;
    }

    function getRateSafe() external view returns (uint256) {
        if (accountantState.isPaused) revert AccountantWithRateProviders__Paused();
        return getRate();
    }

    function getRateInQuote(address quote) public view returns (uint256) {
        uint256 rate = accountantState.exchangeRate;
        if (quote == base) return rate;
        uint8 quoteDecimals = IAsset(quote).decimals();
        uint256 scaled = decimals <= quoteDecimals
            ? rate * 10 ** (quoteDecimals - decimals)
            : rate / 10 ** (decimals - quoteDecimals);
        RateProviderData memory data = rateProviderData[quote];
        if (data.isPeggedToBase) return scaled;
        return 10 ** quoteDecimals * scaled / IRateProvider(data.rateProvider).getRate();
    }

    function getRateInQuoteSafe(address quote) external view returns (uint256) {
        if (accountantState.isPaused) revert AccountantWithRateProviders__Paused();
        return getRateInQuote(quote);
    }

    function devnetInitialize(address vault_, address base_, uint96 rate) external onlyDevnet {
        vault = vault_;
        base = base_;
        decimals = IAsset(base_).decimals();
        accountantState.allowedExchangeRateChangeUpper = 10_050;
        accountantState.allowedExchangeRateChangeLower = 9_950;
        _write(rate);
    }

    function devnetSetProvider(address asset, bool pegged, address provider) external onlyDevnet {
        rateProviderData[asset] = RateProviderData(pegged, provider);
    }

    /// As the updater does: a step beyond the bounds is written too, and pauses everything.
    function devnetUpdate(uint96 rate) external onlyDevnet {
        AccountantState storage state = accountantState;
        if (state.isPaused) revert AccountantWithRateProviders__Paused();
        uint256 upper = uint256(state.exchangeRate) * state.allowedExchangeRateChangeUpper / 1e4;
        uint256 lower = uint256(state.exchangeRate) * state.allowedExchangeRateChangeLower / 1e4;
        if (rate > upper || rate < lower) state.isPaused = true;
        _write(rate);
    }

    function devnetPause(bool value) external onlyDevnet {
        accountantState.isPaused = value;
    }

    function _write(uint96 rate) private {
        uint96 old = accountantState.exchangeRate;
        accountantState.exchangeRate = rate;
        accountantState.lastUpdateTimestamp = uint64(block.timestamp);
        emit ExchangeRateUpdated(old, rate, uint64(block.timestamp));
    }
}

/// Deposits, at the rate in the asset that is deposited.
contract TellerWithMultiAssetSupport is Devnet {
    BoringVault public vault;
    AccountantWithRateProviders public accountant;
    bool public isPaused;
    uint64 public shareLockPeriod;
    mapping(address => uint256) public shareUnlockTime;

    error TellerWithMultiAssetSupport__Paused();
    error TellerWithMultiAssetSupport__ZeroAssets();
    error TellerWithMultiAssetSupport__MinimumMintNotMet();

    function deposit(address asset, uint256 amount, uint256 minimumMint) external returns (uint256 shares) {
        if (isPaused) revert TellerWithMultiAssetSupport__Paused();
        if (amount == 0) revert TellerWithMultiAssetSupport__ZeroAssets();
        shares = amount * 10 ** vault.decimals() / accountant.getRateInQuoteSafe(asset);
        if (shares < minimumMint) revert TellerWithMultiAssetSupport__MinimumMintNotMet();
        vault.enter(msg.sender, asset, amount, msg.sender, shares);
        shareUnlockTime[msg.sender] = block.timestamp + shareLockPeriod;
    }

    function devnetInitialize(address vault_, address accountant_) external onlyDevnet {
        vault = BoringVault(vault_);
        accountant = AccountantWithRateProviders(accountant_);
    }

    function devnetPause(bool value) external onlyDevnet {
        isPaused = value;
    }
}

/// One request per holder and asset: paid after a delay, within a window, at the lower of two rates.
contract DelayedWithdraw is Devnet {
    struct WithdrawAsset {
        bool allowWithdraws;
        uint32 withdrawDelay;
        uint32 completionWindow;
        uint128 outstandingShares;
        uint16 withdrawFee;
        uint16 maxLoss;
    }

    struct WithdrawRequest {
        bool allowThirdPartyToComplete;
        uint16 maxLoss;
        uint40 maturity;
        uint96 shares;
        uint96 exchangeRateAtTimeOfRequest;
    }

    BoringVault private boringVault;
    AccountantWithRateProviders private accountant;
    address public feeAddress;
    bool public isPaused;
    bool private pulls;
    /// Of before the switch: it always takes from the vault, and does not know the question.
    bool private old;
    mapping(address => WithdrawAsset) public withdrawAssets;
    mapping(address => mapping(address => WithdrawRequest)) public withdrawRequests;

    event WithdrawRequested(address indexed account, address indexed asset, uint96 shares, uint40 maturity);
    event WithdrawCancelled(address indexed account, address indexed asset, uint96 shares);
    event WithdrawCompleted(address indexed account, address indexed asset, uint256 shares, uint256 assets);

    error DelayedWithdraw__MaxLossTooLarge();
    error DelayedWithdraw__WithdrawsNotAllowed();
    error DelayedWithdraw__WithdrawNotMatured();
    error DelayedWithdraw__NoSharesToWithdraw();
    error DelayedWithdraw__MaxLossExceeded();
    error DelayedWithdraw__ThirdPartyCompletionNotAllowed();
    error DelayedWithdraw__RequestPastCompletionWindow();
    error DelayedWithdraw__Paused();

    function setAllowThirdPartyToComplete(address asset, bool allow) external {
        withdrawRequests[msg.sender][asset].allowThirdPartyToComplete = allow;
    }

    function requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool allowThirdPartyToComplete) external {
        if (isPaused) revert DelayedWithdraw__Paused();
        WithdrawAsset storage terms = withdrawAssets[asset];
        if (!terms.allowWithdraws) revert DelayedWithdraw__WithdrawsNotAllowed();
        if (maxLoss > 0.5e4) revert DelayedWithdraw__MaxLossTooLarge();
        boringVault.transferFrom(msg.sender, address(this), shares);
        terms.outstandingShares += shares;
        WithdrawRequest storage request = withdrawRequests[msg.sender][asset];
        request.shares += shares;
        request.maturity = uint40(block.timestamp + terms.withdrawDelay);
        request.exchangeRateAtTimeOfRequest = uint96(accountant.getRateInQuoteSafe(asset));
        request.maxLoss = maxLoss;
        request.allowThirdPartyToComplete = allowThirdPartyToComplete;
        emit WithdrawRequested(msg.sender, asset, shares, request.maturity);
    }

    function cancelWithdraw(address asset) external {
        WithdrawRequest storage request = withdrawRequests[msg.sender][asset];
        uint96 shares = request.shares;
        if (shares == 0) revert DelayedWithdraw__NoSharesToWithdraw();
        withdrawAssets[asset].outstandingShares -= shares;
        request.shares = 0;
        boringVault.transfer(msg.sender, shares);
        emit WithdrawCancelled(msg.sender, asset, shares);
    }

    function completeWithdraw(address asset, address account) external returns (uint256 assetsOut) {
        if (isPaused) revert DelayedWithdraw__Paused();
        WithdrawAsset storage terms = withdrawAssets[asset];
        WithdrawRequest storage request = withdrawRequests[account][asset];
        uint32 window = terms.completionWindow > 0 ? terms.completionWindow : 7 days;
        if (block.timestamp > request.maturity + window) revert DelayedWithdraw__RequestPastCompletionWindow();
        if (msg.sender != account && !request.allowThirdPartyToComplete) {
            revert DelayedWithdraw__ThirdPartyCompletionNotAllowed();
        }
        if (!terms.allowWithdraws) revert DelayedWithdraw__WithdrawsNotAllowed();
        if (block.timestamp < request.maturity) revert DelayedWithdraw__WithdrawNotMatured();
        if (request.shares == 0) revert DelayedWithdraw__NoSharesToWithdraw();
        uint256 minRate = _minRate(terms, request, asset);
        uint256 shares = request.shares;
        terms.outstandingShares -= uint128(shares);
        uint256 fee = shares * terms.withdrawFee / 1e4;
        shares -= fee;
        if (fee > 0) boringVault.transfer(feeAddress, fee);
        assetsOut = shares * minRate / 10 ** boringVault.decimals();
        request.shares = 0;
        boringVault.exit(account, asset, pulls ? assetsOut : 0, address(this), shares);
        if (!pulls) IAsset(asset).transfer(account, assetsOut);
        emit WithdrawCompleted(account, asset, shares, assetsOut);
    }

    function devnetInitialize(address vault, address accountant_, address feeAddress_, bool pull) external onlyDevnet {
        boringVault = BoringVault(vault);
        accountant = AccountantWithRateProviders(accountant_);
        feeAddress = feeAddress_;
        pulls = pull;
    }

    function devnetMakeOld() external onlyDevnet {
        (pulls, old) = (true, true);
    }

    function pullFundsFromVault() external view returns (bool) {
        require(!old);
        return pulls;
    }

    function devnetSetAsset(address asset, bool allow, uint32 delay, uint32 window, uint16 fee, uint16 maxLoss)
        external
        onlyDevnet
    {
        uint128 outstanding = withdrawAssets[asset].outstandingShares;
        withdrawAssets[asset] = WithdrawAsset(allow, delay, window, outstanding, fee, maxLoss);
    }

    function devnetPause(bool value) external onlyDevnet {
        isPaused = value;
    }

    function _minRate(WithdrawAsset storage terms, WithdrawRequest storage request, address asset)
        private
        view
        returns (uint256 minRate)
    {
        uint256 current = accountant.getRateInQuoteSafe(asset);
        uint256 asked = request.exchangeRateAtTimeOfRequest;
        minRate = asked < current ? asked : current;
        uint256 maxRate = asked < current ? current : asked;
        uint256 maxLoss = request.maxLoss > 0 ? request.maxLoss : terms.maxLoss;
        if (minRate * (1e4 + maxLoss) / 1e4 < maxRate) revert DelayedWithdraw__MaxLossExceeded();
    }
}

/// Requests that a solver fills, kept as hashes. Amounts are fixed when asked for.
contract BoringOnChainQueue is Devnet {
    struct WithdrawAsset {
        bool allowWithdraws;
        uint24 secondsToMaturity;
        uint24 minimumSecondsToDeadline;
        uint16 minDiscount;
        uint16 maxDiscount;
        uint96 minimumShares;
        uint256 withdrawCapacity;
    }

    struct OnChainWithdraw {
        uint96 nonce;
        address user;
        address assetOut;
        uint128 amountOfShares;
        uint128 amountOfAssets;
        uint40 creationTime;
        uint24 secondsToMaturity;
        uint24 secondsToDeadline;
    }

    BoringVault public boringVault;
    AccountantWithRateProviders public accountant;
    uint256 public ONE_SHARE;
    uint96 public nonce;
    bool public isPaused;
    bytes32[] private ids;
    mapping(bytes32 => uint256) private places;
    mapping(address => WithdrawAsset) public withdrawAssets;

    event OnChainWithdrawRequested(
        bytes32 indexed requestId,
        address indexed user,
        address indexed assetOut,
        uint96 nonce,
        uint128 amountOfShares,
        uint128 amountOfAssets,
        uint40 creationTime,
        uint24 secondsToMaturity,
        uint24 secondsToDeadline
    );
    event OnChainWithdrawCancelled(bytes32 indexed requestId, address indexed user, uint256 timestamp);
    event OnChainWithdrawSolved(bytes32 indexed requestId, address indexed user, uint256 timestamp);

    error BoringOnChainQueue__Paused();
    error BoringOnChainQueue__WithdrawsNotAllowedForAsset();
    error BoringOnChainQueue__BadDiscount();
    error BoringOnChainQueue__BadShareAmount();
    error BoringOnChainQueue__BadDeadline();
    error BoringOnChainQueue__BadUser();
    error BoringOnChainQueue__DeadlinePassed();
    error BoringOnChainQueue__NotMatured();
    error BoringOnChainQueue__RequestNotFound();

    function requestOnChainWithdraw(address assetOut, uint128 shares, uint16 discount, uint24 secondsToDeadline)
        external
        returns (bytes32)
    {
        if (isPaused) revert BoringOnChainQueue__Paused();
        WithdrawAsset memory terms = withdrawAssets[assetOut];
        if (!terms.allowWithdraws) revert BoringOnChainQueue__WithdrawsNotAllowedForAsset();
        if (discount < terms.minDiscount || discount > terms.maxDiscount) revert BoringOnChainQueue__BadDiscount();
        if (shares < terms.minimumShares) revert BoringOnChainQueue__BadShareAmount();
        if (secondsToDeadline < terms.minimumSecondsToDeadline) revert BoringOnChainQueue__BadDeadline();
        boringVault.transferFrom(msg.sender, address(this), shares);
        return _queue(
            OnChainWithdraw(
                nonce++,
                msg.sender,
                assetOut,
                shares,
                previewAssetsOut(assetOut, shares, discount),
                uint40(block.timestamp),
                terms.secondsToMaturity,
                secondsToDeadline
            )
        );
    }

    function cancelOnChainWithdraw(OnChainWithdraw memory request) external returns (bytes32 requestId) {
        if (request.user != msg.sender) revert BoringOnChainQueue__BadUser();
        requestId = _dequeue(request);
        boringVault.transfer(request.user, request.amountOfShares);
        emit OnChainWithdrawCancelled(requestId, request.user, block.timestamp);
    }

    function getRequestIds() external view returns (bytes32[] memory) {
        return ids;
    }

    function previewAssetsOut(address assetOut, uint128 shares, uint16 discount) public view returns (uint128) {
        uint256 price = accountant.getRateInQuoteSafe(assetOut) * (1e4 - discount) / 1e4;
        return uint128(uint256(shares) * price / ONE_SHARE);
    }

    function devnetInitialize(address vault, address accountant_) external onlyDevnet {
        boringVault = BoringVault(vault);
        accountant = AccountantWithRateProviders(accountant_);
        ONE_SHARE = 10 ** boringVault.decimals();
        nonce = 1;
    }

    function devnetSetAsset(address asset, bool allow, uint24 maturity, uint24 deadline, uint16 low, uint16 high, uint96 least)
        external
        onlyDevnet
    {
        withdrawAssets[asset] = WithdrawAsset(allow, maturity, deadline, low, high, least, type(uint256).max);
    }

    function devnetPause(bool value) external onlyDevnet {
        isPaused = value;
    }

    /// A solver: takes the shares and pays from its own pocket.
    function devnetSolve(OnChainWithdraw memory request, address solver) external onlyDevnet {
        uint256 maturity = uint256(request.creationTime) + request.secondsToMaturity;
        if (block.timestamp < maturity) revert BoringOnChainQueue__NotMatured();
        if (block.timestamp > maturity + request.secondsToDeadline) revert BoringOnChainQueue__DeadlinePassed();
        bytes32 requestId = _dequeue(request);
        emit OnChainWithdrawSolved(requestId, request.user, block.timestamp);
        boringVault.transfer(solver, request.amountOfShares);
        IAsset(request.assetOut).transferFrom(solver, request.user, request.amountOfAssets);
    }

    function _queue(OnChainWithdraw memory request) private returns (bytes32 requestId) {
        requestId = keccak256(abi.encode(request));
        ids.push(requestId);
        places[requestId] = ids.length;
        emit OnChainWithdrawRequested(
            requestId,
            request.user,
            request.assetOut,
            request.nonce,
            request.amountOfShares,
            request.amountOfAssets,
            request.creationTime,
            request.secondsToMaturity,
            request.secondsToDeadline
        );
    }

    function _dequeue(OnChainWithdraw memory request) private returns (bytes32 requestId) {
        requestId = keccak256(abi.encode(request));
        uint256 place = places[requestId];
        if (place == 0) revert BoringOnChainQueue__RequestNotFound();
        bytes32 last = ids[ids.length - 1];
        ids[place - 1] = last;
        places[last] = place;
        ids.pop();
        delete places[requestId];
    }
}
