// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IBitcoin {
    function balanceOf(address account) external view returns (uint256);
    function decimals() external view returns (uint8);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// The addresses that the contracts of uniBTC hold of each other on mainnet.
abstract contract UniBtcAddresses is Devnet {
    UniBTC internal constant token = UniBTC(0x004E9C3EF86bc1ca1f0bB5C7662861Ee93350568);
    BedrockVault internal constant bitcoinVault = BedrockVault(payable(0x047D41F2544B7F63A8e991aF2068a363d210d6Da));
    address internal constant ROUTER = 0xAA732c9c110A84d090a72da230eAe1E779f89246;
    uint256 internal constant SCALE = 1e10;
}

/// uniBTC; accounts can be frozen.
contract UniBTC is UniBtcAddresses, ERC20 {
    mapping(address => bool) public frozenUsers;

    function name() public pure override returns (string memory) {
        return "uniBTC";
    }

    function symbol() public pure override returns (string memory) {
        return "uniBTC";
    }

    function decimals() public pure override returns (uint8) {
        return 8;
    }

    function mint(address to, uint256 amount) external {
        require(msg.sender == address(bitcoinVault), "MINTER_ROLE");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external {
        _spendAllowance(account, msg.sender, amount);
        _burn(account, amount);
    }

    function devnetFreeze(address account, bool value) external onlyDevnet {
        frozenUsers[account] = value;
    }

    function _beforeTransfer(address from, address, uint256) internal view override {
        require(!frozenUsers[from], "USR016");
    }
}

/// brBTC: only its balances are known.
contract BrBTC is Devnet, ERC20 {
    function name() public pure override returns (string memory) {
        return "brBTC";
    }

    function symbol() public pure override returns (string memory) {
        return "brBTC";
    }

    function decimals() public pure override returns (uint8) {
        return 8;
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }
}

/// Takes bitcoin tokens for uniBTC one to one, and pays what the router tells it to.
contract BedrockVault is UniBtcAddresses {
    bool public outOfService;
    mapping(address => bool) public allowedTokenList;
    mapping(address => bool) public paused;

    event Minted(address token, uint256 amount);

    receive() external payable {}

    modifier serviceNormal() {
        require(!outOfService, "SYS011");
        _;
    }

    function mint(address bitcoin, uint256 amount) external serviceNormal {
        require(allowedTokenList[bitcoin] && !paused[bitcoin], "SYS002");
        uint256 minted = IBitcoin(bitcoin).decimals() == 18 ? amount / SCALE : amount;
        require(minted > 0, "USR010");
        IBitcoin(bitcoin).transferFrom(msg.sender, address(this), amount);
        token.mint(msg.sender, minted);
        emit Minted(bitcoin, amount);
    }

    function execute(address target, bytes calldata data, uint256 value)
        external
        serviceNormal
        returns (bytes memory)
    {
        require(msg.sender == ROUTER, "OPERATOR_ROLE");
        (bool done, bytes memory answer) = target.call{value: value}(data);
        require(done, "Address: low-level call with value failed");
        return answer;
    }

    function devnetAllow(address bitcoin) external onlyDevnet {
        allowedTokenList[bitcoin] = true;
    }

    function devnetStop(bool value) external onlyDevnet {
        outOfService = value;
    }
}

/// uniBTC back into bitcoin tokens: a fee at once, a delay, claims in order of age and as a whole.
contract DelayRedeemRouter is UniBtcAddresses {
    uint256 public constant REDEEM_FEE_RATE_RANGE = 10000;

    struct DelayedRedeem {
        uint224 amount;
        uint32 createdAt;
        address token;
    }

    struct UserDelayedRedeems {
        uint256 delayedRedeemsCompleted;
        DelayedRedeem[] delayedRedeems;
    }

    struct TokenDebtInfo {
        uint256 totalDebts;
        uint256 totalCleared;
    }

    uint256 public redeemDelay;
    uint256 public redeemPrincipalDelay;
    uint256 public redeemFeeRate;
    uint256 public cancelFeeRate;
    uint256 public managementFee;
    bool public paused;
    bool public whitelistEnabled;
    mapping(address => UserDelayedRedeems) private redeems;
    mapping(address => TokenDebtInfo) public tokenDebts;
    mapping(address => bool) public isWhitelisted;
    mapping(address => bool) public isBlacklisted;
    mapping(address => bool) public isBtclisted;
    mapping(address => bool) public isPausedToken;
    mapping(address => uint256) public maxQuotas;
    mapping(address => uint256) public quotaBases;
    mapping(address => uint256) public quotaRates;
    mapping(address => uint256) public lastRebaseTimestamps;
    mapping(address => bool) public fastLanes;
    mapping(address => uint256) public retainAmounts;
    mapping(address => mapping(uint256 => uint256)) public redeemFees;

    event DelayedRedeemCreated(address recipient, address token, uint256 amount, uint256 index, uint256 redeemFee);
    event DelayedRedeemsClaimed(address recipient, address token, uint256 claimedAmount);
    event DelayedRedeemsCompleted(
        address recipient, uint256 burnedAmount, uint256 delayedRedeemsCompleted, uint256 totalFee
    );
    event DelayedRedeemsPrincipalCompleted(
        address recipient, uint256 principalAmount, uint256 delayedRedeemsCompleted, uint256 totalFee
    );

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    modifier onlyNotBlacklisted() {
        require(!isBlacklisted[msg.sender], "USR009");
        _;
    }

    function createDelayedRedeem(address bitcoin, uint256 amount) external whenNotPaused {
        require(!whitelistEnabled || isWhitelisted[msg.sender], "USR009");
        require(isBtclisted[bitcoin] && !isPausedToken[bitcoin], "SYS003");
        uint256 quota = _quota(bitcoin);
        require(quota >= amount + tokenDebts[bitcoin].totalDebts, "USR010");
        quotaBases[bitcoin] = quota;
        lastRebaseTimestamps[bitcoin] = block.timestamp;
        if (amount == 0) return;
        token.transferFrom(msg.sender, address(this), amount);
        uint224 net = uint224(amount * (REDEEM_FEE_RATE_RANGE - redeemFeeRate) / REDEEM_FEE_RATE_RANGE);
        DelayedRedeem[] storage list = redeems[msg.sender].delayedRedeems;
        list.push(DelayedRedeem(net, uint32(block.timestamp), bitcoin));
        tokenDebts[bitcoin].totalDebts += net;
        redeemFees[msg.sender][list.length - 1] = amount - net;
        emit DelayedRedeemCreated(msg.sender, bitcoin, net, list.length - 1, amount - net);
    }

    function claimDelayedRedeems() external whenNotPaused onlyNotBlacklisted {
        _claim(type(uint256).max);
    }

    function claimDelayedRedeems(uint256 most) external whenNotPaused onlyNotBlacklisted {
        _claim(most);
    }

    function claimPrincipals() external whenNotPaused onlyNotBlacklisted {
        UserDelayedRedeems storage own = redeems[msg.sender];
        uint256 done = own.delayedRedeemsCompleted;
        uint256 total;
        while (done < own.delayedRedeems.length && _due(own.delayedRedeems[done], redeemPrincipalDelay)) {
            DelayedRedeem storage redeem = own.delayedRedeems[done];
            tokenDebts[redeem.token].totalCleared += redeem.amount;
            total += redeem.amount + redeemFees[msg.sender][done];
            done++;
        }
        if (done == own.delayedRedeemsCompleted) return;
        own.delayedRedeemsCompleted = done;
        uint256 paid = total * (REDEEM_FEE_RATE_RANGE - cancelFeeRate) / REDEEM_FEE_RATE_RANGE;
        managementFee += total - paid;
        token.transfer(msg.sender, paid);
        emit DelayedRedeemsPrincipalCompleted(msg.sender, paid, done, total - paid);
    }

    function userRedeemsLength(address user) external view returns (uint256) {
        return redeems[user].delayedRedeems.length;
    }

    function canClaimDelayedRedeem(address user, uint256 index) external view returns (bool) {
        return index >= redeems[user].delayedRedeemsCompleted && _due(redeems[user].delayedRedeems[index], redeemDelay);
    }

    function getUserDelayedRedeems(address user) external view returns (DelayedRedeem[] memory open) {
        UserDelayedRedeems storage own = redeems[user];
        open = new DelayedRedeem[](own.delayedRedeems.length - own.delayedRedeemsCompleted);
        for (uint256 i = 0; i < open.length; i++) {
            open[i] = own.delayedRedeems[own.delayedRedeemsCompleted + i];
        }
    }

    function getCurrentCap(address bitcoin) external view returns (uint256) {
        return isBtclisted[bitcoin] ? _quota(bitcoin) - tokenDebts[bitcoin].totalDebts : 0;
    }

    function devnetInitialize(uint256 delay, uint256 principalDelay, uint256 feeRate) external onlyDevnet {
        redeemDelay = delay;
        redeemPrincipalDelay = principalDelay;
        redeemFeeRate = feeRate;
    }

    function devnetSetToken(address bitcoin, bool listed, bool paused_, uint256 quota, uint256 perSecond, uint256 retain)
        external
        onlyDevnet
    {
        isBtclisted[bitcoin] = listed;
        isPausedToken[bitcoin] = paused_;
        maxQuotas[bitcoin] = quota;
        quotaBases[bitcoin] = tokenDebts[bitcoin].totalDebts + quota;
        quotaRates[bitcoin] = perSecond;
        lastRebaseTimestamps[bitcoin] = block.timestamp;
        retainAmounts[bitcoin] = retain;
    }

    function devnetSet(bool paused_, bool listing, address account, bool blacklisted, bool fastLane)
        external
        onlyDevnet
    {
        paused = paused_;
        whitelistEnabled = listing;
        isBlacklisted[account] = blacklisted;
        fastLanes[account] = fastLane;
    }

    function _claim(uint256 most) private {
        UserDelayedRedeems storage own = redeems[msg.sender];
        uint256 first = own.delayedRedeemsCompleted;
        uint256 count;
        while (
            count < most && first + count < own.delayedRedeems.length
                && _due(own.delayedRedeems[first + count], redeemDelay)
        ) count++;
        if (count == 0) return;
        own.delayedRedeemsCompleted = first + count;
        uint256 burnt;
        uint256 fees;
        for (uint256 i = first; i < first + count; i++) {
            address bitcoin = own.delayedRedeems[i].token;
            fees += redeemFees[msg.sender][i];
            // Each token is paid once, at its first entry, for all its entries.
            bool before;
            for (uint256 j = first; j < i; j++) {
                before = before || own.delayedRedeems[j].token == bitcoin;
            }
            if (!before) burnt += _pay(own, bitcoin, i, first + count);
        }
        managementFee += fees;
        token.approve(address(bitcoinVault), burnt);
        bitcoinVault.execute(address(token), abi.encodeCall(token.burnFrom, (address(this), burnt)), 0);
        emit DelayedRedeemsCompleted(msg.sender, burnt, first + count, fees);
    }

    function _pay(UserDelayedRedeems storage own, address bitcoin, uint256 from, uint256 to)
        private
        returns (uint256 amount)
    {
        require(!isPausedToken[bitcoin], "SYS003");
        for (uint256 i = from; i < to; i++) {
            if (own.delayedRedeems[i].token == bitcoin) amount += own.delayedRedeems[i].amount;
        }
        uint8 decs = IBitcoin(bitcoin).decimals();
        uint256 sent = decs == 8 ? amount : decs == 18 ? amount * SCALE : 0;
        tokenDebts[bitcoin].totalCleared += amount;
        _useFastLane(bitcoin, IBitcoin(bitcoin).balanceOf(address(bitcoinVault)), sent);
        bitcoinVault.execute(bitcoin, abi.encodeCall(IBitcoin.transfer, (msg.sender, sent)), 0);
        emit DelayedRedeemsClaimed(msg.sender, bitcoin, sent);
    }

    function _useFastLane(address bitcoin, uint256 balance, uint256 sent) private {
        if (balance >= retainAmounts[bitcoin] + sent) return;
        require(fastLanes[msg.sender], "USR015");
        require(balance >= retainAmounts[bitcoin], "USR027");
        require(retainAmounts[bitcoin] >= sent, "USR015");
        retainAmounts[bitcoin] -= sent;
        fastLanes[msg.sender] = false;
    }

    function _due(DelayedRedeem storage redeem, uint256 delay) private view returns (bool) {
        return block.timestamp >= redeem.createdAt + delay;
    }

    function _quota(address bitcoin) private view returns (uint256) {
        uint256 quota =
            quotaBases[bitcoin] + (block.timestamp - lastRebaseTimestamps[bitcoin]) * quotaRates[bitcoin];
        uint256 most = tokenDebts[bitcoin].totalDebts + maxQuotas[bitcoin];
        return quota <= most ? quota : most;
    }
}
