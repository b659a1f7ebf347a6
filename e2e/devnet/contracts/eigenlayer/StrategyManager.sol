// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {IAllocation, IStrategy} from "./Neighbours.sol";
import {OperatorSet, keyOf, setOf} from "./Types.sol";
import {Collections, KeySet} from "./base/Collections.sol";
import {StrategyDeposits} from "./strategy/StrategyDeposits.sol";

/// Deposits, and the shares that slashes took until they are burned or redistributed, as of 1.13.0.
contract StrategyManager is StrategyDeposits {
    using Collections for KeySet;

    uint8 private constant PAUSED_CLEARING = 1;

    /// One slash of one set: shares by strategy.
    struct Slash {
        KeySet strategies;
        mapping(address => uint256) shares;
        uint32 resolutionBlock;
    }

    address public constant DEFAULT_BURN_ADDRESS = At.BURN;
    /// A constant on mainnet (50,400).
    uint32 public SLASH_RESOLUTION_DELAY_BLOCKS;

    KeySet private _pendingSets;
    mapping(bytes32 => KeySet) private _pendingSlashIds;
    mapping(bytes32 => mapping(uint256 => Slash)) private _slashes;

    function devnetInitialize(address initialOwner, address whitelister, uint32 slashResolutionDelayBlocks)
        external
        once
    {
        _setOwner(initialOwner);
        _setStrategyWhitelister(whitelister);
        SLASH_RESOLUTION_DELAY_BLOCKS = slashResolutionDelayBlocks;
    }

    function increaseBurnOrRedistributableShares(
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint256 sharesToBurn
    ) external onlyDelegationManager nonReentrant {
        bytes32 key = keyOf(operatorSet);
        Slash storage slash = _slashes[key][slashId];
        if (!slash.strategies.add(strategy)) revert StrategyAlreadyInSlash();
        slash.shares[strategy] = sharesToBurn;
        _pendingSets.add(key);
        // One block for the whole slash, said with its first strategy.
        if (_pendingSlashIds[key].add(bytes32(slashId))) {
            slash.resolutionBlock = uint32(block.number) + SLASH_RESOLUTION_DELAY_BLOCKS;
            emit SlashResolutionBlockSet(operatorSet, slashId, slash.resolutionBlock);
        }
        emit BurnOrRedistributableSharesIncreased(operatorSet, slashId, strategy, sharesToBurn);
    }

    /// Anyone, in a block after the resolution block. Does nothing when nothing is left. Returns tokens by strategy.
    function clearBurnOrRedistributableShares(OperatorSet calldata operatorSet, uint256 slashId)
        external
        whenNotPaused(PAUSED_CLEARING)
        nonReentrant
        returns (uint256[] memory amounts)
    {
        address[] memory strategies = _slashes[keyOf(operatorSet)][slashId].strategies.addresses();
        amounts = new uint256[](strategies.length);
        for (uint256 i = strategies.length; i > 0; i--) {
            amounts[i - 1] = _clear(operatorSet, slashId, strategies[i - 1]);
        }
    }

    function clearBurnOrRedistributableSharesByStrategy(
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy
    ) external whenNotPaused(PAUSED_CLEARING) nonReentrant returns (uint256) {
        return _clear(operatorSet, slashId, strategy);
    }

    /// For slashes older than slash ids. There are none on the devnet.
    function burnShares(address strategy) external whenNotPaused(PAUSED_CLEARING) nonReentrant {
        emit BurnableSharesDecreased(strategy, 0);
    }

    function getBurnableShares(address) external pure returns (uint256) {
        return 0;
    }

    function getStrategiesWithBurnableShares() external pure returns (address[] memory, uint256[] memory) {
        return (new address[](0), new uint256[](0));
    }

    function getBurnOrRedistributableShares(OperatorSet calldata operatorSet, uint256 slashId)
        external
        view
        returns (address[] memory strategies, uint256[] memory shares)
    {
        Slash storage slash = _slashes[keyOf(operatorSet)][slashId];
        strategies = slash.strategies.addresses();
        shares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            shares[i] = slash.shares[strategies[i]];
        }
    }

    function getBurnOrRedistributableShares(OperatorSet calldata operatorSet, uint256 slashId, address strategy)
        external
        view
        returns (uint256)
    {
        return _slashes[keyOf(operatorSet)][slashId].shares[strategy];
    }

    function getBurnOrRedistributableCount(OperatorSet calldata operatorSet, uint256 slashId)
        external
        view
        returns (uint256)
    {
        return _slashes[keyOf(operatorSet)][slashId].strategies.size();
    }

    function getSlashResolutionBlock(OperatorSet calldata operatorSet, uint256 slashId)
        external
        view
        returns (uint32)
    {
        return _slashes[keyOf(operatorSet)][slashId].resolutionBlock;
    }

    function getPendingOperatorSets() external view returns (OperatorSet[] memory sets) {
        sets = new OperatorSet[](_pendingSets.size());
        for (uint256 i = 0; i < sets.length; i++) {
            sets[i] = setOf(_pendingSets.members[i]);
        }
    }

    function getPendingSlashIds(OperatorSet calldata operatorSet) external view returns (uint256[] memory) {
        return _pendingSlashIds[keyOf(operatorSet)].numbers();
    }

    function allocationManager() external pure returns (address) {
        return At.ALLOCATION_MANAGER;
    }

    function delegation() external pure returns (address) {
        return At.DELEGATION_MANAGER;
    }

    function _clear(OperatorSet calldata set, uint256 slashId, address strategy) private returns (uint256) {
        bytes32 key = keyOf(set);
        Slash storage slash = _slashes[key][slashId];
        if (block.number <= slash.resolutionBlock) revert SlashResolutionDelayNotElapsed();
        if (!slash.strategies.remove(strategy)) return 0;
        uint256 shares = slash.shares[strategy];
        delete slash.shares[strategy];
        if (slash.strategies.size() == 0 && _pendingSlashIds[key].remove(bytes32(slashId))) {
            if (_pendingSlashIds[key].size() == 0) _pendingSets.remove(key);
        }
        emit BurnOrRedistributableSharesDecreased(set, slashId, strategy, shares);
        if (shares == 0) return 0;
        address recipient = IAllocation(At.ALLOCATION_MANAGER).getRedistributionRecipient(set);
        return IStrategy(strategy).withdraw(recipient, IStrategy(strategy).underlyingToken(), shares);
    }
}
