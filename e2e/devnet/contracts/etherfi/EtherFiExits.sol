// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./EtherFi.sol";

interface IPool {
    function totalValueInLp() external view returns (uint128);
    function getTotalPooledEther() external view returns (uint256);
    function amountForShare(uint256 share) external view returns (uint256);
    function sharesForAmount(uint256 amount) external view returns (uint256);
    function sharesForWithdrawalAmount(uint256 amount) external view returns (uint256);
    function amountPerShareCeil() external view returns (uint256);
    function requestWithdraw(address recipient, uint256 amount) external returns (uint256);
    function withdraw(address recipient, uint256 amount) external returns (uint256);
    function withdraw(uint256 amount, uint256 share) external;
    function burnEEthShares(uint256 shares) external;
    function burnEEthSharesForNonETHWithdrawal(uint256 shares, uint256 valueInEth) external;
    function addEthAmountLockedForWithdrawal(uint128 amount) external;
}

interface IToken {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function increaseAllowance(address spender, uint256 added) external returns (bool);
}

interface IWeETH is IToken {
    function unwrap(uint256 weETHAmount) external returns (uint256);
    function getEETHByWeETH(uint256 weETHAmount) external view returns (uint256);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

interface IERC721Receiver {
    function onERC721Received(address operator, address from, uint256 tokenId, bytes calldata data)
        external
        returns (bytes4);
}

interface IPriceFeed {
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
}

/// Addresses that ether.fi has blocked, each until a time.
contract Blacklister is Devnet {
    mapping(address => uint256) public blacklistedUntil;

    error BlacklistedUser(address user);

    function nonBlacklisted(address user) external view {
        if (blacklistedUntil[user] > block.timestamp) revert BlacklistedUser(user);
    }

    function devnetBlacklist(address user, uint256 until) external onlyDevnet {
        blacklistedUntil[user] = until;
    }
}

/// Withdrawal requests as ERC-721 tokens: finalised in their order at a rate that is frozen then, unless an admin suspends
/// one before. Anybody may claim; the holder is paid.
contract WithdrawRequestNFT is EtherFiPausable {
    struct WithdrawRequest {
        uint96 amountOfEEth;
        uint96 shareOfEEth;
        bool isValid;
        uint32 feeGwei;
    }

    string public constant name = "Withdraw Request NFT";
    string public constant symbol = "WithdrawRequestNFT";

    uint32 public nextRequestId;
    uint32 public lastFinalizedRequestId;
    uint128 public ethAmountLockedForWithdrawal;
    mapping(address => uint256) private balances;
    mapping(uint256 => address) private owners;
    mapping(uint256 => address) private approvals;
    mapping(address => mapping(address => bool)) public isApprovedForAll;
    mapping(uint256 => WithdrawRequest) private requests;
    uint256[] private rateBounds;
    uint256[] private rates;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    event WithdrawRequestCreated(uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner);
    event WithdrawRequestClaimed(uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner);
    event WithdrawRequestInvalidated(uint32 indexed requestId);
    event WithdrawRequestValidated(uint32 indexed requestId);

    error IncorrectCaller();
    error RequestNotValid();
    error RequestNotFound();
    error CannotUndoFinalization();
    error CannotFinalizeFutureRequests();
    error CannotInvalidateFinalizedRequest();
    error InsufficientEscrow();
    error EthTransferFailed();
    error RequestNotFinalized();

    receive() external payable {
        if (msg.sender != POOL) revert IncorrectCaller();
        ethAmountLockedForWithdrawal += uint128(msg.value);
    }

    function requestWithdraw(uint96 amountOfEEth, uint96 shareOfEEth, address recipient)
        external
        whenNotPaused
        returns (uint256 requestId)
    {
        if (msg.sender != POOL) revert IncorrectCaller();
        requestId = nextRequestId++;
        requests[requestId] = WithdrawRequest(amountOfEEth, shareOfEEth, true, 0);
        require(recipient != address(0), "ERC721: mint to the zero address");
        blacklist.nonBlacklisted(recipient);
        _move(address(0), recipient, requestId);
        _askReceiver(address(0), recipient, requestId, "");
        emit WithdrawRequestCreated(uint32(requestId), amountOfEEth, shareOfEEth, recipient);
    }

    function claimWithdraw(uint256 tokenId) external {
        blacklist.nonBlacklisted(msg.sender);
        _claim(tokenId);
    }

    function batchClaimWithdraw(uint256[] calldata tokenIds) external {
        blacklist.nonBlacklisted(msg.sender);
        for (uint256 i; i < tokenIds.length; i++) _claim(tokenIds[i]);
    }

    function getRequest(uint256 requestId) external view returns (WithdrawRequest memory) {
        return requests[requestId];
    }

    function isFinalized(uint256 requestId) external view returns (bool) {
        return requestId <= lastFinalizedRequestId;
    }

    function isValid(uint256 requestId) public view returns (bool) {
        if (owners[requestId] == address(0)) revert RequestNotFound();
        return requests[requestId].isValid;
    }

    function frozenRateFor(uint256 tokenId) public view returns (uint224) {
        // The first finalisation that covers it.
        for (uint256 i; i < rateBounds.length; i++) if (rateBounds[i] >= tokenId) return uint224(rates[i]);
        return 0;
    }

    function getClaimableAmount(uint256 tokenId) public view returns (uint256) {
        if (tokenId > lastFinalizedRequestId) revert RequestNotFinalized();
        WithdrawRequest memory request = requests[tokenId];
        uint256 byShares = uint256(request.shareOfEEth) * frozenRateFor(tokenId) / 1e18;
        return byShares < request.amountOfEEth ? byShares : request.amountOfEEth;
    }

    function balanceOf(address owner) external view returns (uint256) {
        require(owner != address(0), "ERC721: address zero is not a valid owner");
        return balances[owner];
    }

    function ownerOf(uint256 tokenId) public view returns (address owner) {
        owner = owners[tokenId];
        require(owner != address(0), "ERC721: invalid token ID");
    }

    function getApproved(uint256 tokenId) external view returns (address) {
        ownerOf(tokenId);
        return approvals[tokenId];
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f;
    }

    function approve(address to, uint256 tokenId) external {
        address owner = ownerOf(tokenId);
        require(msg.sender == owner || isApprovedForAll[owner][msg.sender], "ERC721: approve caller is not token owner or approved for all");
        approvals[tokenId] = to;
        emit Approval(owner, to, tokenId);
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function transferFrom(address from, address to, uint256 tokenId) public {
        address owner = ownerOf(tokenId);
        require(
            msg.sender == owner || isApprovedForAll[owner][msg.sender] || approvals[tokenId] == msg.sender,
            "ERC721: caller is not token owner or approved"
        );
        require(owner == from, "ERC721: transfer from incorrect owner");
        require(to != address(0), "ERC721: transfer to the zero address");
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(to);
        blacklist.nonBlacklisted(from);
        // A suspended request moves only by an admin's hand.
        if (!requests[tokenId].isValid) revert RequestNotValid();
        _move(from, to, tokenId);
    }

    function safeTransferFrom(address from, address to, uint256 tokenId) external {
        safeTransferFrom(from, to, tokenId, "");
    }

    function safeTransferFrom(address from, address to, uint256 tokenId, bytes memory data) public {
        transferFrom(from, to, tokenId);
        _askReceiver(from, to, tokenId, data);
    }

    function devnetInitialize() external onlyDevnet {
        nextRequestId = 1;
    }

    /// An oracle report: finalises up to this request at the rate of now, and sets the ether apart.
    function devnetFinalize(uint256 requestId) external onlyDevnet {
        if (requestId < lastFinalizedRequestId) revert CannotUndoFinalization();
        if (requestId >= nextRequestId) revert CannotFinalizeFutureRequests();
        uint256 sum;
        for (uint256 id = uint256(lastFinalizedRequestId) + 1; id <= requestId; id++) {
            if (requests[id].isValid) sum += requests[id].amountOfEEth;
        }
        if (requestId > lastFinalizedRequestId) {
            rateBounds.push(requestId);
            rates.push(IPool(POOL).amountPerShareCeil());
        }
        lastFinalizedRequestId = uint32(requestId);
        IPool(POOL).addEthAmountLockedForWithdrawal(uint128(sum));
    }

    function devnetInvalidate(uint256 requestId) external onlyDevnet {
        if (requestId <= lastFinalizedRequestId) revert CannotInvalidateFinalizedRequest();
        if (!isValid(requestId)) revert RequestNotValid();
        requests[requestId].isValid = false;
        emit WithdrawRequestInvalidated(uint32(requestId));
    }

    function devnetValidate(uint256 requestId) external onlyDevnet {
        if (requestId <= lastFinalizedRequestId) {
            IPool(POOL).addEthAmountLockedForWithdrawal(requests[requestId].amountOfEEth);
        }
        requests[requestId].isValid = true;
        emit WithdrawRequestValidated(uint32(requestId));
    }

    function _claim(uint256 tokenId) private {
        address recipient = ownerOf(tokenId);
        blacklist.nonBlacklisted(recipient);
        WithdrawRequest memory request = requests[tokenId];
        if (!request.isValid) revert RequestNotValid();
        uint256 amount = getClaimableAmount(tokenId);
        _move(recipient, address(0), tokenId);
        delete requests[tokenId];
        if (ethAmountLockedForWithdrawal < request.amountOfEEth) revert InsufficientEscrow();
        ethAmountLockedForWithdrawal -= request.amountOfEEth;
        IPool(POOL).withdraw(amount, request.shareOfEEth);
        (bool sent,) = payable(recipient).call{value: amount}("");
        if (!sent) revert EthTransferFailed();
        // What a loss left over goes back to the pool.
        uint256 stranded = address(this).balance - ethAmountLockedForWithdrawal;
        if (stranded > 0) {
            (bool returned,) = POOL.call{value: stranded}("");
            if (!returned) revert EthTransferFailed();
        }
        emit WithdrawRequestClaimed(uint32(tokenId), amount, request.shareOfEEth, recipient);
    }

    function _move(address from, address to, uint256 tokenId) private {
        delete approvals[tokenId];
        if (from != address(0)) balances[from]--;
        if (to != address(0)) balances[to]++;
        owners[tokenId] = to;
        emit Transfer(from, to, tokenId);
    }

    function _askReceiver(address from, address to, uint256 tokenId, bytes memory data) private {
        if (to.code.length == 0) return;
        require(
            IERC721Receiver(to).onERC721Received(msg.sender, from, tokenId, data) == IERC721Receiver.onERC721Received.selector,
            "ERC721: transfer to non ERC721Receiver implementer"
        );
    }
}

/// A withdrawal request straight from weETH.
contract WeETHWithdrawAdapter is EtherFiPausable {
    struct PermitInput {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    IWeETH private constant weETH = IWeETH(0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee);
    IToken private constant eETH = IToken(0x35fA164735182de50811E8e2E824cFb9B6118ac2);

    error ZeroAmount();
    error ZeroAddress();

    function requestWithdraw(uint256 weETHAmount, address recipient) public whenNotPaused returns (uint256) {
        blacklist.nonBlacklisted(msg.sender);
        if (weETHAmount == 0) revert ZeroAmount();
        if (recipient == address(0)) revert ZeroAddress();
        weETH.transferFrom(msg.sender, address(this), weETHAmount);
        uint256 eETHAmount = weETH.unwrap(weETHAmount);
        eETH.increaseAllowance(POOL, eETHAmount);
        return IPool(POOL).requestWithdraw(recipient, eETHAmount);
    }

    function requestWithdrawWithPermit(uint256 weETHAmount, address recipient, PermitInput calldata input)
        external
        returns (uint256)
    {
        try weETH.permit(msg.sender, address(this), input.value, input.deadline, input.v, input.r, input.s) {} catch {}
        return requestWithdraw(weETHAmount, recipient);
    }
}

/// Holds stETH; restaking it is left out.
contract EtherFiRestaker is EtherFiPausable {
    IToken private constant stETH = IToken(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);

    error IncorrectCaller();
    error InsufficientBalance();

    function transferStETH(address recipient, uint256 amount) external whenNotPaused {
        if (msg.sender != REDEMPTION) revert IncorrectCaller();
        if (amount > stETH.balanceOf(address(this))) revert InsufficientBalance();
        stETH.transfer(recipient, amount);
    }
}

/// Redemption at once, for a fee, within a bucket that refills and above a watermark of the pool.
contract EtherFiRedemptionManager is EtherFiPausable {
    struct Limit {
        uint64 capacity;
        uint64 remaining;
        uint64 lastRefill;
        uint64 refillRate;
    }

    struct RedemptionInfo {
        Limit limit;
        uint16 exitFeeSplitToTreasuryInBps;
        uint16 exitFeeInBps;
        uint16 lowWatermarkInBpsOfTvl;
    }

    address private constant ETH_ADDRESS = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    address private constant STETH = 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84;
    address private constant RESTAKER = 0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf;
    // The protocol's treasury.
    address private constant TREASURY = 0x0c83EAe1FE72c390A02E426572854931EefF93BA;
    IPriceFeed private constant stEthPriceFeed = IPriceFeed(0x86392dC19c0b719886221c78AB11eb8Cf5c52812);
    IEETH private constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);
    IWeETH private constant weETH = IWeETH(0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee);
    IPool private constant pool = IPool(POOL);
    uint256 private constant BPS = 1e4;
    uint256 private constant UNIT = 1e12;

    mapping(address => RedemptionInfo) public tokenToRedemptionInfo;

    event Redeemed(
        address indexed receiver, uint256 redemptionAmount, uint256 feeAmountToTreasury, uint256 feeAmountToStakers, address token
    );

    error InvalidAmount();
    error InvalidOutputToken();
    error TransferFailed();
    error InsufficientBalance();
    error ExceededRedeemable();
    error RateLimitExceeded();
    error InvalidPriceFeed();
    error StalePriceFeed();
    error InvalidStEthPrice();

    receive() external payable {}

    function redeemEEth(uint256 amount, address receiver, address outputToken) external whenNotPaused {
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(receiver);
        if (amount > IToken(address(eETH)).balanceOf(msg.sender)) revert InsufficientBalance();
        if (!canRedeem(amount, outputToken)) revert ExceededRedeemable();
        eETH.transferFrom(msg.sender, address(this), amount);
        _redeem(amount, receiver, outputToken);
    }

    function redeemWeEth(uint256 weEthAmount, address receiver, address outputToken) external whenNotPaused {
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(receiver);
        uint256 amount = weETH.getEETHByWeETH(weEthAmount);
        if (weEthAmount > weETH.balanceOf(msg.sender)) revert InsufficientBalance();
        if (!canRedeem(amount, outputToken)) revert ExceededRedeemable();
        weETH.transferFrom(msg.sender, address(this), weEthAmount);
        weETH.unwrap(weEthAmount);
        _redeem(amount, receiver, outputToken);
    }

    function lowWatermarkInETH(address token) public view returns (uint256) {
        return pool.getTotalPooledEther() * tokenToRedemptionInfo[token].lowWatermarkInBpsOfTvl / BPS;
    }

    function getInstantLiquidityAmount(address token) public view returns (uint256) {
        if (token == ETH_ADDRESS) return pool.totalValueInLp();
        return token == STETH ? IToken(STETH).balanceOf(RESTAKER) : 0;
    }

    function totalRedeemableAmount(address token) external view returns (uint256) {
        uint256 liquid = getInstantLiquidityAmount(token);
        uint256 watermark = lowWatermarkInETH(token);
        if (liquid < watermark) return 0;
        uint256 consumable = uint256(_refilled(tokenToRedemptionInfo[token].limit).remaining) * UNIT;
        return consumable < liquid - watermark ? consumable : liquid - watermark;
    }

    function canRedeem(uint256 amount, address token) public view returns (bool) {
        uint256 liquid = getInstantLiquidityAmount(token);
        uint256 watermark = lowWatermarkInETH(token);
        if (liquid < watermark || liquid - watermark < amount) return false;
        return _refilled(tokenToRedemptionInfo[token].limit).remaining >= _units(amount);
    }

    function previewRedeem(uint256 shares, address token) external view returns (uint256) {
        uint256 amount = pool.amountForShare(shares);
        return amount - (amount * tokenToRedemptionInfo[token].exitFeeInBps + BPS - 1) / BPS;
    }

    /// Capacity in wei, refill in wei a second, fee, split and watermark in basis points.
    function devnetSet(
        address token,
        uint256 capacity,
        uint256 refillRate,
        uint16 fee,
        uint16 split,
        uint16 watermark
    ) external onlyDevnet {
        uint64 units = uint64(capacity / UNIT);
        Limit memory limit = Limit(units, units, uint64(block.timestamp), uint64(refillRate / UNIT));
        tokenToRedemptionInfo[token] = RedemptionInfo(limit, split, fee, watermark);
    }

    function _redeem(uint256 amount, address receiver, address token) private {
        RedemptionInfo storage info = tokenToRedemptionInfo[token];
        Limit memory limit = _refilled(info.limit);
        if (limit.remaining < _units(amount)) revert RateLimitExceeded();
        limit.remaining -= uint64(_units(amount));
        info.limit = limit;

        uint256 shares = pool.sharesForAmount(amount);
        uint256 toReceiver = pool.amountForShare(shares * (BPS - info.exitFeeInBps) / BPS);
        uint256 burned = pool.sharesForWithdrawalAmount(toReceiver);
        uint256 feeShares = shares - burned;
        uint256 treasuryShares = feeShares * info.exitFeeSplitToTreasuryInBps / BPS;
        uint256 toTreasury = pool.amountForShare(treasuryShares);
        uint256 stakerShares = feeShares - treasuryShares;
        uint256 toStakers = pool.amountForShare(stakerShares);
        eETH.transfer(TREASURY, toTreasury);

        if (token == ETH_ADDRESS) {
            pool.withdraw(address(this), toReceiver);
            pool.burnEEthShares(stakerShares);
            (bool sent,) = receiver.call{value: toReceiver, gas: 100_000}("");
            if (!sent) revert TransferFailed();
        } else if (token == STETH) {
            (, int256 answer,, uint256 updatedAt,) = stEthPriceFeed.latestRoundData();
            if (answer <= 0) revert InvalidPriceFeed();
            if (updatedAt + 25 hours < block.timestamp) revert StalePriceFeed();
            if (1.01e18 < uint256(answer)) revert InvalidStEthPrice();
            pool.burnEEthSharesForNonETHWithdrawal(burned, toReceiver);
            pool.burnEEthShares(stakerShares);
            EtherFiRestaker(RESTAKER).transferStETH(receiver, toReceiver);
        } else {
            revert InvalidOutputToken();
        }
        emit Redeemed(receiver, amount, toTreasury, toStakers, token);
    }

    function _units(uint256 amount) private pure returns (uint256) {
        return (amount + UNIT - 1) / UNIT;
    }

    function _refilled(Limit memory limit) private view returns (Limit memory) {
        uint256 filled = uint256(limit.remaining) + (block.timestamp - limit.lastRefill) * limit.refillRate;
        limit.remaining = filled > limit.capacity ? limit.capacity : uint64(filled);
        limit.lastRefill = uint64(block.timestamp);
        return limit;
    }
}
