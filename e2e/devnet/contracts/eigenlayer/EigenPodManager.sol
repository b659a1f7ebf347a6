// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {IDelegation, IPod} from "./Neighbours.sol";
import {OperatorSet} from "./Types.sol";
import {NonReentrant, Once, Owned} from "./base/Once.sol";
import {Pausable} from "./base/Pausable.sol";
import {WAD} from "./base/Wad.sol";
import {PodManagerTypes} from "./pods/PodManagerTypes.sol";

/// Native restaking's deposit shares (1 share = 1 wei) and what the beacon chain took of them.
contract EigenPodManager is PodManagerTypes, Once, NonReentrant, Owned, Pausable {
    uint8 private constant PAUSED_NEW_PODS = 0;
    /// Of a pod's creation code with its beacon. Source: facts/eigenlayer.md 1.7.
    bytes32 private constant POD_INIT_CODE_HASH = 0x71d434908b1e0680c8d79f8e54ab2bf022aab159b5c87073bd081eba22f779b3;

    struct Factor {
        bool isSet;
        uint64 factor;
    }

    uint256 public numPods;
    uint256 public burnableETHShares;
    uint64 public pectraForkTimestamp;
    address public proofTimestampSetter;
    mapping(address => address) public ownerToPod;
    mapping(address => int256) public podOwnerDepositShares;
    mapping(address => Factor) private _factor;
    mapping(address => address) private _podOwner;

    modifier onlyDelegationManager() {
        if (msg.sender != At.DELEGATION_MANAGER) revert OnlyDelegationManager();
        _;
    }

    function devnetInitialize(address initialOwner) external once {
        _setOwner(initialOwner);
        proofTimestampSetter = initialOwner;
        pectraForkTimestamp = 1746612311;
        emit PectraForkTimestampSet(pectraForkTimestamp);
    }

    /// The pod's code must have been placed: nothing is deployed here, the address is that of mainnet's beacon proxy.
    function createPod() external whenNotPaused(PAUSED_NEW_PODS) nonReentrant returns (address) {
        if (hasPod(msg.sender)) revert EigenPodAlreadyExists();
        return _create();
    }

    function stake(bytes calldata pubkey, bytes calldata signature, bytes32 depositDataRoot)
        external
        payable
        whenNotPaused(PAUSED_NEW_PODS)
        nonReentrant
    {
        address pod = hasPod(msg.sender) ? ownerToPod[msg.sender] : _create();
        IPod(pod).stake{value: msg.value}(pubkey, signature, depositDataRoot);
    }

    /// From the owner's pod. A rise is new deposit shares; a fall lowers the factor in proportion, rounding down.
    function recordBeaconChainETHBalanceUpdate(
        address podOwner,
        uint256 prevRestakedBalanceWei,
        int256 balanceDeltaWei
    ) external nonReentrant {
        if (msg.sender != ownerToPod[podOwner]) revert OnlyEigenPod();
        if (podOwner == address(0)) revert InputAddressZero();
        if (balanceDeltaWei % 1 gwei != 0) revert SharesNotMultipleOfGwei();
        int256 shares = podOwnerDepositShares[podOwner];
        if (shares < 0) revert LegacyWithdrawalsNotCompleted();
        IDelegation delegation = IDelegation(At.DELEGATION_MANAGER);
        if (balanceDeltaWei > 0) {
            (uint256 sharesBefore, uint256 added) = _addShares(podOwner, uint256(balanceDeltaWei));
            delegation.increaseDelegatedShares(podOwner, At.BEACON_CHAIN_ETH, sharesBefore, added);
        } else if (balanceDeltaWei < 0) {
            uint64 decrease = _lowerFactor(podOwner, prevRestakedBalanceWei, uint256(-balanceDeltaWei));
            delegation.decreaseDelegatedShares(podOwner, uint256(shares), decrease);
        }
    }

    function addShares(address staker, address strategy, uint256 shares)
        external
        onlyDelegationManager
        nonReentrant
        returns (uint256, uint256)
    {
        _requireNative(strategy);
        return _addShares(staker, shares);
    }

    /// Returns what is left.
    function removeDepositShares(address staker, address strategy, uint256 depositSharesToRemove)
        external
        onlyDelegationManager
        nonReentrant
        returns (uint256)
    {
        _requireNative(strategy);
        int256 left = podOwnerDepositShares[staker] - int256(depositSharesToRemove);
        if (left < 0) revert SharesNegative();
        podOwnerDepositShares[staker] = left;
        emit NewTotalShares(staker, left);
        return uint256(left);
    }

    function withdrawSharesAsTokens(address staker, address strategy, address, uint256 shares)
        external
        onlyDelegationManager
        nonReentrant
    {
        _requireNative(strategy);
        if (staker == address(0)) revert InputAddressZero();
        if (podOwnerDepositShares[staker] < 0) revert SharesNegative();
        IPod(ownerToPod[staker]).withdrawRestakedBeaconChainETH(staker, shares);
    }

    /// Slashed ETH cannot be burned yet; it stays in the pods and is only counted.
    function increaseBurnOrRedistributableShares(
        OperatorSet calldata,
        uint256,
        address,
        uint256 addedSharesToBurn
    ) external onlyDelegationManager nonReentrant {
        burnableETHShares += addedSharesToBurn;
        emit BurnableETHSharesIncreased(addedSharesToBurn);
    }

    function setPectraForkTimestamp(uint64 timestamp) external {
        if (msg.sender != proofTimestampSetter) revert OnlyProofTimestampSetter();
        pectraForkTimestamp = timestamp;
        emit PectraForkTimestampSet(timestamp);
    }

    function setProofTimestampSetter(address newProofTimestampSetter) external onlyOwner {
        proofTimestampSetter = newProofTimestampSetter;
        emit ProofTimestampSetterSet(newProofTimestampSetter);
    }

    function hasPod(address podOwner) public view returns (bool) {
        return ownerToPod[podOwner] != address(0);
    }

    /// The same before and after creation.
    function getPod(address podOwner) public pure returns (address) {
        bytes32 salt = bytes32(uint256(uint160(podOwner)));
        bytes32 hash = keccak256(abi.encodePacked(hex"ff", At.EIGEN_POD_MANAGER, salt, POD_INIT_CODE_HASH));
        return address(uint160(uint256(hash)));
    }

    /// WAD; 1e18 until the beacon chain takes something.
    function beaconChainSlashingFactor(address podOwner) public view returns (uint64) {
        return _factor[podOwner].isSet ? _factor[podOwner].factor : WAD;
    }

    function stakerDepositShares(address user, address strategy) external view returns (uint256 depositShares) {
        _requireNative(strategy);
        int256 shares = podOwnerDepositShares[user];
        return shares < 0 ? 0 : uint256(shares);
    }

    function devnetOwnerOf(address pod) external view returns (address) {
        return _podOwner[pod];
    }

    function beaconChainETHStrategy() external pure returns (address) {
        return At.BEACON_CHAIN_ETH;
    }

    function delegationManager() external pure returns (address) {
        return At.DELEGATION_MANAGER;
    }

    function eigenPodBeacon() external pure returns (address) {
        return At.EIGEN_POD_BEACON;
    }

    function ethPOS() external pure returns (address) {
        return At.ETH_DEPOSIT;
    }

    function _create() private returns (address pod) {
        pod = getPod(msg.sender);
        numPods++;
        ownerToPod[msg.sender] = pod;
        _podOwner[pod] = msg.sender;
        emit PodDeployed(pod, msg.sender);
    }

    function _addShares(address staker, uint256 shares) private returns (uint256, uint256) {
        if (staker == address(0)) revert InputAddressZero();
        int256 sharesBefore = podOwnerDepositShares[staker];
        int256 sharesAfter = sharesBefore + int256(shares);
        podOwnerDepositShares[staker] = sharesAfter;
        emit PodSharesUpdated(staker, int256(shares));
        emit NewTotalShares(staker, sharesAfter);
        // A deficit from before 2025 is paid off first.
        if (sharesAfter <= 0) return (0, 0);
        return sharesBefore < 0 ? (0, uint256(sharesAfter)) : (uint256(sharesBefore), shares);
    }

    function _lowerFactor(address podOwner, uint256 balanceBefore, uint256 lost) private returns (uint64) {
        uint64 factorBefore = beaconChainSlashingFactor(podOwner);
        uint64 factorAfter = uint64(uint256(factorBefore) * (balanceBefore - lost) / balanceBefore);
        _factor[podOwner] = Factor(true, factorAfter);
        emit BeaconChainSlashingFactorDecreased(podOwner, factorBefore, factorAfter);
        return factorBefore - factorAfter;
    }

    function _requireNative(address strategy) private pure {
        if (strategy != At.BEACON_CHAIN_ETH) revert InvalidStrategy();
    }

    function _pauser() internal view override returns (address) {
        return owner;
    }
}
