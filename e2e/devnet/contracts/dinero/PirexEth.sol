// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "./DineroTokens.sol";

/// Mints pxETH, redeems it from a buffer or for tickets, and pays those. Validators are a number and made-up keys; the devnet
/// is the recipient of rewards, who returns the ether of those that left. No deposits to validators.
contract PirexEth is Devnet {
    enum Status {
        None,
        Staking,
        Withdrawable,
        Dissolved,
        Slashed
    }

    uint256 public constant DENOMINATOR = 1_000_000;
    uint256 public constant DEPOSIT_SIZE = 32 ether;
    PxEth public constant pxEth = PxEth(0x04C154b66CB340F3Ae24111CC767e0184Ed00Cc6);
    AutoPxEth public constant autoPxEth = AutoPxEth(0x9Ba021B0a9b958B5E75cE9f6dff97C7eE52cb3E6);
    UpxEth public constant upxEth = UpxEth(0x5BF2419a33f82F4C1f075B4006d7fC4104C43868);
    address public constant pirexFees = 0x177D685384AA1Ac5ABA41b7E649F9fA0Be717fdb;

    uint256 public paused;
    mapping(uint8 => uint32) public fees;
    uint256 public buffer;
    uint256 public maxBufferSize;
    uint256 public maxBufferSizePct;
    uint256 public pendingDeposit;
    uint256 public pendingWithdrawal;
    uint256 public outstandingRedemptions;
    uint256 public batchId;
    uint256 public getStakingValidatorCount;
    mapping(bytes => Status) public status;
    mapping(uint256 => bytes) public batchIdToValidator;

    event Deposit(
        address indexed caller,
        address indexed receiver,
        bool indexed shouldCompound,
        uint256 deposited,
        uint256 receivedAmount,
        uint256 feeAmount
    );
    event InitiateRedemption(uint256 assets, uint256 postFeeAmount, address indexed receiver);
    event RedeemWithUpxEth(uint256 tokenId, uint256 assets, address indexed receiver);
    event RedeemWithPxEth(uint256 assets, uint256 postFeeAmount, address indexed _receiver);
    event DissolveValidator(bytes pubKey);
    event Harvest(uint256 amount, uint256 endBlock);
    event UpdateMaxBufferSize(uint256 maxBufferSize);

    error Paused();
    error ZeroAddress();
    error ZeroAmount();
    error InvalidAmount();
    error MismatchedArrayLengths();
    error EmptyArray();
    error NotRewardRecipient();
    error NotWithdrawable();
    error NotEnoughBuffer();
    error NotEnoughValidators();
    error NoValidatorExit();
    error NoPartialInitiateRedemption();
    error StatusNotDissolvedOrSlashed();
    error NotEnoughETH();

    modifier whenNotPaused() {
        if (paused == 2) revert Paused();
        _;
    }

    modifier onlyRewardRecipient() {
        if (msg.sender != DEVNET) revert NotRewardRecipient();
        _;
    }

    function deposit(address receiver, bool shouldCompound)
        external
        payable
        whenNotPaused
        returns (uint256 postFeeAmount, uint256 feeAmount)
    {
        _check(msg.value, receiver);
        (postFeeAmount, feeAmount) = _computeAssetAmounts(0, msg.value);
        _mintPxEth(shouldCompound ? address(this) : receiver, postFeeAmount);
        if (shouldCompound) {
            pxEth.approve(address(autoPxEth), postFeeAmount);
            autoPxEth.deposit(postFeeAmount, receiver);
        }
        if (feeAmount != 0) _mintPxEth(pirexFees, feeAmount);
        _addPendingDeposit(msg.value);
        emit Deposit(msg.sender, receiver, shouldCompound, msg.value, postFeeAmount, feeAmount);
    }

    /// From the vault it is an amount of apxETH that has just arrived here.
    function initiateRedemption(uint256 assets, address receiver, bool shouldTriggerValidatorExit)
        external
        whenNotPaused
        returns (uint256 postFeeAmount, uint256 feeAmount)
    {
        _check(assets, receiver);
        bool fromVault = msg.sender == address(autoPxEth);
        uint256 amount = fromVault ? autoPxEth.redeem(assets, address(this), address(this)) : assets;
        (postFeeAmount, feeAmount) = _computeAssetAmounts(1, amount);
        uint256 leaving = (pendingWithdrawal + postFeeAmount) / DEPOSIT_SIZE;
        if (shouldTriggerValidatorExit && leaving == 0) revert NoValidatorExit();
        if (leaving > getStakingValidatorCount) revert NotEnoughValidators();
        emit InitiateRedemption(amount, postFeeAmount, receiver);
        address owner = fromVault ? address(this) : msg.sender;
        _burnPxEth(owner, postFeeAmount);
        _takeFee(owner, feeAmount);
        _open(postFeeAmount, receiver, shouldTriggerValidatorExit);
    }

    function bulkRedeemWithUpxEth(uint256[] calldata tokenIds, uint256[] calldata amounts, address receiver)
        external
        whenNotPaused
    {
        if (tokenIds.length == 0) revert EmptyArray();
        if (tokenIds.length != amounts.length) revert MismatchedArrayLengths();
        for (uint256 i = 0; i < tokenIds.length; i++) {
            _redeem(tokenIds[i], amounts[i], receiver);
        }
    }

    function redeemWithUpxEth(uint256 tokenId, uint256 assets, address receiver) external whenNotPaused {
        _redeem(tokenId, assets, receiver);
    }

    function instantRedeemWithPxEth(uint256 assets, address receiver)
        external
        whenNotPaused
        returns (uint256 postFeeAmount, uint256 feeAmount)
    {
        _check(assets, receiver);
        (postFeeAmount, feeAmount) = _computeAssetAmounts(2, assets);
        if (postFeeAmount > buffer) revert NotEnoughBuffer();
        _takeFee(msg.sender, feeAmount);
        _burnPxEth(msg.sender, postFeeAmount);
        buffer -= postFeeAmount;
        _send(receiver, postFeeAmount);
        emit RedeemWithPxEth(assets, postFeeAmount, receiver);
    }

    /// The ether of a validator that left is back.
    function dissolveValidator(bytes calldata pubKey) external payable onlyRewardRecipient {
        if (msg.value != DEPOSIT_SIZE) revert InvalidAmount();
        if (status[pubKey] != Status.Withdrawable) revert NotWithdrawable();
        status[pubKey] = Status.Dissolved;
        outstandingRedemptions += msg.value;
        emit DissolveValidator(pubKey);
    }

    /// Rewards of validators become pxETH of the vault.
    function harvest(uint256 endBlock) external payable onlyRewardRecipient {
        if (msg.value == 0) return;
        _mintPxEth(address(autoPxEth), msg.value);
        autoPxEth.harvest();
        _addPendingDeposit(msg.value);
        emit Harvest(msg.value, endBlock);
    }

    /// Fees in millionths. The buffer is a part of what is minted, filled by what is paid in.
    function devnetInitialize(uint256 validators, uint32[3] calldata fees_, uint256 bufferPart) external onlyDevnet {
        paused = 1;
        getStakingValidatorCount = validators;
        for (uint8 i = 0; i < 3; i++) {
            fees[i] = fees_[i];
        }
        maxBufferSizePct = bufferPart;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value ? 2 : 1;
    }

    function _check(uint256 amount, address receiver) private pure {
        if (amount == 0) revert ZeroAmount();
        if (receiver == address(0)) revert ZeroAddress();
    }

    function _computeAssetAmounts(uint8 kind, uint256 assets) private view returns (uint256 left, uint256 fee) {
        fee = assets * fees[kind] / DENOMINATOR;
        left = assets - fee;
    }

    function _takeFee(address owner, uint256 fee) private {
        if (fee == 0) return;
        pxEth.operatorApprove(owner, address(this), fee);
        pxEth.transferFrom(owner, pirexFees, fee);
    }

    /// Batches of one validator's size, each closed when it is full.
    function _open(uint256 amount, address receiver, bool whole) private {
        pendingWithdrawal += amount;
        while (pendingWithdrawal >= DEPOSIT_SIZE) {
            uint256 fits = DEPOSIT_SIZE + amount - pendingWithdrawal;
            upxEth.mint(receiver, batchId, fits, "");
            pendingWithdrawal -= DEPOSIT_SIZE;
            amount -= fits;
            bytes memory pubKey = abi.encodePacked(keccak256(abi.encode(batchId)), bytes16(uint128(batchId)));
            getStakingValidatorCount--;
            batchIdToValidator[batchId++] = pubKey;
            status[pubKey] = Status.Withdrawable;
        }
        if (amount == 0) return;
        if (whole) revert NoPartialInitiateRedemption();
        upxEth.mint(receiver, batchId, amount, "");
    }

    function _redeem(uint256 tokenId, uint256 assets, address receiver) private {
        _check(assets, receiver);
        Status now_ = status[batchIdToValidator[tokenId]];
        if (now_ != Status.Dissolved && now_ != Status.Slashed) revert StatusNotDissolvedOrSlashed();
        if (outstandingRedemptions < assets) revert NotEnoughETH();
        outstandingRedemptions -= assets;
        upxEth.burn(msg.sender, tokenId, assets);
        _send(receiver, assets);
        emit RedeemWithUpxEth(tokenId, assets, receiver);
    }

    function _addPendingDeposit(uint256 amount) private {
        uint256 room = maxBufferSize > buffer ? maxBufferSize - buffer : 0;
        uint256 part = room < amount ? room : amount;
        buffer += part;
        pendingDeposit += amount - part;
    }

    function _mintPxEth(address account, uint256 amount) private {
        pxEth.mint(account, amount);
        _resize();
    }

    function _burnPxEth(address account, uint256 amount) private {
        pxEth.burn(account, amount);
        _resize();
    }

    function _resize() private {
        maxBufferSize = pxEth.totalSupply() * maxBufferSizePct / DENOMINATOR;
        emit UpdateMaxBufferSize(maxBufferSize);
    }

    function _send(address to, uint256 amount) private {
        (bool sent,) = payable(to).call{value: amount}("");
        assert(sent);
    }
}
