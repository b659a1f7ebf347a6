// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Devnet} from "../../shared/Devnet.sol";
import {IShareManager} from "../Neighbours.sol";
import {Collections, KeySet} from "../base/Collections.sol";
import {History, HistoryOf} from "../base/History.sol";
import {Wad} from "../base/Wad.sol";
import {DelegationShares} from "./DelegationShares.sol";

/// Queueing and completing withdrawals (facts 3.4).
abstract contract DelegationQueue is DelegationShares, Devnet {
    using Collections for KeySet;
    using HistoryOf for History;

    function queueWithdrawals(QueuedWithdrawalParams[] calldata params)
        external
        whenNotPaused(PAUSED_ENTER_QUEUE)
        nonReentrant
        returns (bytes32[] memory roots)
    {
        roots = new bytes32[](params.length);
        address operator = delegatedTo[msg.sender];
        for (uint256 i = 0; i < params.length; i++) {
            if (params[i].strategies.length != params[i].depositShares.length) revert InputArrayLengthMismatch();
            uint256[] memory factors = _factors(msg.sender, operator, params[i].strategies);
            roots[i] = _queue(msg.sender, operator, params[i].strategies, params[i].depositShares, factors);
        }
    }

    function completeQueuedWithdrawal(Withdrawal calldata withdrawal, address[] calldata tokens, bool receiveAsTokens)
        external
        whenNotPaused(PAUSED_EXIT_QUEUE)
        nonReentrant
    {
        _complete(withdrawal, tokens, receiveAsTokens);
    }

    /// All or nothing.
    function completeQueuedWithdrawals(
        Withdrawal[] calldata withdrawals,
        address[][] calldata tokens,
        bool[] calldata receiveAsTokens
    ) external whenNotPaused(PAUSED_EXIT_QUEUE) nonReentrant {
        for (uint256 i = 0; i < withdrawals.length; i++) {
            _complete(withdrawals[i], tokens[i], receiveAsTokens[i]);
        }
    }

    /// As queueing was until April 2025: undelegated, shares as they are, in no list, and an event that names nobody.
    function devnetQueueOld(address staker, address strategy, uint256 shares) external onlyDevnet {
        address[] memory strategies = new address[](1);
        uint256[] memory scaled = new uint256[](1);
        (strategies[0], scaled[0]) = (strategy, shares);
        _manager(strategy).removeDepositShares(staker, strategy, shares);
        uint256 nonce = cumulativeWithdrawalsQueued[staker]++;
        Withdrawal memory withdrawal =
            Withdrawal(staker, address(0), staker, nonce, uint32(block.number), strategies, scaled);
        bytes32 root = calculateWithdrawalRoot(withdrawal);
        pendingWithdrawals[root] = true;
        // WithdrawalQueued(bytes32,(address,address,address,uint256,uint32,address[],uint256[])), gone from the ABI.
        bytes memory data = abi.encode(root, withdrawal);
        bytes32 topic = 0x9009ab153e8014fbfb02f2217f5cde7aa7f9ad734ae85ca3ee3f4ca2fdd499f9;
        assembly {
            log1(add(data, 32), mload(data), topic)
        }
    }

    function calculateWithdrawalRoot(Withdrawal memory withdrawal) public pure returns (bytes32) {
        return keccak256(abi.encode(withdrawal));
    }

    function _queue(
        address staker,
        address operator,
        address[] memory strategies,
        uint256[] memory depositShares,
        uint256[] memory factors
    ) internal returns (bytes32 root) {
        if (staker == address(0)) revert InputAddressZero();
        if (strategies.length == 0) revert InputArrayLengthZero();
        uint256[] memory scaled = new uint256[](strategies.length);
        uint256[] memory withdrawable = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            (scaled[i], withdrawable[i]) = _take(staker, operator, strategies[i], depositShares[i], factors[i]);
        }
        Withdrawal memory withdrawal = Withdrawal({
            staker: staker,
            delegatedTo: operator,
            withdrawer: staker,
            nonce: cumulativeWithdrawalsQueued[staker]++,
            startBlock: uint32(block.number),
            strategies: strategies,
            scaledShares: scaled
        });
        root = calculateWithdrawalRoot(withdrawal);
        pendingWithdrawals[root] = true;
        _withdrawals[root] = withdrawal;
        _roots[staker].add(root);
        emit SlashingWithdrawalQueued(root, withdrawal, withdrawable);
    }

    /// Moves one strategy's deposit shares from the staker to the queue.
    function _take(address staker, address operator, address strategy, uint256 depositShares, uint256 factor)
        private
        returns (uint256 scaled, uint256 withdrawable)
    {
        scaled = Wad.mul(depositShares, depositScalingFactor(staker, strategy));
        withdrawable = Wad.mul(scaled, factor);
        if (operator != address(0)) {
            // ELIP-019: what is counted as slashable is what is withdrawable, scaled back, so that the sum of the floors
            // never exceeds what backs it.
            History storage total = _queuedTotal[operator][strategy];
            total.write(total.latest(0) + (factor == 0 ? 0 : Wad.div(withdrawable, factor)));
            _debit(operator, staker, strategy, withdrawable);
        }
        uint256 left = _manager(strategy).removeDepositShares(staker, strategy, depositShares);
        if (left == 0) _scaling[staker][strategy] = 0;
    }

    function _complete(Withdrawal calldata withdrawal, address[] calldata tokens, bool receiveAsTokens) private {
        if (tokens.length != withdrawal.strategies.length) revert InputArrayLengthMismatch();
        if (msg.sender != withdrawal.withdrawer) revert WithdrawerNotCaller();
        bytes32 root = calculateWithdrawalRoot(withdrawal);
        if (!pendingWithdrawals[root]) revert WithdrawalNotQueued();
        uint32 slashableUntil = withdrawal.startBlock + minWithdrawalDelayBlocks;
        if (block.number <= slashableUntil) revert WithdrawalDelayNotElapsed();
        uint256[] memory factors =
            _factorsAt(withdrawal.staker, withdrawal.delegatedTo, withdrawal.strategies, slashableUntil);

        delete pendingWithdrawals[root];
        delete _withdrawals[root];
        _roots[withdrawal.staker].remove(root);
        emit SlashingWithdrawalCompleted(root);

        if (receiveAsTokens) _payOut(withdrawal, tokens, factors);
        else _creditBack(withdrawal, factors);
    }

    function _payOut(Withdrawal calldata withdrawal, address[] calldata tokens, uint256[] memory factors) private {
        for (uint256 i = 0; i < tokens.length; i++) {
            address strategy = withdrawal.strategies[i];
            uint256 shares = Wad.mul(withdrawal.scaledShares[i], factors[i]);
            if (shares == 0) continue;
            _manager(strategy).withdrawSharesAsTokens(withdrawal.staker, strategy, tokens[i], shares);
        }
    }

    /// Shares go to whoever the staker is delegated to now, with a scaling factor of their own.
    function _creditBack(Withdrawal calldata withdrawal, uint256[] memory factors) private {
        address staker = withdrawal.staker;
        address operator = delegatedTo[staker];
        uint256[] memory newFactors = _factors(staker, operator, withdrawal.strategies);
        for (uint256 i = 0; i < factors.length; i++) {
            address strategy = withdrawal.strategies[i];
            uint256 shares = Wad.mul(withdrawal.scaledShares[i], factors[i]);
            if (shares == 0) continue;
            (uint256 depositSharesBefore, uint256 added) = _manager(strategy).addShares(staker, strategy, shares);
            _credit(operator, staker, strategy, depositSharesBefore, added, newFactors[i]);
        }
    }
}
