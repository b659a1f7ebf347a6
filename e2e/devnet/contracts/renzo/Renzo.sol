// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IERC20Like {
    function balanceOf(address account) external view returns (uint256);
    function totalSupply() external view returns (uint256);
    function approve(address spender, uint256 amount) external returns (bool);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IFeed {
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
}

interface IStrategy {
    function sharesToUnderlyingView(uint256 shares) external view returns (uint256);
}

interface IDelegationManager {
    function delegatedTo(address staker) external view returns (address);
    function getWithdrawableShares(address staker, address[] calldata strategies)
        external
        view
        returns (uint256[] memory withdrawable, uint256[] memory deposited);
}

interface IStrategyManager {
    function depositIntoStrategy(address strategy, address token, uint256 amount) external returns (uint256);
}

interface IOperatorDelegator {
    function getTokenBalanceFromStrategy(address token) external view returns (uint256);
    function getStakedETHBalance() external view returns (uint256);
    function deposit(address token, uint256 amount) external returns (uint256);
}

interface IWithdrawQueue {
    function stETHPendingWithdrawAmount() external view returns (uint256);
}

interface IRiskOracle {
    function depositPaused() external view returns (bool);
}

interface IRestakeManager {
    function calculateTVLs() external view returns (uint256[][] memory, uint256[] memory, uint256);
}

/// The addresses that Renzo's contracts hold of each other on mainnet.
abstract contract RenzoAddresses is Devnet {
    EzETH internal constant ezETH = EzETH(0xbf5495Efe5DB9ce00f80364C8B423567e58d2110);
    address internal constant RESTAKE_MANAGER = 0x74a09653A083691711cF8215a6ab074BB4e99ef5;
    address internal constant WITHDRAW_QUEUE = 0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918;
    address internal constant DEPOSIT_QUEUE = 0xf2F305D14DCD8aaef887E0428B3c9534795D0d60;
    RenzoOracle public constant renzoOracle = RenzoOracle(0x5a12796f7e7EBbbc8a402667d266d2e65A814042);

    error InvalidZeroInput();
    error InvalidTokenAmount();
}

contract EzETH is RenzoAddresses, ERC20 {
    error NotEzETHMinterBurner();

    function name() public pure override returns (string memory) {
        return "Renzo Restaked ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "ezETH";
    }

    function mint(address to, uint256 amount) external {
        if (msg.sender != RESTAKE_MANAGER) revert NotEzETHMinterBurner();
        _mint(to, amount);
    }

    function burn(address from, uint256 amount) external {
        if (msg.sender != WITHDRAW_QUEUE) revert NotEzETHMinterBurner();
        _burn(from, amount);
    }
}

/// Values collateral by Chainlink, and says how much a deposit mints.
contract RenzoOracle is RenzoAddresses {
    uint256 private constant SCALE = 1e18;
    uint256 private constant MAX_TIME_WINDOW = 86400 + 60;

    mapping(address => address) public tokenOracleLookup;

    error OracleNotFound();
    error OraclePriceExpired();
    error InvalidOraclePrice();

    function lookupTokenValue(address token, uint256 balance) public view returns (uint256) {
        return _price(token) * balance / SCALE;
    }

    function lookupTokenAmountFromValue(address token, uint256 value) public view returns (uint256) {
        return value * SCALE / _price(token);
    }

    function calculateMintAmount(uint256 currentValue, uint256 newValue, uint256 supply)
        external
        pure
        returns (uint256 minted)
    {
        if (currentValue == 0 || supply == 0) return newValue;
        minted = supply * newValue / currentValue;
        if (minted == 0) revert InvalidTokenAmount();
    }

    function calculateRedeemAmount(uint256 amount, uint256 supply, uint256 currentValue)
        external
        pure
        returns (uint256 redeemed)
    {
        redeemed = currentValue * amount / supply;
        if (redeemed == 0) revert InvalidTokenAmount();
    }

    function _price(address token) private view returns (uint256) {
        address feed = tokenOracleLookup[token];
        if (feed == address(0)) revert OracleNotFound();
        (, int256 price,, uint256 updatedAt,) = IFeed(feed).latestRoundData();
        if (updatedAt < block.timestamp - MAX_TIME_WINDOW) revert OraclePriceExpired();
        if (price <= 0) revert InvalidOraclePrice();
        return uint256(price);
    }

    function devnetSetFeed(address token, address feed) external onlyDevnet {
        tokenOracleLookup[token] = feed;
    }
}

/// One EigenLayer staker of Renzo, delegated to one operator. Its value is read from EigenLayer, slashing included.
contract OperatorDelegator is RenzoAddresses {
    IDelegationManager private constant delegationManager =
        IDelegationManager(0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A);
    address private constant STRATEGY_MANAGER = 0x858646372CC42E1A627fcE94aa7A7033e7CF075A;
    address private constant BEACON_STRATEGY = 0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0;

    address public delegateAddress;
    uint256 public stakedButNotVerifiedEth;
    mapping(address => address) public tokenStrategyMapping;

    error OperatoDelegatorNotDelegated();
    error InvalidTokenStrategy();

    function getTokenBalanceFromStrategy(address token) external view returns (uint256) {
        address strategy = tokenStrategyMapping[token];
        if (strategy == address(0)) return 0;
        uint256 shares = _withdrawable(strategy);
        return shares == 0 ? 0 : IStrategy(strategy).sharesToUnderlyingView(shares);
    }

    function getStakedETHBalance() external view returns (uint256) {
        return stakedButNotVerifiedEth + _withdrawable(BEACON_STRATEGY);
    }

    function deposit(address token, uint256 amount) external returns (uint256) {
        address strategy = tokenStrategyMapping[token];
        if (strategy == address(0)) revert InvalidTokenStrategy();
        IERC20Like(token).transferFrom(msg.sender, address(this), amount);
        // What arrived, not what was asked: a rebasing token may come a wei short.
        uint256 arrived = IERC20Like(token).balanceOf(address(this));
        IERC20Like(token).approve(STRATEGY_MANAGER, arrived);
        return IStrategyManager(STRATEGY_MANAGER).depositIntoStrategy(strategy, token, arrived);
    }

    function devnetSetStrategy(address token, address strategy) external onlyDevnet {
        tokenStrategyMapping[token] = strategy;
    }

    function devnetSetDelegate(address operator) external onlyDevnet {
        delegateAddress = operator;
    }

    /// Validators that are not proven to EigenLayer yet, and what they earned or lost.
    function devnetSetUnverified(uint256 amount) external onlyDevnet {
        stakedButNotVerifiedEth = amount;
    }

    function _withdrawable(address strategy) private view returns (uint256) {
        if (delegateAddress == address(0)) return 0;
        if (delegationManager.delegatedTo(address(this)) != delegateAddress) revert OperatoDelegatorNotDelegated();
        address[] memory strategies = new address[](1);
        strategies[0] = strategy;
        (uint256[] memory withdrawable,) = delegationManager.getWithdrawableShares(address(this), strategies);
        return withdrawable[0];
    }
}

/// Mints ezETH. Ether from deposits waits in the deposit queue; the withdrawal queue's buffer counts by its balances.
contract RestakeManager is RenzoAddresses {
    address[] public operatorDelegators;
    address[] public collateralTokens;
    mapping(address => uint256) public operatorDelegatorAllocations;
    mapping(address => uint256) public collateralTokenTvlLimits;
    bool public paused;
    address private constant RISK_ORACLE = 0x08921F17A32110F8df44A3d5007F2acd09Cfae6d;

    event Deposit(address depositor, address token, uint256 amount, uint256 ezETHMinted, uint256 referralId);

    error ContractPaused();
    error NotFound();
    error MaxTokenTVLReached();

    function getOperatorDelegatorsLength() external view returns (uint256) {
        return operatorDelegators.length;
    }

    function getCollateralTokensLength() public view returns (uint256) {
        return collateralTokens.length;
    }

    /// Value per delegator and token (ether last), per delegator, and in all. Unit: wei.
    function calculateTVLs()
        public
        view
        returns (uint256[][] memory tokenTvls, uint256[] memory delegatorTvls, uint256 total)
    {
        uint256 tokens = collateralTokens.length;
        tokenTvls = new uint256[][](operatorDelegators.length);
        delegatorTvls = new uint256[](operatorDelegators.length);
        for (uint256 i; i < operatorDelegators.length; i++) {
            IOperatorDelegator delegator = IOperatorDelegator(operatorDelegators[i]);
            tokenTvls[i] = new uint256[](tokens + 1);
            for (uint256 j; j < tokens; j++) {
                address token = collateralTokens[j];
                tokenTvls[i][j] =
                    renzoOracle.lookupTokenValue(token, delegator.getTokenBalanceFromStrategy(token));
                delegatorTvls[i] += tokenTvls[i][j];
            }
            tokenTvls[i][tokens] = delegator.getStakedETHBalance();
            delegatorTvls[i] += tokenTvls[i][tokens];
            total += delegatorTvls[i];
        }
        for (uint256 j; j < tokens; j++) {
            total += renzoOracle.lookupTokenValue(
                collateralTokens[j], IERC20Like(collateralTokens[j]).balanceOf(WITHDRAW_QUEUE)
            );
        }
        total += DEPOSIT_QUEUE.balance + WITHDRAW_QUEUE.balance;
        total += IWithdrawQueue(WITHDRAW_QUEUE).stETHPendingWithdrawAmount();
    }

    function depositETH() external payable {
        _depositETH(0);
    }

    function depositETH(uint256 referralId) external payable {
        _depositETH(referralId);
    }

    function deposit(address token, uint256 amount) external {
        _deposit(token, amount, 0);
    }

    function deposit(address token, uint256 amount, uint256 referralId) external {
        _deposit(token, amount, referralId);
    }

    function devnetAddDelegator(address delegator, uint256 allocation) external onlyDevnet {
        operatorDelegators.push(delegator);
        operatorDelegatorAllocations[delegator] = allocation;
    }

    function devnetAddCollateral(address token, uint256 limit) external onlyDevnet {
        collateralTokens.push(token);
        collateralTokenTvlLimits[token] = limit;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function _depositETH(uint256 referralId) private {
        if (paused || IRiskOracle(RISK_ORACLE).depositPaused()) revert ContractPaused();
        (,, uint256 total) = calculateTVLs();
        uint256 minted = renzoOracle.calculateMintAmount(total, msg.value, ezETH.totalSupply());
        (bool sent,) = DEPOSIT_QUEUE.call{value: msg.value}("");
        require(sent);
        ezETH.mint(msg.sender, minted);
        emit Deposit(msg.sender, address(0), msg.value, minted, referralId);
    }

    function _deposit(address token, uint256 amount, uint256 referralId) private {
        if (paused || IRiskOracle(RISK_ORACLE).depositPaused()) revert ContractPaused();
        (uint256[][] memory tokenTvls, uint256[] memory delegatorTvls, uint256 total) = calculateTVLs();
        uint256 value = renzoOracle.lookupTokenValue(token, amount);
        uint256 index = _collateralIndex(token);
        uint256 held;
        for (uint256 i; i < tokenTvls.length; i++) held += tokenTvls[i][index];
        if (held + value > collateralTokenTvlLimits[token]) revert MaxTokenTVLReached();
        uint256 minted = renzoOracle.calculateMintAmount(total, value, ezETH.totalSupply());
        address delegator = _chooseDelegator(delegatorTvls, total);
        IERC20Like(token).transferFrom(msg.sender, address(this), amount);
        uint256 arrived = IERC20Like(token).balanceOf(address(this));
        IERC20Like(token).approve(delegator, arrived);
        IOperatorDelegator(delegator).deposit(token, arrived);
        ezETH.mint(msg.sender, minted);
        emit Deposit(msg.sender, token, amount, minted, referralId);
    }

    function _collateralIndex(address token) private view returns (uint256) {
        for (uint256 i; i < collateralTokens.length; i++) {
            if (collateralTokens[i] == token) return i;
        }
        revert NotFound();
    }

    /// The first delegator below its share of the whole, else the first.
    function _chooseDelegator(uint256[] memory tvls, uint256 total) private view returns (address) {
        for (uint256 i; i < tvls.length; i++) {
            if (tvls[i] < operatorDelegatorAllocations[operatorDelegators[i]] * total / 10_000) {
                return operatorDelegators[i];
            }
        }
        return operatorDelegators[0];
    }
}

/// The rate every integrator reads: value over supply, computed at each call.
contract BalancerRateProvider is RenzoAddresses {
    function getRate() external view returns (uint256) {
        (,, uint256 total) = IRestakeManager(RESTAKE_MANAGER).calculateTVLs();
        uint256 supply = ezETH.totalSupply();
        if (supply == 0 || total == 0) revert InvalidZeroInput();
        return total * 1e18 / supply;
    }
}
