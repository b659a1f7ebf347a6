import type { Address } from 'viem'
import { askSettled, at, call, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { ProtocolStatus, Read } from '../types.ts'
import { pausable } from './abi.ts'
import * as addresses from './addresses.ts'
import { nativeStrategy, strategies } from './addresses.ts'

/**
 * What each bit of `paused()` stops, as far as somebody who restakes meets it. Source: facts/eigenlayer.md 3.7 and, for what
 * comes after 1.13, 2.14 (high).
 */
const bits: readonly { contract: Address; stops: Readonly<Record<number, string>> }[] = [
  { contract: addresses.delegationManager, stops: { 0: 'delegate', 1: 'queue', 2: 'complete' } },
  { contract: addresses.strategyManager, stops: { 0: 'deposit', 1: 'clear' } },
  { contract: addresses.allocationManager, stops: { 0: 'allocate', 1: 'slash', 2: 'register' } },
  {
    contract: addresses.eigenPodManager,
    stops: {
      0: 'newPods',
      2: 'credentials',
      5: 'recover',
      6: 'startCheckpoint',
      7: 'checkpointProofs',
      8: 'staleBalance',
      9: 'consolidation',
      10: 'withdrawalRequests',
      11: 'disablePod',
    },
  },
  { contract: addresses.rewardsCoordinator, stops: { 2: 'claims', 3: 'roots' } },
]

const held = strategies.filter(({ address }) => address !== nativeStrategy)
const isSet = (bitmap: bigint, bit: number) => ((bitmap >> BigInt(bit)) & 1n) === 1n

/** What EigenLayer has paused: its core contracts, and deposits and withdrawals of each embedded strategy. One round. */
export function* readStatus(): Read<readonly ProtocolStatus[]> {
  const [core, each] = yield* together([
    askSettled(bits.map(({ contract }) => call(at(contract, pausable), 'paused', []))),
    askSettled(held.map(({ address }) => call(at(address, pausable), 'paused', []))),
  ])
  return [
    ...bits.flatMap(({ stops }, index) => {
      const answer = core[index]
      const names = answer?.ok ? Object.entries(stops).filter(([bit]) => isSet(answer.value, Number(bit))) : []
      return names.map(([, name]) => paused(sentence(`notes.eigenlayer.paused.${name}`)))
    }),
    ...held.flatMap(({ symbol }, index) => {
      const answer = each[index]
      const names = answer?.ok
        ? ['strategyDeposits', 'strategyWithdrawals'].filter((_, bit) => isSet(answer.value, bit))
        : []
      return names.map((name) =>
        paused(sentence(`notes.eigenlayer.paused.${name}`, { asset: { type: 'name', text: symbol } })),
      )
    }),
  ]
}

const paused = (note: ProtocolStatus['note']): ProtocolStatus => ({ token: null, what: 'protocol', until: null, note })
