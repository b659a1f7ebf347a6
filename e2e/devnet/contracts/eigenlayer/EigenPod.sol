// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Devnet} from "../shared/Devnet.sol";
import {At} from "./Addresses.sol";
import {IPodManager} from "./Neighbours.sol";
import {Tokens} from "./base/Tokens.sol";
import {BeaconProofs} from "./pods/BeaconProofs.sol";
import {PodRequests} from "./pods/PodRequests.sol";

interface IEthDeposit {
    function deposit(bytes calldata, bytes calldata, bytes calldata, bytes32) external payable;
}

/// One owner's validators and their ETH. There is no beacon chain here: proofs are checked against the block root that the
/// devnet gives to EIP-4788's contract, or a `devnet…` function says what a proof would have shown.
contract EigenPod is PodRequests, BeaconProofs, Devnet {
    /// The state of the beacon chain that credentials are proven against.
    struct Seen {
        uint64 timestamp;
        bytes32 stateRoot;
    }

    uint64 public withdrawableRestakedExecutionLayerGwei;
    uint64 public lastCheckpointTimestamp;
    uint64 public currentCheckpointTimestamp;
    uint256 public activeValidatorCount;
    address public proofSubmitter;
    mapping(uint64 => uint64) public checkpointBalanceExitedGwei;
    mapping(bytes32 => ValidatorInfo) private _validators;
    Checkpoint private _checkpoint;

    receive() external payable {
        emit NonBeaconChainETHReceived(msg.value);
    }

    modifier onlyOwner() {
        if (msg.sender != podOwner()) revert OnlyEigenPodOwner();
        _;
    }

    modifier onlyManager() {
        if (msg.sender != At.EIGEN_POD_MANAGER) revert OnlyEigenPodManager();
        _;
    }

    function stake(bytes calldata pubkey, bytes calldata signature, bytes32 depositDataRoot)
        external
        payable
        onlyManager
    {
        if (msg.value != 32 ether) revert MsgValueNot32ETH();
        bytes32 pubkeyHash = _pubkeyHash(pubkey);
        if (At.ETH_DEPOSIT.code.length > 0) {
            bytes memory credentials = abi.encodePacked(bytes1(0x01), bytes11(0), address(this));
            IEthDeposit(At.ETH_DEPOSIT).deposit{value: 32 ether}(pubkey, credentials, signature, depositDataRoot);
        } else {
            payable(At.ETH_DEPOSIT).transfer(32 ether);
        }
        emit EigenPodStaked(pubkeyHash);
    }

    function setProofSubmitter(address newProofSubmitter) external onlyOwner {
        emit ProofSubmitterUpdated(proofSubmitter, newProofSubmitter);
        proofSubmitter = newProofSubmitter;
    }

    function recoverTokens(address[] calldata tokenList, uint256[] calldata amountsToWithdraw, address recipient)
        external
        onlyOwner
    {
        _requireNotPaused(5);
        if (tokenList.length != amountsToWithdraw.length) revert InputArrayLengthMismatch();
        for (uint256 i = 0; i < tokenList.length; i++) {
            Tokens.send(tokenList[i], recipient, amountsToWithdraw[i]);
        }
    }

    /// Snapshots the pod's ETH; done at once when there is no validator to prove.
    function startCheckpoint(bool revertIfNoBalance) external {
        _requirePodCaller(6);
        if (currentCheckpointTimestamp != 0) revert CheckpointAlreadyActive();
        if (lastCheckpointTimestamp == block.timestamp) revert CannotCheckpointTwiceInSingleBlock();
        uint64 podBalanceGwei = uint64(address(this).balance / 1 gwei) - withdrawableRestakedExecutionLayerGwei;
        if (revertIfNoBalance && podBalanceGwei == 0) revert NoBalanceToCheckpoint();
        currentCheckpointTimestamp = uint64(block.timestamp);
        bytes32 root = getParentBlockRoot(uint64(block.timestamp));
        _checkpoint = Checkpoint(root, uint24(activeValidatorCount), podBalanceGwei, 0, 0);
        emit CheckpointCreated(uint64(block.timestamp), root, activeValidatorCount);
        if (activeValidatorCount == 0) _finish();
    }

    /// Every validator's balance becomes shares: its withdrawals come here, it is active, and it is not leaving.
    function verifyWithdrawalCredentials(
        uint64 beaconTimestamp,
        StateRootProof calldata stateRootProof,
        uint40[] calldata validatorIndices,
        bytes[] calldata validatorFieldsProofs,
        bytes32[][] calldata validatorFields
    ) external {
        _requirePodCaller(2);
        if (validatorFieldsProofs.length != validatorIndices.length) revert InputArrayLengthMismatch();
        if (validatorFields.length != validatorIndices.length) revert InputArrayLengthMismatch();
        if (beaconTimestamp <= currentCheckpointTimestamp || beaconTimestamp <= lastCheckpointTimestamp) {
            revert BeaconTimestampBeforeLatestCheckpoint();
        }
        _requireState(getParentBlockRoot(beaconTimestamp), stateRootProof);
        Seen memory seen = Seen(beaconTimestamp, stateRootProof.beaconStateRoot);
        uint64 total;
        for (uint256 i = 0; i < validatorIndices.length; i++) {
            total += _verifyCredentials(seen, validatorIndices[i], validatorFields[i], validatorFieldsProofs[i]);
        }
        _record(0, int256(uint256(total)));
    }

    /// Proofs of validators that are not active here, or were proven already, are passed over.
    function verifyCheckpointProofs(BalanceContainerProof calldata balanceContainerProof, BalanceProof[] calldata proofs)
        external
    {
        _requireNotPaused(7);
        uint64 timestamp = currentCheckpointTimestamp;
        if (timestamp == 0) revert NoActiveCheckpoint();
        _requireBalances(_checkpoint.beaconBlockRoot, balanceContainerProof, timestamp);
        for (uint256 i = 0; i < proofs.length; i++) {
            ValidatorInfo storage validator = _validators[proofs[i].pubkeyHash];
            if (validator.status != 1 || validator.lastCheckpointedAt >= timestamp) continue;
            uint64 balance =
                _provenBalance(balanceContainerProof.balanceContainerRoot, validator.validatorIndex, proofs[i]);
            _checkpointBalance(proofs[i].pubkeyHash, timestamp, balance);
        }
        if (_checkpoint.proofsRemaining == 0) _finish();
    }

    function verifyStaleBalance(uint64, StateRootProof calldata, ValidatorProof calldata) external view {
        _requireNotPaused(8);
        revert InvalidProof();
    }

    /// As if the validator's withdrawal credentials had been proven: its balance becomes shares.
    function devnetVerifyValidator(bytes32 pubkeyHash, uint64 balanceGwei) external onlyDevnet {
        _addValidator(pubkeyHash, uint64(activeValidatorCount), balanceGwei);
        _record(0, int256(uint256(balanceGwei)));
    }

    /// As if one validator's balance had been proven for the open checkpoint; a balance of 0 is an exit.
    function devnetCheckpointBalance(bytes32 pubkeyHash, uint64 newBalanceGwei) external onlyDevnet {
        uint64 timestamp = currentCheckpointTimestamp;
        if (timestamp == 0) revert NoActiveCheckpoint();
        ValidatorInfo storage validator = _validators[pubkeyHash];
        if (validator.status != 1) revert ValidatorNotActiveInPod();
        if (validator.lastCheckpointedAt >= timestamp) return;
        _checkpointBalance(pubkeyHash, timestamp, newBalanceGwei);
        if (_checkpoint.proofsRemaining == 0) _finish();
    }

    /// As if a proof had shown a balance in wei that the beacon chain, which counts in gwei, never has.
    function devnetRecordBalance(uint256 balanceBeforeWei, int256 deltaWei) external onlyDevnet {
        IPodManager(At.EIGEN_POD_MANAGER).recordBeaconChainETHBalanceUpdate(podOwner(), balanceBeforeWei, deltaWei);
    }

    /// Pays checkpointed ETH out, in whole gwei: the rest of an amount is lost.
    function withdrawRestakedBeaconChainETH(address recipient, uint256 amountWei) external onlyManager {
        uint64 amountGwei = uint64(amountWei / 1 gwei);
        if (amountGwei > withdrawableRestakedExecutionLayerGwei) revert InsufficientWithdrawableBalance();
        withdrawableRestakedExecutionLayerGwei -= amountGwei;
        uint256 amount = uint256(amountGwei) * 1 gwei;
        emit RestakedBeaconChainETHWithdrawn(recipient, amount);
        (bool ok,) = recipient.call{value: amount}("");
        require(ok, "Address: unable to send value, recipient may have reverted");
    }

    function podOwner() public view returns (address) {
        return IPodManager(At.EIGEN_POD_MANAGER).devnetOwnerOf(address(this));
    }

    function currentCheckpoint() external view returns (Checkpoint memory) {
        return _checkpoint;
    }

    function validatorPubkeyHashToInfo(bytes32 validatorPubkeyHash) external view returns (ValidatorInfo memory) {
        return _validators[validatorPubkeyHash];
    }

    function validatorPubkeyToInfo(bytes calldata validatorPubkey) external view returns (ValidatorInfo memory) {
        return _validators[_pubkeyHash(validatorPubkey)];
    }

    function validatorStatus(bytes32 pubkeyHash) external view returns (uint8) {
        return _validators[pubkeyHash].status;
    }

    function validatorStatus(bytes calldata validatorPubkey) external view returns (uint8) {
        return _validators[_pubkeyHash(validatorPubkey)].status;
    }

    /// From EIP-4788, where the devnet has said what it answers; else a root that no proof fits.
    function getParentBlockRoot(uint64 timestamp) public view returns (bytes32) {
        if (block.timestamp - timestamp >= 8191 * 12) revert TimestampOutOfRange();
        (bool ok, bytes memory answer) = At.BEACON_ROOTS.staticcall(abi.encode(timestamp));
        if (ok && answer.length == 32) return abi.decode(answer, (bytes32));
        return keccak256(abi.encode(blockhash(block.number - 1), timestamp));
    }

    function eigenPodManager() external pure returns (address) {
        return At.EIGEN_POD_MANAGER;
    }

    function ethPOS() external pure returns (address) {
        return At.ETH_DEPOSIT;
    }

    function _verifyCredentials(Seen memory seen, uint40 index, bytes32[] memory fields, bytes memory proof)
        private
        returns (uint64 balance)
    {
        _requireCredentials(fields);
        _requireValidator(seen.stateRoot, index, fields, proof, seen.timestamp);
        balance = _littleEndian(fields[2]);
        _addValidator(fields[0], index, balance);
    }

    function _addValidator(bytes32 pubkeyHash, uint64 index, uint64 balanceGwei) private {
        if (_validators[pubkeyHash].status != 0) revert CredentialsAlreadyVerified();
        uint64 since = currentCheckpointTimestamp == 0 ? lastCheckpointTimestamp : currentCheckpointTimestamp;
        _validators[pubkeyHash] = ValidatorInfo(index, balanceGwei, since, 1);
        activeValidatorCount++;
        emit ValidatorRestaked(pubkeyHash);
        emit ValidatorBalanceUpdated(pubkeyHash, since, balanceGwei);
    }

    /// Fields: public key, credentials, effective balance, slashed, eligible, activated, exits, withdrawable.
    function _requireCredentials(bytes32[] memory fields) private view {
        if (fields.length != 8) revert InvalidValidatorFieldsLength();
        if (_littleEndian(fields[5]) == NEVER) revert ValidatorInactiveOnBeaconChain();
        if (_littleEndian(fields[6]) != NEVER) revert ValidatorIsExitingBeaconChain();
        bytes32 kind1 = bytes32(abi.encodePacked(bytes1(0x01), bytes11(0), address(this)));
        bytes32 kind2 = bytes32(abi.encodePacked(bytes1(0x02), bytes11(0), address(this)));
        if (fields[1] != kind1 && fields[1] != kind2) revert WithdrawalCredentialsNotForEigenPod();
    }

    function _checkpointBalance(bytes32 pubkeyHash, uint64 timestamp, uint64 newBalanceGwei) private {
        ValidatorInfo storage validator = _validators[pubkeyHash];
        uint64 balanceBefore = validator.restakedBalanceGwei;
        validator.lastCheckpointedAt = timestamp;
        validator.restakedBalanceGwei = newBalanceGwei;
        _checkpoint.proofsRemaining--;
        _checkpoint.prevBeaconBalanceGwei += balanceBefore;
        _checkpoint.balanceDeltasGwei += int64(newBalanceGwei) - int64(balanceBefore);
        if (newBalanceGwei != balanceBefore) emit ValidatorBalanceUpdated(pubkeyHash, timestamp, newBalanceGwei);
        if (newBalanceGwei == 0) {
            validator.status = 2;
            activeValidatorCount--;
            checkpointBalanceExitedGwei[timestamp] += balanceBefore;
            emit ValidatorWithdrawn(timestamp, pubkeyHash);
        }
        emit ValidatorCheckpointed(timestamp, pubkeyHash);
    }

    function _finish() private {
        Checkpoint memory checkpoint = _checkpoint;
        uint64 balanceBefore = withdrawableRestakedExecutionLayerGwei + checkpoint.prevBeaconBalanceGwei;
        int64 delta = int64(checkpoint.podBalanceGwei) + checkpoint.balanceDeltasGwei;
        withdrawableRestakedExecutionLayerGwei += checkpoint.podBalanceGwei;
        lastCheckpointTimestamp = currentCheckpointTimestamp;
        currentCheckpointTimestamp = 0;
        delete _checkpoint;
        _record(balanceBefore, delta);
        emit CheckpointFinalized(lastCheckpointTimestamp, int256(delta) * 1 gwei);
    }

    function _record(uint64 balanceBeforeGwei, int256 deltaGwei) private {
        IPodManager(At.EIGEN_POD_MANAGER).recordBeaconChainETHBalanceUpdate(
            podOwner(), uint256(balanceBeforeGwei) * 1 gwei, deltaGwei * 1 gwei
        );
    }

    function _requirePodCaller(uint8 pauseBit) internal view override {
        if (msg.sender != podOwner() && msg.sender != proofSubmitter) revert OnlyEigenPodOwnerOrProofSubmitter();
        _requireNotPaused(pauseBit);
    }

    function _requireActive(bytes32 pubkeyHash) internal view override {
        if (_validators[pubkeyHash].status != 1) revert ValidatorNotActiveInPod();
    }

    function _pectraForkTimestamp() internal view override returns (uint64) {
        return IPodManager(At.EIGEN_POD_MANAGER).pectraForkTimestamp();
    }

    /// Pods read the manager's bits.
    function _requireNotPaused(uint8 bit) private view {
        if (IPodManager(At.EIGEN_POD_MANAGER).paused(bit)) revert CurrentlyPaused();
    }
}
