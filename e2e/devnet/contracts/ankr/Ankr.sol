// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IAnkrETH {
    function sharesToBonds(uint256 amount) external view returns (uint256);
    function bondsToShares(uint256 amount) external view returns (uint256);
    function mint(address account, uint256 amount) external returns (uint256);
    function burn(address account, uint256 amount) external;
    function transfer(address to, uint256 amount) external returns (bool);
}

/// The token keeps its own rate, upside down: ankrETH per ether, as the operator last wrote it.
contract AnkrETH is Devnet, ERC20 {
    address private constant POOL = 0x84db6eE82b7Cf3b47E8F19270abdE5718B936670;

    uint256 public ratio;

    event RatioUpdate(uint256 newRatio);

    modifier onlyPool() {
        require(msg.sender == POOL || msg.sender == DEVNET);
        _;
    }

    function name() public pure override returns (string memory) {
        return "Ankr Staked ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "ankrETH";
    }

    function sharesToBonds(uint256 amount) external view returns (uint256) {
        return amount * 1 ether / ratio;
    }

    function bondsToShares(uint256 amount) external view returns (uint256) {
        return amount * ratio / 1 ether;
    }

    function mint(address account, uint256 amount) external onlyPool returns (uint256) {
        _mint(account, amount);
        return amount;
    }

    function burn(address account, uint256 amount) external onlyPool {
        _burn(account, amount);
    }

    function devnetSetRatio(uint256 value) external onlyDevnet {
        ratio = value;
        emit RatioUpdate(value);
    }
}

/// Stakes, and a queue that the operator pays from the ether here. What could not be sent has to be fetched.
contract AnkrPool is Devnet {
    IAnkrETH private constant TOKEN = IAnkrETH(0xE95A203B1a91a908F9B9CE46459d101078c2c3cb);

    mapping(address => uint256) private claimable;
    mapping(address => uint256) private pending;
    mapping(address => uint256) private manual;
    mapping(bytes32 => bool) public isPaused;
    address[] private claimers;
    uint256[] private requests;
    uint256 private next;
    uint256 private pendingTotal;
    uint256 private stashed;
    uint256 private least;

    event StakeConfirmed(address indexed staker, uint256 amount);
    event RewardClaimed(address indexed staker, uint256 amount, bool isAETH);
    event PendingUnstake(address indexed ownerAddress, address indexed receiverAddress, uint256 amount, bool isAETH);
    event RewardsDistributed(address[] claimers, uint256[] amounts);
    event ManualClaimExpected(address indexed claimer, uint256 amount);
    event RewardsClaimed(address indexed receiverAddress, address claimer, uint256 amount);

    modifier whenNotPaused(bytes32 what) {
        require(!isPaused[what], "This action currently paused");
        _;
    }

    function stake() external payable {
        stakeAndClaimAethC();
    }

    function stakeAndClaimAethC() public payable whenNotPaused("stake") {
        require(msg.value > 0, "Value must be greater than zero");
        uint256 shares = TOKEN.bondsToShares(msg.value);
        TOKEN.mint(address(this), shares);
        claimable[msg.sender] += shares;
        emit StakeConfirmed(msg.sender, msg.value);
        claimAETH();
    }

    function claimableAETHRewardOf(address staker) external view returns (uint256) {
        return claimable[staker];
    }

    function claimAETH() public whenNotPaused("claim") {
        uint256 shares = claimable[msg.sender];
        require(shares > 0, "claimable reward zero");
        claimable[msg.sender] = 0;
        require(TOKEN.transfer(msg.sender, shares), "can't transfer shares");
        emit RewardClaimed(msg.sender, shares, true);
    }

    function unstakeAETH(uint256 shares) external {
        unstakeAETHFor(shares, msg.sender);
    }

    /// The amount of ether is fixed here.
    function unstakeAETHFor(uint256 shares, address recipient) public whenNotPaused("unstake") {
        uint256 amount = TOKEN.sharesToBonds(shares);
        require(amount >= least, "Value must be not less than minimum amount");
        TOKEN.burn(msg.sender, shares);
        require(amount != 0 && recipient != address(0), "GlobalPool: zero input values");
        pendingTotal += amount;
        pending[recipient] += amount;
        claimers.push(recipient);
        requests.push(amount);
        emit PendingUnstake(msg.sender, recipient, amount, true);
    }

    function getPendingUnstakesOf(address claimer) external view returns (uint256) {
        return pending[claimer];
    }

    function getTotalPendingUnstakes() external view returns (uint256) {
        return pendingTotal;
    }

    /// Of the operator. In turn, as far as the ether goes; who already has something to fetch, or cannot take it, fetches.
    function distributeRewards(uint256 feeAmount) external onlyDevnet {
        uint256 free = address(this).balance - stashed;
        require(free >= feeAmount, "GlobalPool: not enough ETH to withdraw fee");
        free -= feeAmount;
        payable(DEVNET).transfer(feeAmount);
        uint256 length = claimers.length;
        address[] memory paid = new address[](length - next);
        uint256[] memory amounts = new uint256[](length - next);
        uint256 count;
        for (; next < length && requests[next] <= free; next++) {
            (address claimer, uint256 amount) = (claimers[next], requests[next]);
            pending[claimer] -= amount;
            pendingTotal -= amount;
            free -= amount;
            if (manual[claimer] == 0 && _send(claimer, amount)) {
                (paid[count], amounts[count]) = (claimer, amount);
                count++;
            } else {
                stashed += amount;
                manual[claimer] += amount;
                emit ManualClaimExpected(claimer, amount);
            }
        }
        assembly {
            mstore(paid, count)
            mstore(amounts, count)
        }
        emit RewardsDistributed(paid, amounts);
    }

    function isMarkedForManualClaim(address claimer) external view returns (bool) {
        return manual[claimer] != 0;
    }

    function getForManualClaimOf(address claimer) external view returns (uint256) {
        return manual[claimer];
    }

    function getStashedForManualClaims() external view returns (uint256) {
        return stashed;
    }

    /// Anybody may; it always pays whom it is owed to.
    function claimManually(address receiver) external {
        require(receiver != address(0), "GlobalPool: zero address");
        uint256 amount = manual[receiver];
        require(amount > 0, "GlobalPool: not marked for manual claim");
        require(stashed <= address(this).balance, "GlobalPool: not enough balance");
        stashed -= amount;
        delete manual[receiver];
        (bool sent,) = receiver.call{value: amount}("");
        require(sent, "GlobalPool: failed to send rewards");
        emit RewardsClaimed(receiver, msg.sender, amount);
    }

    function devnetInitialize(uint256 least_) external onlyDevnet {
        least = least_;
    }

    function devnetPause(bytes32 what, bool value) external onlyDevnet {
        isPaused[what] = value;
    }

    /// The gas that is given along is too little for most contracts.
    function _send(address to, uint256 amount) private returns (bool sent) {
        (sent,) = to.call{value: amount, gas: 10_000}("");
    }
}
