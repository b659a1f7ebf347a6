// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/PausableToken.sol";

/// What SolvBTC and xSolvBTC have in common.
abstract contract SolvToken is PausableToken {
    mapping(address => bool) private minters;

    function mint(address to, uint256 amount) external {
        require(minters[msg.sender] || msg.sender == DEVNET, "AccessControl");
        _requireNotPaused();
        _mint(to, amount);
    }

    function burn(address from, uint256 amount) external {
        require(minters[msg.sender], "AccessControl");
        _requireNotPaused();
        _burn(from, amount);
    }

    function devnetAllow(address minter) external onlyDevnet {
        minters[minter] = true;
    }
}

contract SolvBTC is SolvToken {
    function name() public pure override returns (string memory) {
        return "Solv BTC";
    }

    function symbol() public pure override returns (string memory) {
        return "SolvBTC";
    }
}

contract XSolvBTC is SolvToken {
    XSolvBTCOracle private constant ORACLE = XSolvBTCOracle(0xfC8ffd33dA2ba271668B899Ceb74618B465AffBF);

    function name() public pure override returns (string memory) {
        return "xSolvBTC";
    }

    function symbol() public pure override returns (string memory) {
        return "xSolvBTC";
    }

    function getValueByShares(uint256 shares) external view returns (uint256 value) {
        return (shares * ORACLE.getNav(address(this))) / 1 ether;
    }

    function getSharesByValue(uint256 value) external view returns (uint256 shares) {
        return (value * 1 ether) / ORACLE.getNav(address(this));
    }
}

contract XSolvBTCOracle is Devnet {
    uint256 public latestUpdatedAt;
    uint256 private nav;
    bool private isNavAbnormal;

    event SetNav(uint256 navTime, uint256 nav);

    function getNav(address) external view returns (uint256) {
        require(!isNavAbnormal, "XSolvBTCOracle: nav is abnormal");
        require(nav != 0, "XSolvBTCOracle: nav not set");
        return nav;
    }

    function devnetSetNav(uint256 nav_) external onlyDevnet {
        nav = nav_;
        latestUpdatedAt = block.timestamp;
        isNavAbnormal = false;
        emit SetNav(block.timestamp, nav_);
    }

    function devnetMarkAbnormal() external onlyDevnet {
        isNavAbnormal = true;
    }
}

contract XSolvBTCPool is Devnet {
    SolvBTC private constant SOLV = SolvBTC(0x7A56E1C57C7475CCf742a1832B028F0456652F97);
    XSolvBTC private constant XSOLV = XSolvBTC(0xd9D920AA40f578ab794426F5C90F6C731D159DEf);
    uint64 public withdrawFeeRate;
    bool public depositAllowed;
    uint256 public maxMultiplier;
    address public feeRecipient;

    event Withdraw(
        address indexed owner,
        address indexed solvBTC,
        address indexed xSolvBTC,
        uint256 solvBTCAmount,
        uint256 xSolvBTCAmount
    );

    function withdraw(uint256 xSolvBtcAmount) external returns (uint256 solvBtcAmount) {
        require(xSolvBtcAmount > 0, "xSolvBTCPool: withdraw amount cannot be 0");
        solvBtcAmount = XSOLV.getValueByShares(xSolvBtcAmount);
        XSOLV.burn(msg.sender, xSolvBtcAmount);
        uint256 fee = (solvBtcAmount * withdrawFeeRate) / 10000;
        if (fee > 0) SOLV.mint(feeRecipient, fee);
        require(
            (solvBtcAmount - fee) < (xSolvBtcAmount * maxMultiplier / 10000), "xSolvBTCPool: solvBTC amount error"
        );
        SOLV.mint(msg.sender, solvBtcAmount - fee);
        emit Withdraw(msg.sender, address(SOLV), address(XSOLV), solvBtcAmount, xSolvBtcAmount);
    }

    function devnetInitialize(uint64 feeRate, uint256 multiplier, address recipient) external onlyDevnet {
        withdrawFeeRate = feeRate;
        maxMultiplier = multiplier;
        feeRecipient = recipient;
        depositAllowed = true;
    }
}

struct SolvPoolSFTInfo {
    address openFundShare;
    address openFundRedemption;
    uint256 openFundShareSlot;
    uint256 latestRedeemSlot;
}

struct SolvPoolFeeInfo {
    uint16 carryRate;
    address carryCollector;
    uint64 latestProtocolFeeSettleTime;
}

struct SolvManagerInfo {
    address poolManager;
    address subscribeNavManager;
    address redeemNavManager;
}

struct SolvSubscribeLimitInfo {
    uint256 hardCap;
    uint256 subscribeMin;
    uint256 subscribeMax;
    uint64 fundraisingStartTime;
    uint64 fundraisingEndTime;
}

struct SolvPoolInfo {
    SolvPoolSFTInfo poolSFTInfo;
    SolvPoolFeeInfo poolFeeInfo;
    SolvManagerInfo managerInfo;
    SolvSubscribeLimitInfo subscribeLimitInfo;
    address vault;
    address currency;
    address navOracle;
    uint64 valueDate;
    bool permissionless;
    uint256 fundraisingAmount;
}

/// The market, as far as it names the token of a fund's redemptions.
contract SolvMarket is Devnet {
    mapping(bytes32 => SolvPoolInfo) private pools;

    function poolInfos(bytes32 poolId) external view returns (SolvPoolInfo memory) {
        return pools[poolId];
    }

    function devnetSetPool(bytes32 poolId, address redemption, address currency) external onlyDevnet {
        pools[poolId].poolSFTInfo.openFundRedemption = redemption;
        pools[poolId].currency = currency;
    }
}

/// Burns at once and hands out a token of redemptions. Deposits are left out.
contract SolvRouter is Devnet {
    SolvMarket private constant MARKET = SolvMarket(0x57bB6a8563a8e8478391C79F3F433C6BA077c567);
    mapping(address => mapping(address => bytes32)) public poolIds;

    event WithdrawRequest(
        address indexed targetToken,
        address indexed currency,
        address indexed requester,
        bytes32 poolId,
        uint256 withdrawAmount,
        uint256 redemptionId
    );

    function withdrawRequest(address targetToken, address currency, uint256 amount)
        external
        returns (address, uint256)
    {
        bytes32 poolId = poolIds[targetToken][currency];
        require(poolId > 0, "SolvBTCRouterV2: poolId not found");
        address redemption = MARKET.poolInfos(poolId).poolSFTInfo.openFundRedemption;
        ERC20(targetToken).transferFrom(msg.sender, address(this), amount);
        uint256 id = SolvRedemption(redemption).mint(msg.sender, poolId, currency, amount);
        emit WithdrawRequest(targetToken, currency, msg.sender, poolId, amount, id);
        return (redemption, id);
    }

    function devnetSetPoolId(address targetToken, address currency, bytes32 poolId) external onlyDevnet {
        poolIds[targetToken][currency] = poolId;
    }
}

/// The token of redemptions and the accounts behind it in one: mainnet has two contracts. One slot per redemption.
contract SolvRedemption is Devnet {
    struct RedeemInfo {
        bytes32 poolId;
        address currency;
        uint256 createTime;
        uint256 nav;
    }

    uint8 public constant valueDecimals = 18;
    uint256 private last;
    mapping(uint256 => address) private owners;
    mapping(uint256 => uint256) private values;
    mapping(uint256 => RedeemInfo) private infos;
    mapping(uint256 => uint256) private repaid;
    uint256 private feeRate;

    function concrete() external view returns (address) {
        return address(this);
    }

    function ownerOf(uint256 id) external view returns (address) {
        require(owners[id] != address(0), "ERC3525: invalid token ID");
        return owners[id];
    }

    function balanceOf(uint256 id) external view returns (uint256) {
        require(owners[id] != address(0), "ERC3525: invalid token ID");
        return values[id];
    }

    function slotOf(uint256 id) external pure returns (uint256) {
        return id;
    }

    function getRedeemInfo(uint256 slot) external view returns (RedeemInfo memory) {
        return infos[slot];
    }

    function getRedemptionFeeRate(uint256) external view returns (uint256) {
        return feeRate;
    }

    function claimableValue(uint256 id) public view returns (uint256) {
        uint256 nav = infos[id].nav;
        if (nav == 0) return 0;
        uint256 due = values[id] * nav / 1e18;
        return due < repaid[id] ? values[id] : repaid[id] * 1e18 / nav;
    }

    function mint(address to, bytes32 poolId, address currency, uint256 value) external returns (uint256 id) {
        id = ++last;
        owners[id] = to;
        values[id] = value;
        infos[id] = RedeemInfo(poolId, currency, block.timestamp, 0);
    }

    function claimTo(address to, uint256 id, address currency, uint256 value) external {
        require(value > 0, "OFRD: claim value is zero");
        require(owners[id] == msg.sender, "OFRD: caller is not owner nor approved");
        require(value <= claimableValue(id), "OFRD: over claim");
        uint256 amount = value * infos[id].nav / 1e18;
        repaid[id] -= amount;
        values[id] -= value;
        if (values[id] == 0) owners[id] = address(0);
        ERC20(currency).transfer(to, amount - amount * feeRate / 1e18);
    }

    function devnetSetFee(uint256 feeRate_) external onlyDevnet {
        feeRate = feeRate_;
    }

    /// The fund is settled at a value, and so much of its currency, which lies here, is set aside.
    function devnetSettle(uint256 id, uint256 nav, uint256 amount) external onlyDevnet {
        infos[id].nav = nav;
        repaid[id] = amount;
    }
}
