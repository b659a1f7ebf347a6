import type { Address } from 'viem'
import { multicall3 } from '../multicall3.ts'
import { askSettled, at, call, type Settled } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import type { Read, Status } from '../types.ts'
import { accountant, switchable } from './abi.ts'
import {
  eeth,
  liquidityPool,
  redemptionManager,
  vaults,
  weeth,
  withdrawAdapter,
  withdrawRequestNft,
} from './addresses.ts'
import { longest, type Pause, pauseCalls, pauseOf } from './pauses.ts'

const core = [
  liquidityPool,
  eeth.address,
  weeth.address,
  withdrawRequestNft,
  redemptionManager,
  withdrawAdapter,
] as const

type Where = (typeof core)[number]

/** Which contracts must run for what: every one of them refuses while it is paused. Mirrors their modifiers, 2026-07-15. */
const needs: readonly { token: Address; what: Status['what']; of: readonly Where[] }[] = [
  { token: eeth.address, what: 'mint', of: [liquidityPool, eeth.address] },
  { token: eeth.address, what: 'transfer', of: [eeth.address] },
  { token: eeth.address, what: 'request', of: [liquidityPool, withdrawRequestNft, eeth.address] },
  { token: eeth.address, what: 'claim', of: [eeth.address] },
  { token: eeth.address, what: 'instant', of: [redemptionManager, eeth.address] },
  { token: weeth.address, what: 'mint', of: [weeth.address, eeth.address] },
  { token: weeth.address, what: 'transfer', of: [weeth.address] },
  {
    token: weeth.address,
    what: 'request',
    of: [withdrawAdapter, weeth.address, liquidityPool, withdrawRequestNft, eeth.address],
  },
  { token: weeth.address, what: 'claim', of: [eeth.address] },
  { token: weeth.address, what: 'instant', of: [redemptionManager, weeth.address, eeth.address] },
]

/** What is paused in the pool, its tokens and queues, and in the vaults. One round. */
export function* readStatus(): Read<readonly Status[]> {
  const vaultCalls = vaults.flatMap(({ teller, delayedWithdraw, accountant: rates }) => [
    call(at(teller, switchable), 'isPaused', []),
    call(at(delayedWithdraw, switchable), 'isPaused', []),
    call(at(rates, accountant), 'accountantState', []),
  ])
  const [now, ...answers] = yield* askSettled([
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...core.flatMap((contract) => pauseCalls(contract)),
    ...vaultCalls,
  ])
  const time = now.ok ? now.value : 0n
  const pauses = new Map<Where, Pause | null>(
    core.map((contract, index) => {
      const [byHand, timed] = answers.slice(index * 2, index * 2 + 2)
      return [contract, pauseOf(byHand as Settled<boolean>, timed as Settled<bigint>, time)]
    }),
  )
  const ofCore = needs.flatMap(({ token, what, of }) => {
    const pause = longest(of.map((contract) => pauses.get(contract) ?? null))
    return pause === null ? [] : [{ token, what, until: pause.until }]
  })
  return [...ofCore, ...readVaults(answers.slice(core.length * 2))]
}

function readVaults(answers: readonly Settled<unknown>[]): readonly Status[] {
  return vaults.flatMap(({ share: { address: token } }, index) => {
    const [deposits, exits, state] = answers.slice(index * 3, index * 3 + 3)
    const off = (what: Status['what'], note?: Sentence): Status => ({
      token,
      what,
      until: null,
      ...(note === undefined ? {} : { note }),
    })
    const ratePaused = state?.ok === true && (state.value as readonly unknown[])[8] === true
    return [
      ...(deposits?.ok && deposits.value === true ? [off('mint')] : []),
      ...(exits?.ok && exits.value === true ? [off('request'), off('claim')] : []),
      ...(ratePaused ? [off('rate', sentence('notes.etherfi.ratePaused'))] : []),
    ]
  })
}
