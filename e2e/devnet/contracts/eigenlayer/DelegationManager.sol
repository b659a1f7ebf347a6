// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {IAllocation} from "./Neighbours.sol";
import {OperatorSet} from "./Types.sol";
import {Wad} from "./base/Wad.sol";
import {DelegationViews} from "./delegation/DelegationViews.sol";

/// Operators, delegation and the withdrawal queue, as of 1.13.1.
contract DelegationManager is DelegationViews {
    bytes32 public constant DELEGATION_APPROVAL_TYPEHASH = keccak256(
        "DelegationApproval(address delegationApprover,address staker,address operator,bytes32 salt,uint256 expiry)"
    );

    function devnetInitialize(address owner, uint32 withdrawalDelayBlocks) external once {
        _owner = owner;
        minWithdrawalDelayBlocks = withdrawalDelayBlocks;
    }

    function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string calldata metadataURI)
        external
        nonReentrant
    {
        if (isDelegated(msg.sender)) revert ActivelyDelegated();
        IAllocation(At.ALLOCATION_MANAGER).setAllocationDelay(msg.sender, allocationDelay);
        _setApprover(msg.sender, initDelegationApprover);
        _delegate(msg.sender, msg.sender);
        emit OperatorRegistered(msg.sender, initDelegationApprover);
        emit OperatorMetadataURIUpdated(msg.sender, metadataURI);
    }

    function modifyOperatorDetails(address operator, address newDelegationApprover) external permittedBy(operator) {
        if (!isOperator(operator)) revert OperatorNotRegistered();
        _setApprover(operator, newDelegationApprover);
    }

    function updateOperatorMetadataURI(address operator, string calldata metadataURI) external permittedBy(operator) {
        if (!isOperator(operator)) revert OperatorNotRegistered();
        emit OperatorMetadataURIUpdated(operator, metadataURI);
    }

    function delegateTo(address operator, SignatureWithExpiry memory approverSignatureAndExpiry, bytes32 approverSalt)
        external
        nonReentrant
    {
        _join(operator, approverSignatureAndExpiry, approverSalt);
    }

    function undelegate(address staker) external nonReentrant returns (bytes32[] memory withdrawalRoots) {
        return _leave(staker);
    }

    function redelegate(
        address newOperator,
        SignatureWithExpiry memory newOperatorApproverSig,
        bytes32 approverSalt
    ) external nonReentrant returns (bytes32[] memory withdrawalRoots) {
        withdrawalRoots = _leave(msg.sender);
        _join(newOperator, newOperatorApproverSig, approverSalt);
    }

    /// From the share managers, on a deposit or when a pod's balance rose.
    function increaseDelegatedShares(address staker, address strategy, uint256 prevDepositShares, uint256 addedShares)
        external
    {
        if (msg.sender != At.STRATEGY_MANAGER && msg.sender != At.EIGEN_POD_MANAGER) {
            revert OnlyStrategyManagerOrEigenPodManager();
        }
        address operator = delegatedTo[staker];
        uint64 magnitude = IAllocation(At.ALLOCATION_MANAGER).getMaxMagnitude(operator, strategy);
        _credit(operator, staker, strategy, prevDepositShares, addedShares, _factor(staker, strategy, magnitude));
    }

    /// When a pod's balance fell: deposit shares stay, the operator's stake falls with the factor.
    function decreaseDelegatedShares(
        address staker,
        uint256 curDepositShares,
        uint64 beaconChainSlashingFactorDecrease
    ) external {
        if (msg.sender != At.EIGEN_POD_MANAGER) revert OnlyEigenPodManager();
        address operator = delegatedTo[staker];
        if (operator == address(0)) return;
        uint64 magnitude = IAllocation(At.ALLOCATION_MANAGER).getMaxMagnitude(operator, At.BEACON_CHAIN_ETH);
        uint256 lostFactor = Wad.mul(magnitude, beaconChainSlashingFactorDecrease);
        _debit(
            operator,
            staker,
            At.BEACON_CHAIN_ETH,
            _withdrawable(staker, At.BEACON_CHAIN_ETH, curDepositShares, lostFactor)
        );
    }

    function slashOperatorShares(
        address operator,
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint64 prevMaxMagnitude,
        uint64 newMaxMagnitude
    ) external returns (uint256 totalDepositSharesToSlash) {
        if (msg.sender != At.ALLOCATION_MANAGER) revert OnlyAllocationManager();
        uint256 held = Wad.lostShares(operatorShares[operator][strategy], prevMaxMagnitude, newMaxMagnitude);
        totalDepositSharesToSlash = held + _queuedLoss(operator, strategy, prevMaxMagnitude, newMaxMagnitude);
        _debit(operator, address(0), strategy, held);
        emit OperatorSharesSlashed(operator, strategy, totalDepositSharesToSlash);
        _manager(strategy).increaseBurnOrRedistributableShares(
            operatorSet, slashId, strategy, totalDepositSharesToSlash
        );
    }

    function calculateDelegationApprovalDigestHash(
        address staker,
        address operator,
        address approver,
        bytes32 approverSalt,
        uint256 expiry
    ) public view returns (bytes32) {
        return _digest(
            keccak256(abi.encode(DELEGATION_APPROVAL_TYPEHASH, approver, staker, operator, approverSalt, expiry))
        );
    }

    function _join(address operator, SignatureWithExpiry memory approval, bytes32 salt) private {
        if (isDelegated(msg.sender)) revert ActivelyDelegated();
        if (!isOperator(operator)) revert OperatorNotRegistered();
        address approver = delegationApprover[operator];
        if (approver != address(0) && msg.sender != approver && msg.sender != operator) {
            if (delegationApproverSaltIsSpent[approver][salt]) revert SaltSpent();
            delegationApproverSaltIsSpent[approver][salt] = true;
            bytes32 digest =
                calculateDelegationApprovalDigestHash(msg.sender, operator, approver, salt, approval.expiry);
            _requireSigned(approver, digest, approval.signature, approval.expiry);
        }
        _delegate(msg.sender, operator);
    }

    function _delegate(address staker, address operator) private {
        _requireNotPaused(PAUSED_NEW_DELEGATION);
        (address[] memory strategies, uint256[] memory depositShares) = _deposited(staker);
        // Before the change: an undelegated staker is exposed to the beacon chain only.
        uint256[] memory factors = _factors(staker, address(0), strategies);
        uint64[] memory magnitudes = IAllocation(At.ALLOCATION_MANAGER).getMaxMagnitudes(operator, strategies);
        delegatedTo[staker] = operator;
        emit StakerDelegated(staker, operator);
        for (uint256 i = 0; i < strategies.length; i++) {
            uint256 owned = _withdrawable(staker, strategies[i], depositShares[i], factors[i]);
            // Only the operator's magnitude: what the beacon chain took from the staker is not forgiven.
            _credit(operator, staker, strategies[i], 0, owned, magnitudes[i]);
        }
    }

    function _leave(address staker) private returns (bytes32[] memory roots) {
        _requireNotPaused(PAUSED_ENTER_QUEUE);
        if (!isDelegated(staker)) revert NotActivelyDelegated();
        if (isOperator(staker)) revert OperatorsCannotUndelegate();
        if (staker == address(0)) revert InputAddressZero();
        address operator = delegatedTo[staker];
        if (msg.sender != staker) {
            if (msg.sender != delegationApprover[operator] && !_permitted(operator)) revert CallerCannotUndelegate();
            emit StakerForceUndelegated(staker, operator);
        }
        delegatedTo[staker] = address(0);
        emit StakerUndelegated(staker, operator);

        (address[] memory strategies, uint256[] memory depositShares) = _deposited(staker);
        uint256[] memory factors = _factors(staker, operator, strategies);
        roots = new bytes32[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            // One withdrawal per strategy, so that a paused one does not hold up the others.
            roots[i] = _queue(staker, operator, _one(strategies[i]), _one(depositShares[i]), _one(factors[i]));
        }
    }

    function _setApprover(address operator, address approver) private {
        delegationApprover[operator] = approver;
        emit DelegationApproverUpdated(operator, approver);
    }

    function _one(address value) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = value;
    }

    function _one(uint256 value) private pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = value;
    }
}
