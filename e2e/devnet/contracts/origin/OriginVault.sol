// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface IOeth {
    function totalSupply() external view returns (uint256);
    function balanceOf(address account) external view returns (uint256);
    function mint(address account, uint256 amount) external;
    function burn(address account, uint256 amount) external;
    function changeSupply(uint256 supply) external;
    function approve(address spender, uint256 value) external returns (bool);
    function transfer(address to, uint256 value) external returns (bool);
}

interface IOriginWeth {
    function deposit() external payable;
    function balanceOf(address account) external view returns (uint256);
    function approve(address spender, uint256 value) external returns (bool);
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// Mint, and the queue of those who leave. One number stands for what the strategies hold.
contract OETHVault is Devnet {
    IOeth private constant TOKEN = IOeth(0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3);
    IOriginWeth private constant WETH = IOriginWeth(0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2);

    struct WithdrawalQueueMetadata {
        uint128 queued;
        uint128 claimable;
        uint128 claimed;
        uint128 nextWithdrawalIndex;
    }

    struct WithdrawalRequest {
        address withdrawer;
        bool claimed;
        uint40 timestamp;
        uint128 amount;
        uint128 queued;
    }

    bool public capitalPaused;
    bool public rebasePaused;
    uint256 public withdrawalClaimDelay;
    uint256 public maxSupplyDiff;
    WithdrawalQueueMetadata public withdrawalQueueMetadata;
    mapping(uint256 => WithdrawalRequest) public withdrawalRequests;
    uint256 private strategies;

    event Mint(address _addr, uint256 _value);
    event CapitalPaused();
    event CapitalUnpaused();
    event YieldDistribution(address _to, uint256 _yield, uint256 _fee);
    event WithdrawalRequested(
        address indexed _withdrawer, uint256 indexed _requestId, uint256 _amount, uint256 _queued
    );
    event WithdrawalClaimed(address indexed _withdrawer, uint256 indexed _requestId, uint256 _amount);
    event WithdrawalClaimable(uint256 _claimable, uint256 _newClaimable);

    modifier whenNotCapitalPaused() {
        require(!capitalPaused, "Capital paused");
        _;
    }

    function asset() external pure returns (address) {
        return address(WETH);
    }

    function mint(address, uint256 amount, uint256) external {
        mint(amount);
    }

    function mint(uint256 amount) public whenNotCapitalPaused {
        require(amount > 0, "Amount must be greater than 0");
        emit Mint(msg.sender, amount);
        TOKEN.mint(msg.sender, amount);
        WETH.transferFrom(msg.sender, address(this), amount);
        addWithdrawalQueueLiquidity();
    }

    /// One for one, burnt here, paid on the claim.
    function requestWithdrawal(uint256 amount) external whenNotCapitalPaused returns (uint256 id, uint256 queued) {
        require(amount > 0, "Amount must be greater than 0");
        require(withdrawalClaimDelay > 0, "Async withdrawals not enabled");
        id = withdrawalQueueMetadata.nextWithdrawalIndex++;
        queued = withdrawalQueueMetadata.queued + amount;
        withdrawalQueueMetadata.queued = uint128(queued);
        withdrawalRequests[id] =
            WithdrawalRequest(msg.sender, false, uint40(block.timestamp), uint128(amount), uint128(queued));
        TOKEN.burn(msg.sender, amount);
        _requireBacking();
        emit WithdrawalRequested(msg.sender, id, amount, queued);
    }

    function claimWithdrawal(uint256 id) external whenNotCapitalPaused returns (uint256 amount) {
        if (withdrawalRequests[id].queued > withdrawalQueueMetadata.claimable) addWithdrawalQueueLiquidity();
        amount = _claim(id);
        WETH.transfer(msg.sender, amount);
        _requireBacking();
    }

    function claimWithdrawals(uint256[] calldata ids)
        external
        whenNotCapitalPaused
        returns (uint256[] memory amounts, uint256 total)
    {
        addWithdrawalQueueLiquidity();
        amounts = new uint256[](ids.length);
        for (uint256 i; i < ids.length; i++) {
            amounts[i] = _claim(ids[i]);
            total += amounts[i];
        }
        WETH.transfer(msg.sender, total);
        _requireBacking();
    }

    /// Anybody may. Moves what lies here and belongs to nobody to the queue.
    function addWithdrawalQueueLiquidity() public {
        WithdrawalQueueMetadata memory queue = withdrawalQueueMetadata;
        uint256 shortfall = queue.queued - queue.claimable;
        uint256 reserved = queue.claimable - queue.claimed;
        uint256 held = WETH.balanceOf(address(this));
        if (shortfall == 0 || held <= reserved) return;
        uint256 added = held - reserved < shortfall ? held - reserved : shortfall;
        withdrawalQueueMetadata.claimable = uint128(queue.claimable + added);
        emit WithdrawalClaimable(queue.claimable + added, added);
    }

    /// What is left when everybody in the queue is paid; nothing when that is not enough.
    function totalValue() public view returns (uint256) {
        WithdrawalQueueMetadata memory queue = withdrawalQueueMetadata;
        uint256 all = WETH.balanceOf(address(this)) + strategies + queue.claimed;
        return all < queue.queued ? 0 : all - queue.queued;
    }

    function previewYield() public view returns (uint256) {
        (uint256 value, uint256 supply) = (totalValue(), TOKEN.totalSupply());
        return value > supply ? value - supply : 0;
    }

    /// All at once: mainnet spreads it over time and takes a fee.
    function rebase() external onlyDevnet {
        require(!rebasePaused, "Rebasing paused");
        uint256 yield_ = previewYield();
        if (yield_ == 0) return;
        emit YieldDistribution(address(0), yield_, 0);
        TOKEN.changeSupply(TOKEN.totalSupply() + yield_);
    }

    function devnetInitialize(uint256 delay, uint256 difference) external onlyDevnet {
        withdrawalClaimDelay = delay;
        maxSupplyDiff = difference;
    }

    /// What the strategies hold now: rewards, losses, and what was taken out of them.
    function devnetSetStrategies(uint256 amount) external onlyDevnet {
        strategies = amount;
    }

    function devnetPause(bool capital, bool rebases) external onlyDevnet {
        if (capital && !capitalPaused) emit CapitalPaused();
        if (!capital && capitalPaused) emit CapitalUnpaused();
        (capitalPaused, rebasePaused) = (capital, rebases);
    }

    function _claim(uint256 id) private returns (uint256) {
        require(withdrawalClaimDelay > 0, "Async withdrawals not enabled");
        WithdrawalRequest memory request = withdrawalRequests[id];
        require(request.timestamp + withdrawalClaimDelay <= block.timestamp, "Claim delay not met");
        require(request.queued <= withdrawalQueueMetadata.claimable, "Queue pending liquidity");
        require(request.withdrawer == msg.sender, "Not requester");
        require(!request.claimed, "Already claimed");
        withdrawalRequests[id].claimed = true;
        withdrawalQueueMetadata.claimed += request.amount;
        emit WithdrawalClaimed(msg.sender, id, request.amount);
        return request.amount;
    }

    function _requireBacking() private view {
        uint256 value = totalValue();
        if (maxSupplyDiff == 0) return;
        require(value > 0, "Too many outstanding requests");
        uint256 ratio = TOKEN.totalSupply() * 1e18 / value;
        require((ratio > 1e18 ? ratio - 1e18 : 1e18 - ratio) <= maxSupplyDiff, "Backing supply liquidity error");
    }
}
