// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "./InceptionMath.sol";

/// The addresses that the contracts of inETH hold of each other on mainnet.
abstract contract InEthAddresses is Devnet {
    InETH internal constant token = InETH(0xf073bAC22DAb7FaF4a3Dd6c6189a70D54110525C);
    address internal constant POOL = 0x46199cAa0e453971cedf97f926368d9E5415831a;
    InEthRatioFeed internal constant feed = InEthRatioFeed(0x122ee24Cb3Cc1b6B987800D3B54A68FC16910Dbf);
}

/// inETH per ether, written by the operator.
contract InEthRatioFeed is InEthAddresses {
    mapping(address => uint256) public getRatio;

    event RatioUpdated(address indexed tokenAddress, uint256 oldRatio, uint256 newRatio);

    function devnetUpdate(uint256 ratio) external onlyDevnet {
        emit RatioUpdated(address(token), getRatio[address(token)], ratio);
        getRatio[address(token)] = ratio;
    }
}

contract InETH is InEthAddresses, ERC20 {
    bool public paused;

    modifier onlyPool() {
        require(msg.sender == POOL, "OnlyRestakingPool");
        require(!paused, "EnforcedPause");
        _;
    }

    function name() public pure override returns (string memory) {
        return "Inception ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "inETH";
    }

    function ratio() public view returns (uint256) {
        return feed.getRatio(address(this));
    }

    /// Rounds up.
    function convertToAmount(uint256 shares) public view returns (uint256) {
        return (shares * 1 ether + ratio() - 1) / ratio();
    }

    function convertToShares(uint256 amount) public view returns (uint256) {
        return amount * ratio() / 1 ether;
    }

    function totalAssets() external view returns (uint256) {
        return convertToAmount(totalSupply);
    }

    function mint(address account, uint256 shares) external onlyPool {
        _mint(account, shares);
    }

    function burn(address account, uint256 shares) external onlyPool {
        _burn(account, shares);
    }

    function devnetMint(address to, uint256 shares) external onlyDevnet {
        _mint(to, shares);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function _beforeTransfer(address, address, uint256) internal view override {
        require(!paused, "EnforcedPause");
    }
}

contract RestakingPool is InEthAddresses {
    struct Unstake {
        address recipient;
        uint256 amount;
    }

    uint256 private minUnstakeAmount;
    uint256 private pendingGap;
    Unstake[] private pendingUnstakes;
    uint256 public getTotalPendingUnstakes;
    mapping(address => uint256) public getTotalUnstakesOf;
    uint256 public getTotalClaimable;
    mapping(address => uint256) public claimableOf;
    uint256 public stakeBonusAmount;
    uint64 public targetCapacity;

    error PoolZeroAmount();
    error PoolZeroAddress();
    error PoolInsufficientBalance();
    error PoolFailedInnerCall();
    error InsufficientCapacity(uint256 capacity);
    error TargetCapacityNotSet();
    error PoolUnstakeAmLessThanMin();
    error PoolStakeAmLessThanMin();

    event Received(address indexed sender, uint256 amount);
    event Staked(address indexed staker, uint256 amount, uint256 shares);
    event Unstaked(address indexed from, address indexed to, uint256 amount, uint256 shares);
    event ClaimExpected(address indexed claimer, uint256 value);
    event UnstakeClaimed(address indexed claimer, address indexed caller, uint256 value);
    event ReferralStake(bytes32 indexed code);
    event FlashUnstaked(
        address indexed sender,
        address indexed receiver,
        address indexed owner,
        uint256 amount,
        uint256 shares,
        uint256 fee
    );

    receive() external payable {
        emit Received(msg.sender, msg.value);
    }

    function stake(bytes32 code) external payable {
        stake();
        emit ReferralStake(code);
    }

    function stake() public payable {
        if (targetCapacity == 0) revert TargetCapacityNotSet();
        if (msg.value < token.convertToAmount(1)) revert PoolStakeAmLessThanMin();
        uint256 shares = token.convertToShares(msg.value);
        token.mint(msg.sender, shares);
        emit Staked(msg.sender, msg.value, shares);
    }

    function unstake(address to, uint256 shares) external {
        uint256 amount = token.convertToAmount(shares);
        if (amount < getMinUnstake()) revert PoolUnstakeAmLessThanMin();
        token.burn(msg.sender, shares);
        if (to == address(0)) revert PoolZeroAddress();
        getTotalPendingUnstakes += amount;
        getTotalUnstakesOf[to] += amount;
        pendingUnstakes.push(Unstake(to, amount));
        emit Unstaked(msg.sender, to, amount, shares);
    }

    function flashUnstake(uint256 shares, address receiver) external {
        if (targetCapacity == 0) revert TargetCapacityNotSet();
        uint256 amount = token.convertToAmount(shares);
        if (amount < getMinUnstake()) revert PoolUnstakeAmLessThanMin();
        uint256 fee = calculateFlashUnstakeFee(amount);
        token.burn(msg.sender, shares);
        amount -= fee;
        stakeBonusAmount += fee - fee / 2;
        _send(DEVNET, fee / 2);
        _send(receiver, amount);
        emit FlashUnstaked(msg.sender, receiver, msg.sender, amount, shares, fee);
    }

    function claimUnstake(address claimer) external {
        if (claimer == address(0)) revert PoolZeroAddress();
        uint256 amount = claimableOf[claimer];
        if (amount == 0) revert PoolZeroAmount();
        if (totalAssets() < getTotalClaimable) revert PoolInsufficientBalance();
        getTotalClaimable -= amount;
        claimableOf[claimer] = 0;
        _send(claimer, amount);
        emit UnstakeClaimed(claimer, msg.sender, amount);
    }

    function totalAssets() public view returns (uint256) {
        return address(this).balance;
    }

    function getMinUnstake() public view returns (uint256) {
        uint256 one = token.convertToShares(token.convertToAmount(1));
        return minUnstakeAmount > one ? minUnstakeAmount : one;
    }

    function getFlashCapacity() public view returns (uint256) {
        uint256 kept = getTotalClaimable + stakeBonusAmount;
        return kept > totalAssets() ? 0 : totalAssets() - kept;
    }

    function calculateFlashUnstakeFee(uint256 amount) public view returns (uint256) {
        uint256 capacity = getFlashCapacity();
        if (amount > capacity) revert InsufficientCapacity(capacity);
        uint256 target = targetCapacity * token.totalAssets() / 1e10;
        return InceptionMath.withdrawalFee(amount, capacity, target * 25e8 / 1e10, 5e7, 30e7, target);
    }

    /// The operator pays the queue as far as the free balance goes, in order and whole.
    function devnetDistribute() external onlyDevnet {
        uint256 free = getFlashCapacity();
        while (pendingGap < pendingUnstakes.length && pendingUnstakes[pendingGap].amount <= free) {
            Unstake memory next = pendingUnstakes[pendingGap];
            free -= next.amount;
            getTotalUnstakesOf[next.recipient] -= next.amount;
            getTotalPendingUnstakes -= next.amount;
            getTotalClaimable += next.amount;
            claimableOf[next.recipient] += next.amount;
            delete pendingUnstakes[pendingGap];
            pendingGap++;
            emit ClaimExpected(next.recipient, next.amount);
        }
    }

    function devnetSet(uint64 targetCapacity_, uint256 minUnstake) external onlyDevnet {
        targetCapacity = targetCapacity_;
        minUnstakeAmount = minUnstake;
    }

    function _send(address to, uint256 amount) private {
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert PoolFailedInnerCall();
    }
}
