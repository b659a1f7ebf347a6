// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IOeth {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function approve(address spender, uint256 amount) external returns (bool);
}

interface IOethStrategy {
    function underlyingToSharesView(uint256 amount) external view returns (uint256);
}

interface IEigenLayer {
    struct Withdrawal {
        address staker;
        address delegatedTo;
        address withdrawer;
        uint256 nonce;
        uint32 startBlock;
        address[] strategies;
        uint256[] scaledShares;
    }

    struct QueuedWithdrawalParams {
        address[] strategies;
        uint256[] depositShares;
        address __deprecated_withdrawer;
    }

    function queueWithdrawals(QueuedWithdrawalParams[] calldata params) external returns (bytes32[] memory);
    function completeQueuedWithdrawal(Withdrawal calldata withdrawal, address[] calldata tokens, bool asTokens) external;
    function calculateWithdrawalRoot(Withdrawal calldata withdrawal) external pure returns (bytes32);
}

interface IEigenDeposits {
    function depositIntoStrategy(address strategy, address token, uint256 amount) external returns (uint256);
}

/// The addresses that Prime Staked's contracts hold of each other on mainnet, and the switch that most of them have.
abstract contract PrimeAddresses is Devnet {
    address internal constant PRIMEETH = 0x6ef3D766Dfe02Dc4bF04aAe9122EB9A0Ded25615;
    address internal constant POOL = 0xA479582c8b64533102F6F528774C536e354B8d32;
    address internal constant ORACLE = 0xA755c18CD2376ee238daA5Ce88AcF17Ea74C1c32;
    address internal constant DELEGATOR = 0x8bBBCB5F4D31a6db3201D40F478f30Dc4F704aE2;
    address internal constant OETH = 0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3;
    address internal constant STRATEGY = 0xa4C637e0F704745D182e4D38cAb7E7485321d059;
    IEigenLayer internal constant EIGENLAYER = IEigenLayer(0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A);
    IEigenDeposits internal constant DEPOSITS = IEigenDeposits(0x858646372CC42E1A627fcE94aa7A7033e7CF075A);

    bool public paused;

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    function devnetPause(bool isPaused) external onlyDevnet {
        paused = isPaused;
    }
}

contract PrimeETH is PrimeAddresses, ERC20 {
    function name() public pure override returns (string memory) {
        return "Prime Staked ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "primeETH";
    }

    function mint(address to, uint256 amount) external whenNotPaused {
        require(msg.sender == POOL || msg.sender == DEVNET, "DEVNET_ONLY");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external whenNotPaused {
        require(msg.sender == POOL, "DEVNET_ONLY");
        _burn(account, amount);
    }
}

/// OETH is worth one ether; the rate stands still until it is written.
contract PrimeOracle is PrimeAddresses {
    uint256 public primeETHPrice;

    error AssetNotSupported();

    function getAssetPrice(address asset) external pure returns (uint256) {
        if (asset != OETH) revert AssetNotSupported();
        return 1 ether;
    }

    function devnetSetPrice(uint256 price) external onlyDevnet {
        primeETHPrice = price;
    }
}

/// Deposits of OETH, requests and claims. Mainnet's takes deposits of other tokens too.
contract PrimePool is PrimeAddresses {
    event AssetDeposit(
        address indexed depositor,
        address indexed asset,
        uint256 depositAmount,
        uint256 primeEthMintAmount,
        string referralId
    );
    event WithdrawalRequested(
        address indexed withdrawer,
        address indexed asset,
        address indexed strategy,
        uint256 primeETHAmount,
        uint256 assetAmount,
        uint256 sharesAmount
    );
    event WithdrawalClaimed(address indexed withdrawer, address indexed asset, uint256 assets);

    error AssetNotSupported();
    error InvalidAmountToDeposit();
    error MinimumAmountToReceiveNotMet();
    error ZeroAmount();
    error NotWithdrawAsset();
    error MaxBurnAmount();

    function getMintAmount(address asset, uint256 amount) public view returns (uint256) {
        return amount * PrimeOracle(ORACLE).getAssetPrice(asset) / PrimeOracle(ORACLE).primeETHPrice();
    }

    function depositAsset(address asset, uint256 amount, uint256 least, string calldata referralId)
        external
        whenNotPaused
    {
        if (asset != OETH) revert AssetNotSupported();
        if (amount == 0) revert InvalidAmountToDeposit();
        uint256 minted = getMintAmount(asset, amount);
        if (minted < least) revert MinimumAmountToReceiveNotMet();
        IOeth(OETH).transferFrom(msg.sender, DELEGATOR, amount);
        PrimeETH(PRIMEETH).mint(msg.sender, minted);
        emit AssetDeposit(msg.sender, asset, amount, minted, referralId);
    }

    /// Burns what the asset is worth and a wei more, since the division rounds down.
    function requestWithdrawal(address asset, uint256 amount, uint256 most)
        external
        whenNotPaused
        returns (uint256 burnt)
    {
        if (amount == 0) revert ZeroAmount();
        if (asset != OETH) revert NotWithdrawAsset();
        burnt = getMintAmount(asset, amount) + 1;
        if (burnt > most) revert MaxBurnAmount();
        PrimeETH(PRIMEETH).burnFrom(msg.sender, burnt);
        uint256 shares = IOethStrategy(STRATEGY).underlyingToSharesView(amount);
        PrimeNodeDelegator(DELEGATOR).requestWithdrawal(STRATEGY, shares, msg.sender);
        emit WithdrawalRequested(msg.sender, asset, STRATEGY, burnt, amount, shares);
    }

    function claimWithdrawal(IEigenLayer.Withdrawal calldata withdrawal)
        external
        whenNotPaused
        returns (address asset, uint256 assets)
    {
        (asset, assets) = PrimeNodeDelegator(DELEGATOR).claimWithdrawal(withdrawal, msg.sender, msg.sender);
        emit WithdrawalClaimed(msg.sender, asset, assets);
    }
}

/// Restakes the pool's OETH, and remembers for whom each EigenLayer withdrawal was queued.
contract PrimeNodeDelegator is PrimeAddresses {
    address private constant CLAIMED = 0x000000000000000000000000000000000000dEaD;

    mapping(bytes32 => address) public withdrawalRequests;

    event RequestWithdrawal(
        address indexed strategy, bytes32 indexed withdrawalRoot, address indexed staker, uint256 strategyShares
    );
    event ClaimWithdrawal(
        address indexed strategy,
        bytes32 indexed withdrawalRoot,
        address indexed staker,
        address receiver,
        uint256 assets
    );

    error StakersWithdrawalNotFound();

    function requestWithdrawal(address strategy, uint256 shares, address staker) external whenNotPaused {
        require(msg.sender == POOL, "DEVNET_ONLY");
        IEigenLayer.QueuedWithdrawalParams[] memory params = new IEigenLayer.QueuedWithdrawalParams[](1);
        params[0].strategies = new address[](1);
        params[0].strategies[0] = strategy;
        params[0].depositShares = new uint256[](1);
        params[0].depositShares[0] = shares;
        params[0].__deprecated_withdrawer = address(this);
        bytes32 root = EIGENLAYER.queueWithdrawals(params)[0];
        withdrawalRequests[root] = staker;
        emit RequestWithdrawal(strategy, root, staker, shares);
    }

    function claimWithdrawal(IEigenLayer.Withdrawal calldata withdrawal, address staker, address receiver)
        external
        whenNotPaused
        returns (address, uint256 assets)
    {
        require(msg.sender == POOL, "DEVNET_ONLY");
        bytes32 root = EIGENLAYER.calculateWithdrawalRoot(withdrawal);
        if (withdrawalRequests[root] != staker) revert StakersWithdrawalNotFound();
        withdrawalRequests[root] = CLAIMED;
        uint256 before = IOeth(OETH).balanceOf(address(this));
        address[] memory tokens = new address[](1);
        tokens[0] = OETH;
        EIGENLAYER.completeQueuedWithdrawal(withdrawal, tokens, true);
        assets = IOeth(OETH).balanceOf(address(this)) - before;
        if (assets > 0) IOeth(OETH).transfer(receiver, assets);
        emit ClaimWithdrawal(withdrawal.strategies[0], root, staker, receiver, assets);
        return (OETH, assets);
    }

    /// Restakes what it holds.
    function devnetRestake() external onlyDevnet {
        uint256 amount = IOeth(OETH).balanceOf(address(this));
        IOeth(OETH).approve(address(DEPOSITS), amount);
        DEPOSITS.depositIntoStrategy(STRATEGY, OETH, amount);
    }
}
