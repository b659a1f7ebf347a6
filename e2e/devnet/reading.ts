import type { Address } from 'viem'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { ticketsOf } from '../../lib/portfolio/scan.ts'
import { PartialReadError } from '../../lib/protocols/partial.ts'
import type {
  ExitPosition,
  Position,
  Protocol,
  ProtocolStatus,
  Rate,
  Read,
  Status,
  Way,
} from '../../lib/protocols/types.ts'
import { tokenUnits } from '../../lib/units.ts'
import type { Devnet } from './api.ts'
import { clientOn, searchLogs } from './client.ts'

/** A protocol folder's own plans, run against the devnet as the background runs them. */
export type Reading = {
  /** Everything an account holds, after the logs it asks for were looked through. `rounds` is how many it took. */
  positions(account: Address): Promise<{ positions: readonly Position[]; rounds: number; unread: readonly string[] }>
  exits(account: Address): Promise<readonly ExitPosition[]>
  rates(): Promise<readonly Rate[]>
  status(): Promise<readonly (Status | ProtocolStatus)[]>
  ways(token: Address, amount: bigint, account: Address): Promise<readonly Way[]>
  /** Sends what finishes these exits. */
  finish(exits: readonly ExitPosition[], account: Address): Promise<void>
}

export function readingOf(devnet: Devnet, protocol: Protocol): Reading {
  const client = clientOn(devnet.url)
  const run = async <result>(plan: Read<result>) => (await runPlan(client, plan)).result

  async function positions(account: Address) {
    const asked = new Set<string>()
    const first = { chainId: 1, tickets: (scan: string) => ({ found: asked.add(scan) && [], complete: false }) }
    await run(settle(protocol.read(account, first)))
    const scans = (protocol.scans ?? []).filter(({ id }) => asked.has(id))
    const tickets = ticketsOf(await searchLogs(client, devnet, scans, account))
    const { result, requests } = await runPlan(client, settle(protocol.read(account, { chainId: 1, tickets })))
    return { ...result, rounds: requests }
  }

  return {
    positions,
    async exits(account) {
      const { positions: all, unread } = await positions(account)
      if (unread.length > 0) throw new Error(`could not be read: ${unread.join()}`)
      return all.flatMap((position) => (position.kind === 'exit' ? [position] : []))
    },
    rates: () => run(protocol.readRates?.(1) ?? nothing<Rate>()),
    status: () => run(protocol.readStatus?.() ?? nothing<Status>()),
    ways: (token, amount, account) =>
      run(protocol.leave?.({ token, amount: tokenUnits(amount), account }) ?? nothing<Way>()),
    async finish(exits, account) {
      const plan = protocol.finish?.(exits, account)
      if (plan === undefined) throw new Error(`${protocol.id} finishes nothing`)
      const { to, data, value } = await run(plan)
      await devnet.send({ from: account, data, value, ...(to === null ? {} : { to }) })
    },
  }
}

/** What could be read, and the ids of what could not. */
function* settle(plan: Read<readonly Position[]>): Read<{ positions: readonly Position[]; unread: readonly string[] }> {
  try {
    return { positions: yield* plan, unread: [] }
  } catch (error) {
    if (!(error instanceof PartialReadError)) throw error
    return { positions: error.positions, unread: error.unread.map(({ id }) => id) }
  }
}

// biome-ignore lint/correctness/useYield: a plan that asks nothing.
function* nothing<item>(): Read<readonly item[]> {
  return []
}
