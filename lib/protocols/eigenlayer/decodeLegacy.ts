import { type Address, isAddressEqual } from 'viem'
import { selectorOf } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import {
  delayedWithdrawalRouter,
  delegationManager,
  eigenPodManager,
  legacySlasher,
  rewardsCoordinator,
  strategyManager,
} from './addresses.ts'

/**
 * Functions that EigenLayer no longer has, by selector: name, and the contract that had it (null: each EigenPod). Source:
 * facts/eigenlayer.md 2.14, the published bindings of each release compared with today's, 2026-11-21 (high).
 */
const removed: Readonly<Record<string, readonly [name: string, contract: Address | null]>> = {
  '0xf123991e': ['queueWithdrawal', strategyManager],
  '0xf3be65d3': ['completeQueuedWithdrawal', strategyManager],
  '0xa782d945': ['completeQueuedWithdrawals', strategyManager],
  '0xcd293f6f': ['migrateQueuedWithdrawal', strategyManager],
  '0x60d7faed': ['completeQueuedWithdrawal', delegationManager],
  '0x33404396': ['completeQueuedWithdrawals', delegationManager],
  '0x7f548071': ['delegateToBySignature', delegationManager],
  '0x5cfe8d2c': ['migrateQueuedWithdrawals', delegationManager],
  '0xf16172b0': ['modifyOperatorDetails', delegationManager],
  '0x0f589e59': ['registerAsOperator', delegationManager],
  '0xe251ef52': ['verifyAndProcessWithdrawals', null],
  '0xa50600f4': ['verifyBalanceUpdates', null],
  '0xe2c83445': ['withdrawNonBeaconChainETHBalanceWei', null],
  '0xe221b245': ['setGlobalOperatorCommission', rewardsCoordinator],
  '0xf73b7519': ['optIntoSlashing', legacySlasher],
}

/** Names that other contracts have too: taken for EigenLayer's at the contract that had them only. */
const removedHere: Readonly<Record<string, readonly [name: string, contract: Address]>> = {
  '0x92ab89bb': ['undelegate', strategyManager],
  '0x99be81c8': ['updateOperatorMetadataURI', delegationManager],
  '0x463db038': ['setDenebForkTimestamp', eigenPodManager],
  '0xc1de3aef': ['updateBeaconChainOracle', eigenPodManager],
  '0xc0db354c': ['createDelayedWithdrawal', delayedWithdrawalRouter],
}

/** Old functions of a pod whose names other contracts have too. They are read at the account's own pod only. */
const removedAtPod: Readonly<Record<string, string>> = {
  '0x0cd4649e': 'activateRestaking',
  '0xbaa7145a': 'withdrawBeforeRestaking',
}

const make = intentOf('eigenlayer')

/** What EigenLayer had once, whatever follows the selector: the call fails, or does nothing that is still of use (H123). */
export function decodeLegacy(to: Address, call: TransactionCall, isOwnPod: () => boolean): Intent | undefined {
  const selector = selectorOf(call.data) ?? ''
  const gone = removed[selector]
  if (gone !== undefined) {
    const [name, contract] = gone
    const known = contract === null ? isOwnPod() : isAddressEqual(to, contract)
    // Of the first release, all functions stood in the other of the two managers.
    const moved = isAddressEqual(to, delegationManager) || isAddressEqual(to, strategyManager)
    return say(name, !known && !moved)
  }
  const here = removedHere[selector]
  if (here !== undefined && isAddressEqual(to, here[1])) return say(here[0], false)
  const atPod = removedAtPod[selector]
  return atPod !== undefined && isOwnPod() ? say(atPod, false) : undefined
}

function say(name: string, foreign: boolean): Intent {
  const dangers = [sentence('warnings.removedFunction')]
  const facts = { dangers, ...(foreign ? { lookalike: 'EigenLayer' } : {}) }
  return make('removed', {}, facts, [detail('function', { type: 'name', text: name })])
}
