// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

/// The addresses that StakeStone's contracts hold of each other on mainnet.
abstract contract StoneAddresses is Devnet {
    Stone internal constant stoneToken = Stone(0x7122985656e38BDC0302Db86685bb972b145bD3C);
    address internal constant VAULT = 0xA62F9C5af106FeEE069F38dE51098D9d81B90572;
    StoneAssetsVault internal constant aVault = StoneAssetsVault(payable(0x9485711f11B17f73f2CCc8561bcae05BDc7E9ad9));
    StoneStrategyController internal constant controller =
        StoneStrategyController(payable(0x396aBF9fF46E21694F4eF01ca77C6d7893A017B2));

    function _send(address to, uint256 amount) internal {
        (bool sent,) = to.call{value: amount}("");
        require(sent, "STE");
    }
}

contract Stone is StoneAddresses, ERC20 {
    function name() public pure override returns (string memory) {
        return "StakeStone Ether";
    }

    function symbol() public pure override returns (string memory) {
        return "STONE";
    }

    function mint(address to, uint256 amount) external {
        require(msg.sender == VAULT, "NM");
        _mint(to, amount);
    }

    function burn(address from, uint256 amount) external {
        require(msg.sender == VAULT, "NM");
        _burn(from, amount);
    }
}

/// Holds the ether that is idle or owed.
contract StoneAssetsVault is StoneAddresses {
    function deposit() external payable {
        require(msg.value != 0, "too small");
    }

    function withdraw(address to, uint256 amount) external {
        require(msg.sender == VAULT || msg.sender == address(controller), "not permit");
        _send(to, amount);
    }

    function getBalance() external view returns (uint256) {
        return address(this).balance;
    }

    receive() external payable {}
}

/// All strategies as one: ether put to work, and what a hurried sale of it loses.
contract StoneStrategyController is StoneAddresses {
    uint256 public invested;
    /// Of a forced sale, in millionths.
    uint256 private lossRate;

    receive() external payable {}

    /// Not declared view on mainnet, where strategies quote pools.
    function getAllStrategiesValue() public returns (uint256) {
        return invested;
    }

    function getAllStrategyValidValue() external returns (uint256) {
        return invested;
    }

    function getAllStrategyPendingValue() external pure returns (uint256) {
        return 0;
    }

    function rebaseStrategies(uint256 into, uint256 out) external payable {
        require(msg.sender == VAULT, "not vault");
        if (into > 0) {
            aVault.withdraw(address(this), into);
            invested += into;
        }
        if (out > 0) _pay(out);
    }

    function forceWithdraw(uint256 amount) external returns (uint256 actual) {
        require(msg.sender == VAULT, "not vault");
        actual = amount - amount * lossRate / 1e6;
        invested -= amount;
        _send(address(aVault), actual);
    }

    function devnetSet(uint256 invested_, uint256 lossRate_) external onlyDevnet {
        invested = invested_;
        lossRate = lossRate_;
    }

    function _pay(uint256 amount) private {
        invested -= amount;
        _send(address(aVault), amount);
    }
}

contract StoneVault is StoneAddresses {
    uint256 private constant WHOLE = 1e18;
    uint256 private constant ONE_HUNDRED_PERCENT = 1e6;

    struct UserReceipt {
        uint256 withdrawRound;
        uint256 withdrawShares;
        uint256 withdrawableAmount;
    }

    address public feeRecipient;
    uint256 public rebaseTimeInterval;
    uint256 public latestRoundID;
    uint256 public withdrawableAmountInPast;
    uint256 public withdrawingSharesInPast;
    uint256 public withdrawingSharesInRound;
    uint256 public withdrawFeeRate;
    uint256 public rebaseTime;
    mapping(uint256 => uint256) public roundPricePerShare;
    mapping(uint256 => uint256) public settlementTime;
    mapping(address => UserReceipt) public userReceipts;

    event Deposit(address indexed account, uint256 amount, uint256 mint, uint256 round);
    event InitiateWithdraw(address indexed account, uint256 shares, uint256 round);
    event CancelWithdraw(address indexed account, uint256 amount, uint256 round);
    event Withdrawn(address indexed account, uint256 amount, uint256 round);
    event WithdrawnFromStrategy(address indexed account, uint256 amount, uint256 actualAmount, uint256 round);
    event RollToNextRound(uint256 round, uint256 vaultIn, uint256 vaultOut, uint256 sharePrice);
    event FeeCharged(address indexed account, uint256 amount);

    receive() external payable {}

    function deposit() external payable returns (uint256) {
        return _depositFor(msg.value, msg.sender);
    }

    function depositFor(address user) external payable returns (uint256) {
        return _depositFor(msg.value, user);
    }

    function requestWithdraw(uint256 shares) external {
        require(shares != 0, "too small");
        require(latestRoundID != 0, "should withdraw instantly");
        require(stoneToken.balanceOf(msg.sender) >= shares, "exceed balance");
        stoneToken.transferFrom(msg.sender, address(this), shares);
        withdrawingSharesInRound += shares;
        UserReceipt storage receipt = userReceipts[msg.sender];
        if (receipt.withdrawRound == latestRoundID) {
            receipt.withdrawShares += shares;
        } else {
            if (receipt.withdrawRound != 0) _settle(receipt);
            receipt.withdrawShares = shares;
            receipt.withdrawRound = latestRoundID;
        }
        emit InitiateWithdraw(msg.sender, shares, latestRoundID);
    }

    function cancelWithdraw(uint256 shares) external {
        require(shares != 0, "too small");
        UserReceipt storage receipt = userReceipts[msg.sender];
        require(receipt.withdrawRound == latestRoundID, "no pending withdraw");
        require(receipt.withdrawShares >= shares, "exceed pending withdraw");
        receipt.withdrawShares -= shares;
        stoneToken.transfer(msg.sender, shares);
        if (receipt.withdrawShares == 0) receipt.withdrawRound = 0;
        withdrawingSharesInRound -= shares;
        emit CancelWithdraw(msg.sender, shares, latestRoundID);
    }

    function instantWithdraw(uint256 amount, uint256 shares) external returns (uint256 paid) {
        require(amount != 0 || shares != 0, "too small");
        (uint256 idle,) = getVaultAvailableAmount();
        if (amount != 0) {
            UserReceipt storage receipt = userReceipts[msg.sender];
            if (receipt.withdrawRound != latestRoundID && receipt.withdrawRound != 0) {
                _settle(receipt);
                receipt.withdrawShares = 0;
                receipt.withdrawRound = 0;
            }
            require(receipt.withdrawableAmount >= amount, "exceed withdrawable");
            receipt.withdrawableAmount -= amount;
            withdrawableAmountInPast -= amount;
            paid = amount;
            emit Withdrawn(msg.sender, amount, latestRoundID);
        }
        if (shares != 0) paid += _redeem(shares, idle);
        require(aVault.getBalance() >= paid, "still need wait");
        uint256 fee;
        if (withdrawFeeRate != 0) {
            fee = paid * withdrawFeeRate / ONE_HUNDRED_PERCENT;
            aVault.withdraw(feeRecipient, fee);
            emit FeeCharged(msg.sender, fee);
        }
        aVault.withdraw(msg.sender, paid - fee);
    }

    function rollToNextRound() external {
        require(block.timestamp > rebaseTime + rebaseTimeInterval, "already rebased");
        uint256 preview = currentSharePrice();
        uint256 balance = aVault.getBalance();
        uint256 need = withdrawableAmountInPast + _toAsset(withdrawingSharesInRound, preview);
        uint256 into = balance > need ? balance - need : 0;
        uint256 out = balance < need ? need - balance : 0;
        controller.rebaseStrategies(into, out);
        uint256 price = currentSharePrice();
        roundPricePerShare[latestRoundID] = preview < price ? preview : price;
        settlementTime[latestRoundID] = block.timestamp;
        latestRoundID++;
        withdrawingSharesInPast += withdrawingSharesInRound;
        withdrawableAmountInPast += _toAsset(withdrawingSharesInRound, roundPricePerShare[latestRoundID - 1]);
        withdrawingSharesInRound = 0;
        rebaseTime = block.timestamp;
        emit RollToNextRound(latestRoundID, into, out, price);
    }

    /// Not declared view on mainnet either.
    function currentSharePrice() public returns (uint256) {
        uint256 supply = stoneToken.totalSupply();
        if (latestRoundID == 0 || supply == 0 || supply == withdrawingSharesInPast) return WHOLE;
        uint256 assets = aVault.getBalance() + controller.getAllStrategiesValue() - withdrawableAmountInPast;
        return assets * WHOLE / (supply - withdrawingSharesInPast);
    }

    function getVaultAvailableAmount() public returns (uint256 idle, uint256 invested) {
        uint256 balance = aVault.getBalance();
        if (balance > withdrawableAmountInPast) idle = balance - withdrawableAmountInPast;
        invested = controller.getAllStrategyValidValue();
    }

    function devnetInitialize(uint256 interval, uint256 feeRate, address owner, uint256 supply) external onlyDevnet {
        rebaseTimeInterval = interval;
        withdrawFeeRate = feeRate;
        feeRecipient = DEVNET;
        rebaseTime = block.timestamp;
        roundPricePerShare[0] = WHOLE;
        latestRoundID = 1;
        stoneToken.mint(owner, supply);
        roundPricePerShare[0] = currentSharePrice();
    }

    function devnetSetFee(uint256 feeRate) external onlyDevnet {
        withdrawFeeRate = feeRate;
    }

    function _depositFor(uint256 amount, address user) private returns (uint256 minted) {
        require(amount != 0, "too small");
        uint256 price = currentSharePrice();
        if (latestRoundID == 0) {
            price = WHOLE;
        } else if (roundPricePerShare[latestRoundID - 1] > price) {
            price = roundPricePerShare[latestRoundID - 1];
        }
        minted = amount * WHOLE / price;
        aVault.deposit{value: address(this).balance}();
        stoneToken.mint(user, minted);
        emit Deposit(user, amount, minted, latestRoundID);
    }

    /// Shares of a round that is over become ether of the receipt.
    function _settle(UserReceipt storage receipt) private {
        uint256 amount = _toAsset(receipt.withdrawShares, roundPricePerShare[receipt.withdrawRound]);
        stoneToken.burn(address(this), receipt.withdrawShares);
        withdrawingSharesInPast -= receipt.withdrawShares;
        receipt.withdrawableAmount += amount;
    }

    function _redeem(uint256 shares, uint256 idle) private returns (uint256 paid) {
        uint256 price = WHOLE;
        if (latestRoundID != 0) {
            uint256 settled = roundPricePerShare[latestRoundID - 1];
            price = currentSharePrice();
            if (settled < price) price = settled;
        }
        uint256 amount = _toAsset(shares, price);
        stoneToken.burn(msg.sender, shares);
        if (amount <= idle) {
            emit Withdrawn(msg.sender, amount, latestRoundID);
            return amount;
        }
        uint256 rest = amount - idle;
        uint256 actual = controller.forceWithdraw(rest);
        emit WithdrawnFromStrategy(msg.sender, rest, actual, latestRoundID);
        return idle + actual;
    }

    function _toAsset(uint256 shares, uint256 price) private pure returns (uint256) {
        require(price > 1, "Vault Lib: invalid assetPerShare");
        return shares * price / WHOLE;
    }
}
