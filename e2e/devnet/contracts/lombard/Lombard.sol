// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/PausableToken.sol";

interface ILombardRouter {
    function deposit(address from, address toToken, uint256 amount) external;
    function redeem(address from, address fromToken, uint256 amount) external;
    function redeemForBtc(address from, address fromToken, bytes calldata recipient, uint256 amount) external;
    function calcUnstakeRequestAmount(address token, bytes calldata scriptPubkey, uint256 amount)
        external
        view
        returns (uint256, bool);
    function tokenConfig(address token) external view returns (uint256, uint256, bool);
    function getRate(address token) external view returns (uint256);
}

/// What LBTC and BTC.b have in common: the router burns and mints, and knows the fees.
abstract contract LombardToken is PausableToken {
    address internal constant ROUTER = 0x9eCe5fB1aB62d9075c4ec814b321e24D8EA021ac;

    function decimals() public pure override returns (uint8) {
        return 8;
    }

    function getRedeemFee() public view returns (uint256 fee) {
        (fee,,) = ILombardRouter(ROUTER).tokenConfig(address(this));
    }

    function isRedeemsEnabled() public view returns (bool enabled) {
        (,, enabled) = ILombardRouter(ROUTER).tokenConfig(address(this));
    }

    function calcUnstakeRequestAmount(bytes calldata scriptPubkey, uint256 amount)
        external
        view
        returns (uint256, bool)
    {
        return ILombardRouter(ROUTER).calcUnstakeRequestAmount(address(this), scriptPubkey, amount);
    }

    function getRate() external view returns (uint256) {
        return ILombardRouter(ROUTER).getRate(address(this));
    }

    function redeemForBtc(bytes calldata scriptPubkey, uint256 amount) external {
        ILombardRouter(ROUTER).redeemForBtc(msg.sender, address(this), scriptPubkey, amount);
    }

    function mint(address to, uint256 amount) external {
        require(msg.sender == ROUTER || msg.sender == DEVNET, "UnauthorizedAccount");
        _requireNotPaused();
        _mint(to, amount);
    }

    function burn(address from, uint256 amount) external {
        require(msg.sender == ROUTER, "UnauthorizedAccount");
        _requireNotPaused();
        _burn(from, amount);
    }
}

contract StakedLBTC is LombardToken {
    function name() public pure override returns (string memory) {
        return "Lombard Staked Bitcoin";
    }

    function symbol() public pure override returns (string memory) {
        return "LBTC";
    }

    function deposit(uint256 amount) external {
        ILombardRouter(ROUTER).deposit(msg.sender, address(this), amount);
    }

    function redeem(uint256 amount) external {
        ILombardRouter(ROUTER).redeem(msg.sender, address(this), amount);
    }
}

contract NativeLBTC is LombardToken {
    function name() public pure override returns (string memory) {
        return "Bitcoin.b";
    }

    function symbol() public pure override returns (string memory) {
        return "BTC.b";
    }
}

/// Two ratios, and the time from which the newer one holds. The proof of the notaries is left out.
contract StakedLBTCOracle is Devnet {
    uint256 private prevRatio;
    uint256 private currRatio;
    uint256 private switchTime;

    event Oracle_RatioChanged(uint256 prevVal, uint256 newVal, uint256 switchTime);

    function ratio() public view returns (uint256) {
        return block.timestamp >= switchTime ? currRatio : prevRatio;
    }

    function nextRatio() external view returns (uint256, uint256) {
        return (currRatio, switchTime);
    }

    /// The inverse, rounded up.
    function getRate() external view returns (uint256) {
        return (1 ether * 1 ether + ratio() - 1) / ratio();
    }

    function devnetPublish(uint256 ratio_, uint256 switchTime_) external onlyDevnet {
        if (block.timestamp >= switchTime) prevRatio = currRatio;
        currRatio = ratio_;
        switchTime = switchTime_;
        emit Oracle_RatioChanged(prevRatio, currRatio, switchTime);
    }
}

/// Burns at once and notes what the ledger owes; `devnetSettle` is the ledger and its notaries.
contract LombardRouter is Devnet {
    struct Config {
        uint256 redeemFee;
        uint256 minimum;
        uint64 commission;
        bool redeemEnabled;
        address oracle;
    }

    struct Owed {
        address to;
        address token;
        uint256 amount;
    }

    address private constant LBTC = 0x8236a87084f8B84306f72007F36F2618A5634494;
    address private constant BTCB = 0xB0F70C0bD6FD87dbEb7C10dC692a2a6106817072;
    mapping(address => Config) private configs;
    Owed[] private owed;

    error AssetRouter_FeeGreaterThanAmount();
    error AssetRouter_Unauthorized();
    error AssetOperation_RedeemNotAllowed();
    error ScriptPubkeyUnsupported();
    error AmountLessThanCommission(uint256 fee);
    error AmountBelowMinLimit(uint256 dustLimit);

    function tokenConfig(address token) external view returns (uint256, uint256, bool) {
        Config storage config = configs[token];
        return (config.redeemFee, config.minimum, config.redeemEnabled);
    }

    function getRate(address token) external view returns (uint256) {
        address oracle = configs[token].oracle;
        return oracle == address(0) ? 1 ether : StakedLBTCOracle(oracle).getRate();
    }

    function calcUnstakeRequestAmount(address token, bytes calldata script, uint256 amount)
        public
        view
        returns (uint256 left, bool isAboveMinLimit)
    {
        Config storage config = configs[token];
        if (amount <= config.redeemFee) revert AssetRouter_FeeGreaterThanAmount();
        if (!_isSupported(script)) revert ScriptPubkeyUnsupported();
        left = amount - config.redeemFee;
        if (left <= config.commission) return (0, false);
        left -= config.commission;
        return (left, left >= config.minimum);
    }

    function deposit(address from, address toToken, uint256 amount) external {
        if (msg.sender != from && msg.sender != toToken) revert AssetRouter_Unauthorized();
        LombardToken(BTCB).burn(from, amount);
        owed.push(Owed(from, LBTC, (amount * StakedLBTCOracle(configs[LBTC].oracle).ratio()) / 1 ether));
    }

    function redeem(address from, address fromToken, uint256 amount) external {
        if (msg.sender != from && msg.sender != fromToken) revert AssetRouter_Unauthorized();
        uint256 fee = configs[fromToken].redeemFee;
        if (amount <= fee) revert AssetRouter_FeeGreaterThanAmount();
        LombardToken(fromToken).burn(from, amount);
        owed.push(Owed(from, BTCB, ((amount - fee) * 1 ether) / StakedLBTCOracle(configs[LBTC].oracle).ratio()));
    }

    function redeemForBtc(address from, address fromToken, bytes calldata script, uint256 amount) external {
        if (msg.sender != from && msg.sender != fromToken) revert AssetRouter_Unauthorized();
        Config storage config = configs[fromToken];
        if (!config.redeemEnabled) revert AssetOperation_RedeemNotAllowed();
        (uint256 left, bool isAboveMinLimit) = calcUnstakeRequestAmount(fromToken, script, amount);
        if (left == 0) revert AmountLessThanCommission(config.commission);
        if (!isAboveMinLimit) revert AmountBelowMinLimit(config.minimum);
        LombardToken(fromToken).burn(from, amount);
    }

    /// P2WPKH, P2WSH and P2TR.
    function _isSupported(bytes calldata script) private pure returns (bool) {
        if (script.length == 22) return script[0] == 0x00 && script[1] == 0x14;
        return script.length == 34 && (script[0] == 0x00 || script[0] == 0x51) && script[1] == 0x20;
    }

    function devnetSetToken(
        address token,
        uint256 redeemFee,
        uint256 minimum,
        uint64 commission,
        bool redeemEnabled,
        address oracle
    ) external onlyDevnet {
        configs[token] = Config(redeemFee, minimum, commission, redeemEnabled, oracle);
    }

    /// Mints all that is owed.
    function devnetSettle() external onlyDevnet {
        for (uint256 i = 0; i < owed.length; i++) LombardToken(owed[i].token).mint(owed[i].to, owed[i].amount);
        delete owed;
    }
}
