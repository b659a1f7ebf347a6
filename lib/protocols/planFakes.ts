import { type Abi, type Address, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem'
import { erc20 } from './erc20.ts'
import { multicall3 } from './multicall3.ts'
import { PartialReadError } from './partial.ts'
import type { Contract } from './plan.ts'
import type { Answer, Call, Read } from './types.ts'

/** One contract for tests: what it says by function name. Undefined, or nothing under that name, is a revert. */
export type FakeContract = {
  at?: Address
  kind: Contract
  says: Record<string, (...args: never[]) => unknown>
}

export type FakeChain = {
  contracts: readonly FakeContract[]
  /** Balances of the account by token, in any case; absent is zero. */
  balances?: Readonly<Record<Address, bigint>>
  /** Unix seconds. */
  time?: bigint
  /** Answers that no contract would give, by address and selector. */
  raw?: (call: Call) => Answer | undefined
}

/** What a plan came to, and how many rounds and calls it took. `unread`: ids of rows it said are missing. */
export type FakeRun<result> = { value: result; unread: readonly string[]; rounds: number; calls: number }

const reverted: Answer = { ok: false, data: '0x' }

/** Runs a plan by hand against contracts that know only what the test tells them. A PartialReadError gives its rows. */
export function runFake<result>(plan: Read<result>, chain: FakeChain): FakeRun<result> {
  let rounds = 0
  let calls = 0
  try {
    let step = plan.next()
    while (!step.done) {
      rounds += 1
      calls += step.value.length
      step = plan.next(step.value.map((call) => answer(call, chain)))
    }
    return { value: step.value, unread: [], rounds, calls }
  } catch (error) {
    if (!(error instanceof PartialReadError)) throw error
    return { value: error.positions as result, unread: error.unread.map(({ id }) => id), rounds, calls }
  }
}

/** What those contracts say to one call. */
export function answer(call: Call, chain: FakeChain): Answer {
  const raw = chain.raw?.(call)
  if (raw !== undefined) return raw
  const time: FakeContract = {
    kind: multicall3 as Contract,
    says: { getCurrentBlockTimestamp: () => chain.time ?? 1_795_000_000n, getEthBalance: () => 0n },
  }
  for (const { at, kind, says } of [...chain.contracts, time]) {
    if ((at ?? kind.address).toLowerCase() !== call.to.toLowerCase()) continue
    const decoded = decode(kind.abi(), call.data)
    if (decoded === undefined || says[decoded.functionName] === undefined) continue
    const result = says[decoded.functionName]?.(...((decoded.args ?? []) as never[]))
    if (result === undefined) return reverted
    const { functionName } = decoded
    return { ok: true, data: encodeFunctionResult({ abi: kind.abi(), functionName, result } as never) }
  }
  const balance = decode(erc20.abi(), call.data)
  if (balance?.functionName !== 'balanceOf') return reverted
  const held = Object.entries(chain.balances ?? {}).find(([token]) => token.toLowerCase() === call.to.toLowerCase())
  return { ok: true, data: `0x${(held?.[1] ?? 0n).toString(16).padStart(64, '0')}` }
}

function decode(abi: Abi, data: Hex): { functionName: string; args?: readonly unknown[] | undefined } | undefined {
  try {
    return decodeFunctionData({ abi, data })
  } catch {
    // Another contract at the same address may have it.
    return undefined
  }
}
