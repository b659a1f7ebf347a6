// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IEthx {
    function mint(address to, uint256 amount) external;
    function burnFrom(address account, uint256 amount) external;
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IStaderPools {
    function getExchangeRate() external view returns (uint256);
    function previewWithdraw(uint256 shares) external view returns (uint256);
    function isVaultHealthy() external view returns (bool);
    function transferETHToUserWithdrawManager(uint256 amount) external;
}

interface IStaderOracle {
    function exchangeRate() external view returns (uint256 block_, uint256 balance, uint256 supply);
    function safeMode() external view returns (bool);
}

interface IStaderConfig {
    function getMinBlockDelayToFinalizeWithdrawRequest() external view returns (uint256);
    function getMinWithdrawAmount() external view returns (uint256);
    function getMaxWithdrawAmount() external view returns (uint256);
    function getMinDepositAmount() external view returns (uint256);
    function getMaxDepositAmount() external view returns (uint256);
}

/// Everybody's neighbours: found through StaderConfig on mainnet, at fixed addresses here.
abstract contract StaderBase is Devnet {
    address internal constant ETHX = 0xA35b1B31Ce002FBF2058D22F30f95D405200A15b;
    address payable internal constant POOLS = payable(0xcf5EA1b38380f6aF39068375516Daf40Ed70D299);
    address payable internal constant WITHDRAWALS = payable(0x9F0491B32DBce587c50c4C43AB303b06478193A7);
    address internal constant CONFIG = 0x4ABEF2263d5A5ED582FC9A9789a41D85b68d69DB;
    address internal constant ORACLE = 0xF64bAe65f6f2a5277571143A24FaaFDFC0C2a737;
}

contract ETHx is StaderBase, ERC20 {
    bool public paused;

    function name() public pure override returns (string memory) {
        return "ETHx";
    }

    function symbol() public pure override returns (string memory) {
        return "ETHx";
    }

    function mint(address to, uint256 amount) external {
        require(msg.sender == POOLS || msg.sender == DEVNET);
        require(!paused, "Pausable: paused");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external {
        require(msg.sender == WITHDRAWALS);
        require(!paused, "Pausable: paused");
        _burn(account, amount);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function _beforeTransfer(address, address, uint256) internal view override {
        require(!paused, "Pausable: paused");
    }
}

/// Mint and rate. Validators are a number in the oracle's reports; what was not sent to them is the ether here.
contract StaderStakePoolsManager is StaderBase {
    bool public paused;

    event Deposited(address indexed caller, address indexed owner, uint256 assets, uint256 shares);
    event TransferredETHToUserWithdrawManager(uint256 amount);

    error InvalidDepositAmount();
    error UnsupportedOperation();
    error TransferFailed();

    receive() external payable {
        revert UnsupportedOperation();
    }

    function totalAssets() public view returns (uint256 balance) {
        (, balance,) = IStaderOracle(ORACLE).exchangeRate();
    }

    function getExchangeRate() external view returns (uint256) {
        (, uint256 balance, uint256 supply) = IStaderOracle(ORACLE).exchangeRate();
        return balance == 0 || supply == 0 ? 1 ether : balance * 1 ether / supply;
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        (, uint256 balance, uint256 supply) = IStaderOracle(ORACLE).exchangeRate();
        return assets == 0 || supply == 0 ? assets : assets * supply / balance;
    }

    function previewWithdraw(uint256 shares) external view returns (uint256) {
        (, uint256 balance, uint256 supply) = IStaderOracle(ORACLE).exchangeRate();
        return supply == 0 ? shares : shares * balance / supply;
    }

    function isVaultHealthy() public view returns (bool) {
        (, uint256 balance, uint256 supply) = IStaderOracle(ORACLE).exchangeRate();
        return (balance > 0 || supply == 0) && !paused;
    }

    function maxDeposit() public view returns (uint256) {
        return isVaultHealthy() ? IStaderConfig(CONFIG).getMaxDepositAmount() : 0;
    }

    function minDeposit() public view returns (uint256) {
        return isVaultHealthy() ? IStaderConfig(CONFIG).getMinDepositAmount() : 0;
    }

    function deposit(address receiver) public payable returns (uint256 shares) {
        require(!paused, "Pausable: paused");
        if (msg.value > maxDeposit() || msg.value < minDeposit()) revert InvalidDepositAmount();
        shares = previewDeposit(msg.value);
        IEthx(ETHX).mint(receiver, shares);
        emit Deposited(msg.sender, receiver, msg.value, shares);
    }

    function deposit(address receiver, string calldata) external payable returns (uint256) {
        return deposit(receiver);
    }

    function transferETHToUserWithdrawManager(uint256 amount) external {
        require(msg.sender == WITHDRAWALS);
        require(!paused, "Pausable: paused");
        (bool sent,) = WITHDRAWALS.call{value: amount}("");
        if (!sent) revert TransferFailed();
        emit TransferredETHToUserWithdrawManager(amount);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}

/// The list of requests: finalised in turn at the lower of two rates, claimed one by one.
contract UserWithdrawalManager is StaderBase {
    struct Request {
        address payable owner;
        uint256 ethXAmount;
        uint256 ethExpected;
        uint256 ethFinalized;
        uint256 requestBlock;
    }

    bool public paused;
    uint256 public nextRequestIdToFinalize;
    uint256 public nextRequestId;
    uint256 public finalizationBatchLimit;
    uint256 public ethRequestedForWithdraw;
    uint256 public maxNonRedeemedUserRequestCount;
    mapping(uint256 => Request) public userWithdrawRequests;
    mapping(address => uint256[]) private requestIds;

    event WithdrawRequestReceived(
        address indexed msgSender, address recipient, uint256 requestId, uint256 sharesAmount, uint256 etherAmount
    );
    event FinalizedWithdrawRequest(uint256 requestId);
    event RequestRedeemed(address indexed sender, address recipient, uint256 ethTransferred);
    event ReceivedETH(uint256 amount);

    error ZeroAddressReceived();
    error InvalidWithdrawAmount();
    error MaxLimitOnWithdrawRequestCountReached();
    error UnsupportedOperationInSafeMode();
    error ProtocolNotHealthy();
    error requestIdNotFinalized(uint256 _requestId);
    error CallerNotAuthorizedToRedeem();
    error RequestAlreadyRedeemed(uint256 _requestId);
    error InSufficientBalance();
    error ETHTransferFailed();

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    receive() external payable {
        emit ReceivedETH(msg.value);
    }

    function getRequestIdsByUser(address owner) external view returns (uint256[] memory) {
        return requestIds[owner];
    }

    function requestWithdraw(uint256 ethXAmount, address owner, string calldata) external returns (uint256) {
        return requestWithdraw(ethXAmount, owner);
    }

    function requestWithdraw(uint256 ethXAmount, address owner) public whenNotPaused returns (uint256 id) {
        if (owner == address(0)) revert ZeroAddressReceived();
        uint256 assets = IStaderPools(POOLS).previewWithdraw(ethXAmount);
        IStaderConfig config = IStaderConfig(CONFIG);
        if (assets < config.getMinWithdrawAmount() || assets > config.getMaxWithdrawAmount()) {
            revert InvalidWithdrawAmount();
        }
        if (requestIds[owner].length + 1 > maxNonRedeemedUserRequestCount) {
            revert MaxLimitOnWithdrawRequestCountReached();
        }
        IEthx(ETHX).transferFrom(msg.sender, address(this), ethXAmount);
        ethRequestedForWithdraw += assets;
        id = nextRequestId++;
        userWithdrawRequests[id] = Request(payable(owner), ethXAmount, assets, 0, block.number);
        requestIds[owner].push(id);
        emit WithdrawRequestReceived(msg.sender, owner, id, ethXAmount, assets);
    }

    /// Anybody may; in turn, as far as the pool's ether and the delay go.
    function finalizeUserWithdrawalRequest() external whenNotPaused {
        if (IStaderOracle(ORACLE).safeMode()) revert UnsupportedOperationInSafeMode();
        if (!IStaderPools(POOLS).isVaultHealthy()) revert ProtocolNotHealthy();
        uint256 rate = IStaderPools(POOLS).getExchangeRate();
        uint256 delay = IStaderConfig(CONFIG).getMinBlockDelayToFinalizeWithdrawRequest();
        uint256 pooled = POOLS.balance;
        uint256 end = nextRequestIdToFinalize + finalizationBatchLimit;
        if (end > nextRequestId) end = nextRequestId;
        uint256 id = nextRequestIdToFinalize;
        uint256 burnt;
        uint256 sent;
        for (; id < end; id++) {
            Request storage request = userWithdrawRequests[id];
            uint256 worth = request.ethXAmount * rate / 1 ether;
            uint256 pays = worth < request.ethExpected ? worth : request.ethExpected;
            if (sent + pays > pooled || request.requestBlock + delay > block.number) break;
            request.ethFinalized = pays;
            ethRequestedForWithdraw -= request.ethExpected;
            burnt += request.ethXAmount;
            sent += pays;
        }
        if (id == nextRequestIdToFinalize) return;
        nextRequestIdToFinalize = id;
        IEthx(ETHX).burnFrom(address(this), burnt);
        IStaderPools(POOLS).transferETHToUserWithdrawManager(sent);
        emit FinalizedWithdrawRequest(id);
    }

    function claim(uint256 id) external {
        if (id >= nextRequestIdToFinalize) revert requestIdNotFinalized(id);
        Request memory request = userWithdrawRequests[id];
        if (msg.sender != request.owner) revert CallerNotAuthorizedToRedeem();
        if (request.ethExpected == 0) revert RequestAlreadyRedeemed(id);
        delete userWithdrawRequests[id];
        uint256[] storage ids = requestIds[request.owner];
        for (uint256 i = 0; i < ids.length; i++) {
            if (ids[i] != id) continue;
            ids[i] = ids[ids.length - 1];
            ids.pop();
            break;
        }
        if (address(this).balance < request.ethFinalized) revert InSufficientBalance();
        (bool sent,) = request.owner.call{value: request.ethFinalized}("");
        if (!sent) revert ETHTransferFailed();
        emit RequestRedeemed(msg.sender, request.owner, request.ethFinalized);
    }

    function devnetInitialize() external onlyDevnet {
        nextRequestIdToFinalize = 1;
        nextRequestId = 1;
        finalizationBatchLimit = 50;
        maxNonRedeemedUserRequestCount = 1000;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}

contract StaderConfig is Devnet {
    uint256 public getMinBlockDelayToFinalizeWithdrawRequest;
    uint256 public getMinWithdrawAmount;
    uint256 public getMaxWithdrawAmount;
    uint256 public getMinDepositAmount;
    uint256 public getMaxDepositAmount;

    function devnetSet(uint256 delay, uint256 least, uint256 greatest) external onlyDevnet {
        getMinBlockDelayToFinalizeWithdrawRequest = delay;
        (getMinWithdrawAmount, getMaxWithdrawAmount) = (least, greatest);
        (getMinDepositAmount, getMaxDepositAmount) = (least, greatest);
    }
}

contract StaderOracle is Devnet {
    struct ExchangeRate {
        uint256 reportingBlockNumber;
        uint256 totalETHBalance;
        uint256 totalETHXSupply;
    }

    ExchangeRate public exchangeRate;
    bool public safeMode;
    bool public erInspectionMode;

    event ExchangeRateUpdated(uint256 block, uint256 ethBalance, uint256 ethXSupply, uint256 time);

    function getExchangeRate() external view returns (ExchangeRate memory) {
        return exchangeRate;
    }

    function devnetReport(uint256 balance, uint256 supply) external onlyDevnet {
        exchangeRate = ExchangeRate(block.number, balance, supply);
        emit ExchangeRateUpdated(block.number, balance, supply, block.timestamp);
    }

    function devnetSetModes(bool safe, bool inspected) external onlyDevnet {
        safeMode = safe;
        erInspectionMode = inspected;
    }
}
