// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {IAllocation, IDelegation} from "./Neighbours.sol";
import {Tokens} from "./base/Tokens.sol";
import {RewardsSubmissions} from "./rewards/RewardsSubmissions.sol";

/// Distribution roots and claims (facts 4.4). Amounts in a root are cumulative per earner and token.
contract RewardsCoordinator is RewardsSubmissions {
    uint8 private constant PAUSED_CLAIMS = 2;
    uint8 private constant PAUSED_ROOTS = 3;

    function devnetInitialize(
        address initialOwner,
        address updater,
        uint32 initialActivationDelay,
        uint16 defaultSplitBips,
        uint256 initialPausedStatus
    ) external once {
        _setOwner(initialOwner);
        _setPaused(initialPausedStatus);
        _setRewardsUpdater(updater);
        _setActivationDelay(initialActivationDelay);
        _setDefaultOperatorSplit(defaultSplitBips);
    }

    function submitRoot(bytes32 root, uint32 rewardsCalculationEndTimestamp) external whenNotPaused(PAUSED_ROOTS) {
        if (msg.sender != rewardsUpdater) revert UnauthorizedCaller();
        if (rewardsCalculationEndTimestamp <= currRewardsCalculationEndTimestamp) {
            revert NewRootMustBeForNewCalculatedPeriod();
        }
        if (rewardsCalculationEndTimestamp >= block.timestamp) revert RewardsEndTimestampNotElapsed();
        uint32 activatedAt = uint32(block.timestamp) + activationDelay;
        currRewardsCalculationEndTimestamp = rewardsCalculationEndTimestamp;
        emit DistributionRootSubmitted(uint32(_roots.length), root, rewardsCalculationEndTimestamp, activatedAt);
        _roots.push(DistributionRoot(root, rewardsCalculationEndTimestamp, activatedAt, false));
    }

    function disableRoot(uint32 rootIndex) external whenNotPaused(PAUSED_ROOTS) {
        if (msg.sender != rewardsUpdater) revert UnauthorizedCaller();
        if (rootIndex >= _roots.length) revert InvalidRootIndex();
        DistributionRoot storage root = _roots[rootIndex];
        if (root.disabled) revert RootDisabled();
        if (block.timestamp >= root.activatedAt) revert RootAlreadyActivated();
        root.disabled = true;
        emit DistributionRootDisabled(rootIndex);
    }

    function processClaim(RewardsMerkleClaim calldata claim, address recipient)
        external
        whenNotPaused(PAUSED_CLAIMS)
        nonReentrant
    {
        _claim(claim, recipient);
    }

    function processClaims(RewardsMerkleClaim[] calldata claims, address recipient)
        external
        whenNotPaused(PAUSED_CLAIMS)
        nonReentrant
    {
        for (uint256 i = 0; i < claims.length; i++) {
            _claim(claims[i], recipient);
        }
    }

    /// Hands all future claims of the caller, the choice of recipient included, to another account.
    function setClaimerFor(address claimer) external {
        _setClaimer(msg.sender, claimer);
    }

    /// For operators and AVSs only, by whoever may act for them.
    function setClaimerFor(address earner, address claimer) external permittedBy(earner) {
        bool known = IDelegation(At.DELEGATION_MANAGER).isOperator(earner)
            || IAllocation(At.ALLOCATION_MANAGER).getOperatorSetCount(earner) > 0;
        if (!known) revert InvalidEarner();
        _setClaimer(earner, claimer);
    }

    /// True or a revert.
    function checkClaim(RewardsMerkleClaim calldata claim) external view returns (bool) {
        _check(claim, _roots[claim.rootIndex]);
        return true;
    }

    function getDistributionRootsLength() external view returns (uint256) {
        return _roots.length;
    }

    function getDistributionRootAtIndex(uint256 index) external view returns (DistributionRoot memory) {
        return _roots[index];
    }

    function getCurrentDistributionRoot() external view returns (DistributionRoot memory) {
        return _roots[_roots.length - 1];
    }

    /// The newest root that may be claimed on; all zero when there is none.
    function getCurrentClaimableDistributionRoot() external view returns (DistributionRoot memory root) {
        for (uint256 i = _roots.length; i > 0; i--) {
            root = _roots[i - 1];
            if (!root.disabled && block.timestamp >= root.activatedAt) return root;
        }
        return DistributionRoot(0, 0, 0, false);
    }

    function getRootIndexFromHash(bytes32 rootHash) external view returns (uint32) {
        for (uint256 i = _roots.length; i > 0; i--) {
            if (_roots[i - 1].root == rootHash) return uint32(i - 1);
        }
        revert InvalidRoot();
    }

    function calculateEarnerLeafHash(EarnerTreeMerkleLeaf calldata leaf) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(uint8(0), leaf.earner, leaf.earnerTokenRoot));
    }

    function calculateTokenLeafHash(TokenTreeMerkleLeaf calldata leaf) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(uint8(1), leaf.token, leaf.cumulativeEarnings));
    }

    function _claim(RewardsMerkleClaim calldata claim, address recipient) private {
        DistributionRoot memory root = _roots[claim.rootIndex];
        _check(claim, root);
        address earner = claim.earnerLeaf.earner;
        address claimer = claimerFor[earner] == address(0) ? earner : claimerFor[earner];
        if (msg.sender != claimer) revert UnauthorizedCaller();
        for (uint256 i = 0; i < claim.tokenLeaves.length; i++) {
            TokenTreeMerkleLeaf calldata leaf = claim.tokenLeaves[i];
            uint256 claimed = cumulativeClaimed[earner][leaf.token];
            if (leaf.cumulativeEarnings <= claimed) revert EarningsNotGreaterThanClaimed();
            cumulativeClaimed[earner][leaf.token] = leaf.cumulativeEarnings;
            uint256 amount = leaf.cumulativeEarnings - claimed;
            Tokens.send(leaf.token, recipient, amount);
            emit RewardsClaimed(root.root, earner, claimer, recipient, leaf.token, amount);
        }
    }

    function _check(RewardsMerkleClaim calldata claim, DistributionRoot memory root) private view {
        if (root.disabled) revert RootDisabled();
        if (block.timestamp < root.activatedAt) revert RootNotActivated();
        uint256 count = claim.tokenLeaves.length;
        if (claim.tokenIndices.length != claim.tokenTreeProofs.length) revert InputArrayLengthMismatch();
        if (claim.tokenTreeProofs.length != count) revert InputArrayLengthMismatch();

        if (!_inside(claim.earnerIndex, claim.earnerTreeProof)) revert InvalidEarnerLeafIndex();
        bytes32 earnerLeaf = calculateEarnerLeafHash(claim.earnerLeaf);
        if (_rootOf(earnerLeaf, claim.earnerIndex, claim.earnerTreeProof) != root.root) revert InvalidClaimProof();
        for (uint256 i = 0; i < count; i++) {
            if (!_inside(claim.tokenIndices[i], claim.tokenTreeProofs[i])) revert InvalidTokenLeafIndex();
            bytes32 tokenLeaf = calculateTokenLeafHash(claim.tokenLeaves[i]);
            bytes32 tokenRoot = _rootOf(tokenLeaf, claim.tokenIndices[i], claim.tokenTreeProofs[i]);
            if (tokenRoot != claim.earnerLeaf.earnerTokenRoot) revert InvalidClaimProof();
        }
    }

    function _inside(uint256 index, bytes calldata proof) private pure returns (bool) {
        return index < 1 << (proof.length / 32);
    }

    /// Siblings from the bottom up; a bit of the index says on which side of its sibling the node is.
    function _rootOf(bytes32 node, uint256 index, bytes calldata proof) private pure returns (bytes32) {
        if (proof.length % 32 != 0) revert InvalidProofLength();
        for (uint256 i = 0; i < proof.length; i += 32) {
            bytes32 sibling = bytes32(proof[i:i + 32]);
            node = index & 1 == 0 ? keccak256(abi.encode(node, sibling)) : keccak256(abi.encode(sibling, node));
            index >>= 1;
        }
        return node;
    }

    function _setClaimer(address earner, address claimer) private {
        emit ClaimerForSet(earner, claimerFor[earner], claimer);
        claimerFor[earner] = claimer;
    }
}
