// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC6093.sol";
import "../shared/Permit.sol";
import "../shared/VirtualShares.sol";

interface IWstEthOfTreehouse {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function stEthPerToken() external view returns (uint256);
    function wrap(uint256 amount) external returns (uint256);
}

interface IStEthOfTreehouse {
    function balanceOf(address account) external view returns (uint256);
    function submit(address referral) external payable returns (uint256);
    function approve(address spender, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// Who is whose neighbour.
abstract contract TreehouseBase is Devnet {
    IWstEthOfTreehouse internal constant WSTETH = IWstEthOfTreehouse(0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0);
    IStEthOfTreehouse internal constant STETH = IStEthOfTreehouse(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);
    TAsset internal constant TETH = TAsset(0xD11c452fc99cF405034ee446803b6F6c1F6d5ED8);
    TreehouseVault internal constant VAULT = TreehouseVault(0x551d155760ae96050439AD24Ae98A96c765d761B);
    address internal constant ROUTER = 0xeFA3fa8e85D2b3CfdB250CdeA156c2c6C90628F5;
    TreehouseRedemptionV2 internal constant REDEMPTION =
        TreehouseRedemptionV2(0xcd63a29FAfF07130d3Af89bB4f40778938AaBB85);
    address internal constant FASTLANE = 0x829525417Cd78CBa0f99A8736426fC299506C0d6;

    error Unauthorized();
    error MinimumNotMet();
    error InsufficientFundsInVault();
    error EnforcedPause();
}

/// tETH: shares of what the protocol counts in wstETH, one number here. Only the protocol may deposit and redeem.
contract TAsset is TreehouseBase, ERC6093, Permit, VirtualShares {
    uint256 private counted;

    error ERC2612ExpiredSignature(uint256 deadline);
    error ERC2612InvalidSigner(address signer, address owner);

    modifier onlyProtocol() {
        if (msg.sender != ROUTER && msg.sender != address(REDEMPTION) && msg.sender != FASTLANE) revert Unauthorized();
        _;
    }

    function name() public pure override returns (string memory) {
        return "Treehouse ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "tETH";
    }

    function totalAssets() public view override returns (uint256) {
        return counted;
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets);
    }

    function deposit(uint256 assets, address receiver) external onlyProtocol returns (uint256 shares) {
        shares = convertToShares(assets);
        counted += assets;
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function redeem(uint256 shares, address receiver, address owner) external onlyProtocol returns (uint256 assets) {
        assets = convertToAssets(shares);
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        counted -= assets;
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
    }

    /// What a redemption did not pay out stays with those who remain: on mainnet a transfer of the accounting unit.
    function giveBack(uint256 assets) external onlyProtocol {
        counted += assets;
    }

    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        public
        override
    {
        if (block.timestamp > deadline) revert ERC2612ExpiredSignature(deadline);
        bytes32 digest = _digest(keccak256(abi.encode(PERMIT_TYPE, owner, spender, value, nonces[owner]++, deadline)));
        address signer = ecrecover(digest, v, r, s);
        if (signer == address(0) || signer != owner) revert ERC2612InvalidSigner(signer, owner);
        _approve(owner, spender, value);
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }

    function _shares() internal view override returns (uint256) {
        return totalSupply;
    }

    function devnetInitialize(address holder, uint256 supply, uint256 assets) external onlyDevnet {
        _mint(holder, supply);
        counted = assets;
    }

    /// What the accounts of the protocol say, which a loss of the strategies lowers.
    function devnetReport(uint256 assets) external onlyDevnet {
        counted = assets;
    }
}

/// Holds what is paid out. The switch of both ways out is here; on mainnet it is in a controller of its own.
contract TreehouseVault is TreehouseBase {
    bool public paused;

    function getUnderlying() external pure returns (address) {
        return address(WSTETH);
    }

    function pay(uint256 amount, address to) external {
        if (msg.sender != address(REDEMPTION) && msg.sender != FASTLANE) revert Unauthorized();
        WSTETH.transfer(to, amount);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}

/// Deposits of ether, stETH and wstETH.
contract TreehouseRouter is TreehouseBase {
    bool public paused;
    uint256 public depositCapInEth;

    error NotAllowableAsset();
    error DepositCapExceeded();

    function depositETH() external payable {
        STETH.submit{value: msg.value}(address(0));
        _deposit(_wrapped());
    }

    function deposit(address asset, uint256 amount) external {
        if (asset == address(WSTETH)) {
            WSTETH.transferFrom(msg.sender, address(this), amount);
            _deposit(amount);
        } else if (asset == address(STETH)) {
            STETH.transferFrom(msg.sender, address(this), amount);
            _deposit(_wrapped());
        } else {
            revert NotAllowableAsset();
        }
    }

    function _wrapped() private returns (uint256) {
        uint256 held = STETH.balanceOf(address(this));
        STETH.approve(address(WSTETH), held);
        return WSTETH.wrap(held);
    }

    function _deposit(uint256 assets) private {
        if (paused) revert EnforcedPause();
        if ((TETH.totalAssets() + assets) * WSTETH.stEthPerToken() / 1 ether > depositCapInEth) {
            revert DepositCapExceeded();
        }
        WSTETH.transfer(address(VAULT), assets);
        TETH.deposit(assets, msg.sender);
    }

    function devnetSet(bool paused_, uint256 cap) external onlyDevnet {
        (paused, depositCapInEth) = (paused_, cap);
    }
}

/// The slow way out: reckoned at the request, paid at the lower of then and now. This version has no `minRedeemInEth`.
contract TreehouseRedemptionV2 is TreehouseBase {
    struct RedemptionInfo {
        uint64 startTime;
        uint96 shares;
        uint128 assets;
        uint128 baseRate;
    }

    uint256 private constant PRECISION = 1e4;

    uint96 public minRedeemInUnderlying;
    uint32 public waitingPeriod;
    uint96 public totalRedeeming;
    uint32 public redemptionFee;
    mapping(address => RedemptionInfo[]) private redemptionInfo;
    mapping(address => uint256) public redeeming;

    event Redeemed(address indexed user, uint256 shares, uint256 assets);
    event RedeemFinalized(address indexed user, uint256 assets, uint256 fee);

    error RedemptionNotFound();
    error InWaitingPeriod();
    error RedemptionError();

    modifier whenNotPaused() {
        if (paused()) revert EnforcedPause();
        _;
    }

    function paused() public view returns (bool) {
        return VAULT.paused();
    }

    function getPendingRedeems(address user) external view returns (RedemptionInfo[] memory) {
        return redemptionInfo[user];
    }

    function getRedeemLength(address user) external view returns (uint256) {
        return redemptionInfo[user].length;
    }

    function getRedeemInfo(address user, uint256 index) external view returns (RedemptionInfo memory) {
        if (index >= redemptionInfo[user].length) revert RedemptionNotFound();
        return redemptionInfo[user][index];
    }

    function redeem(uint96 shares) external whenNotPaused {
        uint128 assets = uint128(TETH.previewRedeem(shares));
        if (assets < minRedeemInUnderlying) revert MinimumNotMet();
        TETH.transferFrom(msg.sender, address(this), shares);
        uint128 baseRate = uint128(WSTETH.stEthPerToken());
        redemptionInfo[msg.sender].push(RedemptionInfo(uint64(block.timestamp), shares, assets, baseRate));
        redeeming[msg.sender] += shares;
        totalRedeeming += shares;
        emit Redeemed(msg.sender, shares, assets);
    }

    function finalizeRedeem(uint256 index) external whenNotPaused {
        RedemptionInfo[] storage list = redemptionInfo[msg.sender];
        if (index >= list.length) revert RedemptionNotFound();
        RedemptionInfo memory info = list[index];
        if (block.timestamp < uint256(info.startTime) + waitingPeriod) revert InWaitingPeriod();
        uint256 assets = TETH.redeem(info.shares, address(this), address(this));
        redeeming[msg.sender] -= info.shares;
        totalRedeeming -= info.shares;
        uint256 pays = _returned(info.assets, info.baseRate, assets, WSTETH.stEthPerToken());
        uint256 fee = pays * redemptionFee / PRECISION;
        pays -= fee;
        if (pays > info.assets) revert RedemptionError();
        if (WSTETH.balanceOf(address(VAULT)) < pays) revert InsufficientFundsInVault();
        VAULT.pay(pays, msg.sender);
        if (assets > pays) TETH.giveBack(assets - pays);
        emit RedeemFinalized(msg.sender, pays, fee);
        list[index] = list[list.length - 1];
        list.pop();
    }

    function _returned(uint256 then, uint256 rateThen, uint256 nowWorth, uint256 rateNow) private pure returns (uint256) {
        (uint256 low, uint256 high) = rateThen > rateNow ? (rateNow, rateThen) : (rateThen, rateNow);
        return low * (then > nowWorth ? nowWorth : then) / high;
    }

    /// `fee` in hundredths of a percent.
    function devnetSet(uint96 least, uint32 period, uint32 fee) external onlyDevnet {
        (minRedeemInUnderlying, waitingPeriod, redemptionFee) = (least, period, fee);
    }
}

/// The fast way out, from what the slow one does not need.
contract TreehouseFastlane is TreehouseBase {
    uint96 public minRedeemInUnderlying;
    uint256 public redemptionFee;

    event Redeemed(address indexed user, uint256 shares, uint256 assets, uint256 fee);

    function paused() public view returns (bool) {
        return VAULT.paused();
    }

    function getRedeemableAmount() public view returns (uint256) {
        uint256 held = WSTETH.balanceOf(address(VAULT));
        uint256 earmarked = TETH.convertToAssets(REDEMPTION.totalRedeeming());
        return earmarked > held ? 0 : held - earmarked;
    }

    function redeemAndFinalize(uint96 shares) external {
        if (paused()) revert EnforcedPause();
        uint256 assets = TETH.previewRedeem(shares);
        if (assets < minRedeemInUnderlying) revert MinimumNotMet();
        if (getRedeemableAmount() < assets) revert InsufficientFundsInVault();
        TETH.transferFrom(msg.sender, address(this), shares);
        assets = TETH.redeem(shares, address(this), address(this));
        uint256 fee = assets * redemptionFee / 1e4;
        VAULT.pay(assets - fee, msg.sender);
        VAULT.pay(fee, DEVNET);
        emit Redeemed(msg.sender, shares, assets, fee);
    }

    function devnetSet(uint96 least, uint256 fee) external onlyDevnet {
        (minRedeemInUnderlying, redemptionFee) = (least, fee);
    }
}
