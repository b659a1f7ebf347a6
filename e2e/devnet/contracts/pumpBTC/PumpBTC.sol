// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

contract PumpToken is Devnet, ERC20 {
    address private constant STAKING = 0x1fCca65fb6Ae3b2758b9b2B394CB227eAE404e1E;

    function name() public pure override returns (string memory) {
        return "pumpBTC";
    }

    function symbol() public pure override returns (string memory) {
        return "pumpBTC";
    }

    function decimals() public pure override returns (uint8) {
        return 8;
    }

    function mint(address user, uint256 amount) external {
        require(msg.sender == STAKING || msg.sender == DEVNET, "PumpBTC: caller is not the minter");
        _mint(user, amount);
    }

    function burn(address user, uint256 amount) external {
        require(msg.sender == STAKING, "PumpBTC: caller is not the minter");
        _burn(user, amount);
    }
}

/// Ten places per account, one per day; the operator is the devnet.
contract PumpStaking is Devnet {
    uint8 public constant MAX_DATE_SLOT = 10;
    PumpToken public constant pumpBTC = PumpToken(0xF469fBD2abcd6B9de8E169d128226C0Fc90a012e);
    ERC20 public asset;
    uint8 public assetDecimal;
    int256 public totalStakingAmount;
    uint256 public totalStakingCap;
    uint256 public totalRequestedAmount;
    uint256 public totalClaimableAmount;
    uint256 public pendingStakeAmount;
    uint256 public collectedFee;
    uint256 public normalUnstakeFee;
    uint256 public instantUnstakeFee;
    bool public onlyAllowStake;
    bool public paused;
    mapping(address => mapping(uint8 => uint256)) public pendingUnstakeTime;
    mapping(address => mapping(uint8 => uint256)) public pendingUnstakeAmount;

    event Stake(address indexed user, uint256 amount);
    event UnstakeRequest(address indexed user, uint256 amount, uint8 slot);
    event ClaimSlot(address indexed user, uint256 amount, uint8 slot);
    event ClaimAll(address indexed user, uint256 amount);
    event UnstakeInstant(address indexed user, uint256 amount);

    error EnforcedPause();

    modifier whenNotPaused() {
        if (paused) revert EnforcedPause();
        _;
    }

    modifier allowUnstakeOrClaim() {
        require(!onlyAllowStake, "PumpBTC: only allow stake at first");
        _;
    }

    function _getPeriod() public pure returns (uint256) {
        return 1 days;
    }

    function _getDateSlot(uint256 timestamp) public pure returns (uint8) {
        return uint8((timestamp + 8 hours) / _getPeriod() % MAX_DATE_SLOT);
    }

    function _adjustAmount(uint256 amount) public view returns (uint256) {
        return assetDecimal == 8 ? amount : amount * 10 ** (assetDecimal - 8);
    }

    function stake(uint256 amount) external whenNotPaused {
        require(amount > 0, "PumpBTC: amount should be greater than 0");
        require(totalStakingAmount + int256(amount) <= int256(totalStakingCap), "PumpBTC: exceed staking cap");
        totalStakingAmount += int256(amount);
        pendingStakeAmount += amount;
        emit Stake(msg.sender, amount);
        asset.transferFrom(msg.sender, address(this), _adjustAmount(amount));
        pumpBTC.mint(msg.sender, amount);
    }

    function unstakeRequest(uint256 amount) external whenNotPaused allowUnstakeOrClaim {
        uint8 slot = _getDateSlot(block.timestamp);
        require(amount > 0, "PumpBTC: amount should be greater than 0");
        require(
            block.timestamp - pendingUnstakeTime[msg.sender][slot] < _getPeriod()
                || pendingUnstakeAmount[msg.sender][slot] == 0,
            "PumpBTC: claim the previous unstake first"
        );
        pendingUnstakeTime[msg.sender][slot] = block.timestamp;
        pendingUnstakeAmount[msg.sender][slot] += amount;
        totalStakingAmount -= int256(amount);
        totalRequestedAmount += amount;
        emit UnstakeRequest(msg.sender, amount, slot);
        pumpBTC.burn(msg.sender, amount);
    }

    function claimSlot(uint8 slot) external whenNotPaused allowUnstakeOrClaim {
        uint256 amount = pendingUnstakeAmount[msg.sender][slot];
        require(amount > 0, "PumpBTC: no pending unstake");
        require(_isReady(slot), "PumpBTC: haven't reached the claimable time");
        pendingUnstakeAmount[msg.sender][slot] = 0;
        emit ClaimSlot(msg.sender, amount, slot);
        _pay(amount);
    }

    function claimAll() external whenNotPaused allowUnstakeOrClaim {
        uint256 total = 0;
        uint256 count = 0;
        for (uint8 slot = 0; slot < MAX_DATE_SLOT; slot++) {
            uint256 amount = pendingUnstakeAmount[msg.sender][slot];
            if (amount == 0) continue;
            count += 1;
            if (!_isReady(slot)) continue;
            total += amount;
            pendingUnstakeAmount[msg.sender][slot] = 0;
        }
        require(count > 0, "PumpBTC: no pending unstake");
        require(total > 0, "PumpBTC: haven't reached the claimable time");
        emit ClaimAll(msg.sender, total);
        _pay(total);
    }

    function unstakeInstant(uint256 amount) external whenNotPaused allowUnstakeOrClaim {
        uint256 fee = amount * instantUnstakeFee / 10000;
        require(amount > 0, "PumpBTC: amount should be greater than 0");
        require(amount <= pendingStakeAmount, "PumpBTC: insufficient pending stake amount");
        totalStakingAmount -= int256(amount);
        pendingStakeAmount -= amount;
        collectedFee += fee;
        emit UnstakeInstant(msg.sender, amount);
        pumpBTC.burn(msg.sender, amount);
        asset.transfer(msg.sender, _adjustAmount(amount - fee));
    }

    function _isReady(uint8 slot) private view returns (bool) {
        return block.timestamp - pendingUnstakeTime[msg.sender][slot] >= (MAX_DATE_SLOT - 1) * _getPeriod();
    }

    function _pay(uint256 amount) private {
        uint256 fee = amount * normalUnstakeFee / 10000;
        totalClaimableAmount -= amount;
        totalRequestedAmount -= amount;
        collectedFee += fee;
        asset.transfer(msg.sender, _adjustAmount(amount - fee));
    }

    function devnetInitialize(address asset_, uint256 cap, uint256 normalFee, uint256 instantFee)
        external
        onlyDevnet
    {
        asset = ERC20(asset_);
        assetDecimal = ERC20(asset_).decimals();
        totalStakingCap = cap;
        normalUnstakeFee = normalFee;
        instantUnstakeFee = instantFee;
    }

    function devnetSwitch(bool paused_, bool onlyAllowStake_) external onlyDevnet {
        paused = paused_;
        onlyAllowStake = onlyAllowStake_;
    }

    /// The operator takes what was staked and brings back what was asked for: none moves here, both lie in the contract.
    function devnetBring(uint256 amount) external onlyDevnet {
        pendingStakeAmount -= amount;
        totalClaimableAmount += amount;
    }
}
