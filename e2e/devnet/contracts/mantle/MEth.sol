// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";

struct MantleRecord {
    uint64 updateStartBlock;
    uint64 updateEndBlock;
    uint64 currentNumValidatorsNotWithdrawable;
    uint64 cumulativeNumValidatorsWithdrawable;
    uint128 windowWithdrawnPrincipalAmount;
    uint128 windowWithdrawnRewardAmount;
    uint128 currentTotalValidatorBalance;
    uint128 cumulativeProcessedDepositAmount;
}

interface IMantleOracle {
    function latestRecord() external view returns (MantleRecord memory);
}

interface IMantlePauser {
    function isStakingPaused() external view returns (bool);
    function isUnstakeRequestsAndClaimsPaused() external view returns (bool);
}

interface IMeth {
    function totalSupply() external view returns (uint256);
    function mint(address staker, uint256 amount) external;
    function burn(uint256 amount) external;
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

interface IMantleRequests {
    function balance() external view returns (uint256);
    function requestInfo(uint256 id) external view returns (bool, uint256);
    function create(address requester, uint128 locked, uint128 requested) external returns (uint256);
    function claim(uint256 id, address requester) external;
    function allocateETH() external payable;
}

/// Everybody's neighbours.
abstract contract MantleBase is Devnet {
    IMeth internal constant METH = IMeth(0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa);
    address internal constant STAKING = 0xe3cBd06D7dadB3F4e6557bAb7EdD924CD1489E8f;
    IMantleRequests internal constant REQUESTS = IMantleRequests(0x38fDF7b489316e03eD8754ad339cb5c4483FDcf9);
    IMantleOracle internal constant ORACLE = IMantleOracle(0x8735049F496727f824Cc0f2B174d826f5c408192);
    IMantlePauser internal constant PAUSER = IMantlePauser(0x29Ab878aEd032e2e2c86FF4A9a9B05e3276cf1f8);
}

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

/// The requests: paid when the oracle has come far enough past them, and enough was set aside in turn.
contract MantleUnstakeRequests is MantleBase {
    struct UnstakeRequest {
        uint64 blockNumber;
        address requester;
        uint128 id;
        uint128 mETHLocked;
        uint128 ethRequested;
        uint128 cumulativeETHRequested;
    }

    uint256 public allocatedETHForClaims;
    uint256 public totalClaimed;
    uint256 public numberOfBlocksToFinalize;
    uint128 public latestCumulativeETHRequested;
    UnstakeRequest[] private requests;

    event UnstakeRequestCreated(
        uint256 indexed id,
        address indexed requester,
        uint256 mETHLocked,
        uint256 ethRequested,
        uint256 cumulativeETHRequested,
        uint256 blockNumber
    );
    event UnstakeRequestClaimed(
        uint256 indexed id,
        address indexed requester,
        uint256 mETHLocked,
        uint256 ethRequested,
        uint256 cumulativeETHRequested,
        uint256 blockNumber
    );
    event UnstakeRequestCancelled(
        uint256 indexed id,
        address indexed requester,
        uint256 mETHLocked,
        uint256 ethRequested,
        uint256 cumulativeETHRequested,
        uint256 blockNumber
    );

    error AlreadyClaimed();
    error DoesNotReceiveETH();
    error NotEnoughFunds(uint256 cumulativeETHOnRequest, uint256 allocatedETHForClaims);
    error NotFinalized();
    error NotRequester();
    error NotStakingContract();

    modifier onlyStaking() {
        if (msg.sender != STAKING) revert NotStakingContract();
        _;
    }

    receive() external payable {
        revert DoesNotReceiveETH();
    }

    function nextRequestId() external view returns (uint256) {
        return requests.length;
    }

    function requestByID(uint256 id) external view returns (UnstakeRequest memory) {
        return requests[id];
    }

    function requestInfo(uint256 id) external view returns (bool, uint256 claimable) {
        UnstakeRequest memory one = requests[id];
        uint256 before = one.cumulativeETHRequested - one.ethRequested;
        if (before < allocatedETHForClaims) {
            claimable = allocatedETHForClaims - before;
            if (claimable > one.ethRequested) claimable = one.ethRequested;
        }
        return (_isFinalized(one), claimable);
    }

    function balance() external view returns (uint256) {
        return allocatedETHForClaims > totalClaimed ? allocatedETHForClaims - totalClaimed : 0;
    }

    function create(address requester, uint128 locked, uint128 requested) external onlyStaking returns (uint256 id) {
        id = requests.length;
        latestCumulativeETHRequested += requested;
        uint128 cumulative = latestCumulativeETHRequested;
        requests.push(UnstakeRequest(uint64(block.number), requester, uint128(id), locked, requested, cumulative));
        emit UnstakeRequestCreated(id, requester, locked, requested, cumulative, block.number);
    }

    function claim(uint256 id, address requester) external onlyStaking {
        UnstakeRequest memory one = requests[id];
        if (one.requester == address(0)) revert AlreadyClaimed();
        if (requester != one.requester) revert NotRequester();
        if (!_isFinalized(one)) revert NotFinalized();
        if (one.cumulativeETHRequested > allocatedETHForClaims) {
            revert NotEnoughFunds(one.cumulativeETHRequested, allocatedETHForClaims);
        }
        delete requests[id];
        totalClaimed += one.ethRequested;
        emit UnstakeRequestClaimed(
            id, requester, one.mETHLocked, one.ethRequested, one.cumulativeETHRequested, one.blockNumber
        );
        METH.burn(one.mETHLocked);
        (bool sent,) = requester.call{value: one.ethRequested}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }

    function allocateETH() external payable onlyStaking {
        allocatedETHForClaims += msg.value;
    }

    function devnetInitialize(uint256 blocks) external onlyDevnet {
        numberOfBlocksToFinalize = blocks;
    }

    /// In an emergency: from the end, as far as they are not final. The mETH goes back, and numbers are given out again.
    function devnetCancel(uint256 most) external onlyDevnet {
        for (; most > 0 && requests.length > 0; most--) {
            UnstakeRequest memory one = requests[requests.length - 1];
            if (_isFinalized(one)) return;
            requests.pop();
            latestCumulativeETHRequested -= one.ethRequested;
            emit UnstakeRequestCancelled(
                one.id, one.requester, one.mETHLocked, one.ethRequested, one.cumulativeETHRequested, one.blockNumber
            );
            METH.transfer(one.requester, one.mETHLocked);
        }
    }

    function _isFinalized(UnstakeRequest memory one) private view returns (bool) {
        return one.blockNumber + numberOfBlocksToFinalize <= ORACLE.latestRecord().updateEndBlock;
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
