// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/ERC20.sol";
import "../shared/Permit.sol";
import "./MantleBase.sol";

/// The token. One list stands for the list contracts of mainnet.
contract METH is MantleBase, ERC20, Permit {
    mapping(address => bool) public isBlocked;

    error NotStakingContract();
    error NotUnstakeRequestsManagerContract();

    function name() public pure override returns (string memory) {
        return "mETH";
    }

    function symbol() public pure override returns (string memory) {
        return "mETH";
    }

    function mint(address staker, uint256 amount) external {
        if (msg.sender != STAKING && msg.sender != DEVNET) revert NotStakingContract();
        _mint(staker, amount);
    }

    function burn(uint256 amount) external {
        if (msg.sender != address(REQUESTS)) revert NotUnstakeRequestsManagerContract();
        _burn(msg.sender, amount);
    }

    function devnetBlock(address account, bool value) external onlyDevnet {
        isBlocked[account] = value;
    }

    function _beforeTransfer(address from, address to, uint256) internal view override {
        require(!isBlocked[msg.sender], "mETH: 'sender' address blocked");
        require(!isBlocked[from], "mETH: 'from' address blocked");
        require(!isBlocked[to], "mETH: 'to' address blocked");
    }

    function _domainName() internal pure override returns (string memory) {
        return "mETH";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}

/// Mint, rate and requests. The validators' ether is the oracle's; there is no liquidity buffer.
contract MantleStaking is MantleBase {
    uint256 public unallocatedETH;
    uint256 public minimumStakeBound;
    uint256 public minimumUnstakeBound;
    uint256 public maximumMETHSupply;
    uint16 public exchangeAdjustmentRate;
    bool public isStakingAllowlist;

    event Staked(address indexed staker, uint256 ethAmount, uint256 mETHAmount);
    event UnstakeRequested(uint256 indexed id, address indexed staker, uint256 ethAmount, uint256 mETHLocked);
    event UnstakeRequestClaimed(uint256 indexed id, address indexed staker);
    event AllocatedETHToUnstakeRequestsManager(uint256 amount);

    error DoesNotReceiveETH();
    error MaximumMETHSupplyExceeded();
    error MinimumStakeBoundNotSatisfied();
    error MinimumUnstakeBoundNotSatisfied();
    error NotEnoughUnallocatedETH();
    error Paused();
    error StakeBelowMinimumMETHAmount(uint256 methAmount, uint256 expectedMinimum);
    error UnstakeBelowMinimumETHAmount(uint256 ethAmount, uint256 expectedMinimum);

    modifier whenLeavingNotPaused() {
        if (PAUSER.isUnstakeRequestsAndClaimsPaused()) revert Paused();
        _;
    }

    receive() external payable {
        revert DoesNotReceiveETH();
    }

    function totalControlled() public view returns (uint256) {
        return unallocatedETH + ORACLE.latestRecord().currentTotalValidatorBalance + REQUESTS.balance();
    }

    function ethToMETH(uint256 amount) public view returns (uint256) {
        uint256 supply = METH.totalSupply();
        if (supply == 0) return amount;
        return amount * (supply * (10_000 - exchangeAdjustmentRate)) / (totalControlled() * 10_000);
    }

    function mETHToETH(uint256 amount) public view returns (uint256) {
        uint256 supply = METH.totalSupply();
        return supply == 0 ? amount : amount * totalControlled() / supply;
    }

    function stake(uint256 least) external payable {
        if (PAUSER.isStakingPaused()) revert Paused();
        if (msg.value < minimumStakeBound) revert MinimumStakeBoundNotSatisfied();
        uint256 amount = ethToMETH(msg.value);
        if (amount + METH.totalSupply() > maximumMETHSupply) revert MaximumMETHSupplyExceeded();
        if (amount < least) revert StakeBelowMinimumMETHAmount(amount, least);
        unallocatedETH += msg.value;
        emit Staked(msg.sender, msg.value, amount);
        METH.mint(msg.sender, amount);
    }

    function unstakeRequest(uint128 amount, uint128 least) external returns (uint256) {
        return _request(amount, least);
    }

    function unstakeRequestWithPermit(uint128 amount, uint128 least, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        returns (uint256)
    {
        METH.permit(msg.sender, address(this), amount, deadline, v, r, s);
        return _request(amount, least);
    }

    function claimUnstakeRequest(uint256 id) external whenLeavingNotPaused {
        emit UnstakeRequestClaimed(id, msg.sender);
        REQUESTS.claim(id, msg.sender);
    }

    function unstakeRequestInfo(uint256 id) external view returns (bool, uint256) {
        return REQUESTS.requestInfo(id);
    }

    /// `unallocated`: ether that lies here already.
    function devnetInitialize(uint256 unallocated) external onlyDevnet {
        minimumStakeBound = 0.02 ether;
        minimumUnstakeBound = 0.01 ether;
        maximumMETHSupply = 1_000_000 ether;
        exchangeAdjustmentRate = 4;
        unallocatedETH = unallocated;
    }

    /// As the allocator does: sets ether aside for requests.
    function devnetAllocate(uint256 amount) external onlyDevnet {
        if (amount > unallocatedETH) revert NotEnoughUnallocatedETH();
        unallocatedETH -= amount;
        emit AllocatedETHToUnstakeRequestsManager(amount);
        REQUESTS.allocateETH{value: amount}();
    }

    /// The amount of ether is fixed here.
    function _request(uint128 amount, uint128 least) private whenLeavingNotPaused returns (uint256 id) {
        if (amount < minimumUnstakeBound) revert MinimumUnstakeBoundNotSatisfied();
        uint128 pays = uint128(mETHToETH(amount));
        if (pays < least) revert UnstakeBelowMinimumETHAmount(pays, least);
        id = REQUESTS.create(msg.sender, amount, pays);
        emit UnstakeRequested(id, msg.sender, pays, amount);
        METH.transferFrom(msg.sender, address(REQUESTS), amount);
    }
}

/// What was last reported of the validators. On mainnet reporters have to agree on it.
contract MantleOracle is MantleBase {
    MantleRecord private record;

    function latestRecord() external view returns (MantleRecord memory) {
        return record;
    }

    function devnetReport(uint128 validators) external onlyDevnet {
        record.updateStartBlock = record.updateEndBlock + 1;
        record.updateEndBlock = uint64(block.number);
        record.currentTotalValidatorBalance = validators;
    }
}

contract MantlePauser is Devnet {
    bool public isStakingPaused;
    bool public isUnstakeRequestsAndClaimsPaused;

    function devnetPause(bool staking, bool leaving) external onlyDevnet {
        isStakingPaused = staking;
        isUnstakeRequestsAndClaimsPaused = leaving;
    }
}
