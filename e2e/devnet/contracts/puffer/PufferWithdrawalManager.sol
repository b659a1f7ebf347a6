// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Addresses.sol";

interface IPufferVault {
    function convertToAssets(uint256 shares) external view returns (uint256);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function transferETH(address to, uint256 amount) external;
    function burn(uint256 shares) external;
}

/// The two-step exit: requests join batches of ten, a batch is settled when it is finalised, each request is then paid by
/// itself in WETH, at the lower of the rate when it was made and the batch's. The first batch is a dummy.
contract PufferWithdrawalManager is PufferAddresses {
    struct Withdrawal {
        uint128 pufETHAmount;
        uint128 pufETHToETHExchangeRate;
        address recipient;
    }

    struct WithdrawalBatch {
        uint64 pufETHToETHExchangeRate;
        uint88 toBurn;
        uint96 toTransfer;
        uint128 withdrawalsClaimed;
        uint128 amountClaimed;
    }

    uint256 public constant MIN_WITHDRAWAL_AMOUNT = 0.01 ether;
    uint256 public constant BATCH_SIZE = 10;
    /// Transient: whether this transaction has made a request.
    uint256 private constant REQUESTED = 0x4e0e57;

    uint256 private maxWithdrawalAmount;
    uint256 private finalizedWithdrawalBatch;
    Withdrawal[] private withdrawals;
    WithdrawalBatch[] private batches;

    event WithdrawalRequested(
        uint256 indexed withdrawalIdx, uint256 indexed batchIdx, uint256 pufETHAmount, address indexed recipient
    );
    event BatchFinalized(
        uint256 indexed batchIdx, uint256 expectedETHAmount, uint256 actualEthAmount, uint256 pufETHBurnAmount
    );
    event WithdrawalCompleted(
        uint256 indexed withdrawalIdx, uint256 ethPayoutAmount, uint256 payoutExchangeRate, address indexed recipient
    );

    error MultipleWithdrawalsAreForbidden();
    error WithdrawalAmountTooLow();
    error WithdrawalAmountTooHigh();
    error WithdrawalToZeroAddress();
    error NotFinalized();
    error WithdrawalAlreadyCompleted();
    error BatchesAreNotFull();
    error BatchAlreadyFinalized(uint256 batchIndex);

    receive() external payable {}

    function PUFFER_VAULT() external pure returns (address) {
        return VAULT;
    }

    function requestWithdrawal(uint128 amount, address recipient) external restricted {
        _request(amount, recipient);
    }

    function requestWithdrawalWithPermit(PufferPermit calldata permitData, address recipient) external restricted {
        _tryPermit(VAULT, permitData);
        _request(uint128(permitData.amount), recipient);
    }

    /// Anybody may have a request paid; its recipient gets the WETH.
    function completeQueuedWithdrawal(uint256 index) external restricted {
        uint256 batchIndex = index / BATCH_SIZE;
        if (batchIndex > finalizedWithdrawalBatch) revert NotFinalized();
        Withdrawal memory paid = withdrawals[index];
        if (paid.recipient == address(0)) revert WithdrawalAlreadyCompleted();
        WithdrawalBatch storage batch = batches[batchIndex];
        uint256 rate = paid.pufETHToETHExchangeRate < batch.pufETHToETHExchangeRate
            ? paid.pufETHToETHExchangeRate
            : batch.pufETHToETHExchangeRate;
        uint256 amount = uint256(paid.pufETHAmount) * rate / 1 ether;
        batch.withdrawalsClaimed += 1;
        batch.amountClaimed += uint128(amount);
        delete withdrawals[index];
        WETH.deposit{value: amount}();
        WETH.transfer(paid.recipient, amount);
        emit WithdrawalCompleted(index, amount, rate, paid.recipient);
    }

    /// Settles full batches up to this one. On mainnet a role of Puffer's, here shut to all but the devnet.
    function finalizeWithdrawals(uint256 last) external restricted {
        if (last >= withdrawals.length / BATCH_SIZE) revert BatchesAreNotFull();
        if (last <= finalizedWithdrawalBatch) revert BatchAlreadyFinalized(last);
        IPufferVault vault = IPufferVault(VAULT);
        for (uint256 index = finalizedWithdrawalBatch + 1; index <= last; index++) {
            uint256 rate = vault.convertToAssets(1 ether);
            WithdrawalBatch storage batch = batches[index];
            uint256 now_ = uint256(batch.toBurn) * rate / 1 ether;
            uint256 paid = batch.toTransfer < now_ ? batch.toTransfer : now_;
            vault.transferETH(address(this), paid);
            vault.burn(batch.toBurn);
            batch.pufETHToETHExchangeRate = uint64(rate);
            emit BatchFinalized(index, batch.toTransfer, paid, batch.toBurn);
        }
        finalizedWithdrawalBatch = last;
    }

    function getFinalizedWithdrawalBatch() external view returns (uint256) {
        return finalizedWithdrawalBatch;
    }

    function getWithdrawalsLength() external view returns (uint256) {
        return withdrawals.length;
    }

    function getMaxWithdrawalAmount() external view returns (uint256) {
        return maxWithdrawalAmount;
    }

    function getWithdrawal(uint256 index) external view returns (Withdrawal memory found) {
        if (index < withdrawals.length) found = withdrawals[index];
    }

    function getBatch(uint256 index) external view returns (WithdrawalBatch memory found) {
        if (index < batches.length) found = batches[index];
    }

    function devnetInitialize(uint256 most) external onlyDevnet {
        maxWithdrawalAmount = most;
        for (uint256 index = 0; index < BATCH_SIZE; index++) {
            withdrawals.push();
        }
        batches.push();
    }

    function _request(uint128 amount, address recipient) private {
        bool requested;
        assembly {
            requested := tload(REQUESTED)
            tstore(REQUESTED, 1)
        }
        if (requested) revert MultipleWithdrawalsAreForbidden();
        if (amount < MIN_WITHDRAWAL_AMOUNT) revert WithdrawalAmountTooLow();
        if (amount > maxWithdrawalAmount) revert WithdrawalAmountTooHigh();
        if (recipient == address(0)) revert WithdrawalToZeroAddress();
        IPufferVault vault = IPufferVault(VAULT);
        vault.transferFrom(msg.sender, address(this), amount);
        uint256 index = withdrawals.length;
        uint256 batchIndex = index / BATCH_SIZE;
        if (batchIndex == batches.length) batches.push();
        uint256 rate = vault.convertToAssets(1 ether);
        batches[batchIndex].toBurn += uint88(amount);
        batches[batchIndex].toTransfer += uint96(amount * rate / 1 ether);
        withdrawals.push(Withdrawal(amount, uint128(rate), recipient));
        emit WithdrawalRequested(index, batchIndex, amount, recipient);
    }
}
