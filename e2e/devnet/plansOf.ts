import type { Address } from 'viem'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { ticketsOf } from '../../lib/portfolio/scan.ts'
import type {
  ExitPosition,
  Position,
  Protocol,
  Rate,
  Read,
  Status,
  TransactionCall,
  Way,
} from '../../lib/protocols/types.ts'
import { tokenUnits } from '../../lib/units.ts'
import type { Devnet } from './api.ts'
import { clientOn, searchLogs } from './client.ts'
import { gasOf } from './gas.ts'

/** One protocol's own plans against a devnet, as the wallet runs them. Amounts in wei. */
export type PlansOf = {
  /** Everything an account has, logs looked through first where the plan asks for it. Throws as the plan does. */
  read(account: Address): Promise<readonly Position[]>
  exits(account: Address): Promise<readonly ExitPosition[]>
  rates(): Promise<readonly Rate[]>
  status(): Promise<readonly Status[]>
  leave(account: Address, token: Address, amount: bigint): Promise<readonly Way[]>
  finish(account: Address, exits: readonly ExitPosition[]): Promise<TransactionCall>
  /** Sends what `finish` made, and tells what it paid the account in ether, gas not counted. */
  claim(account: Address, exits: readonly ExitPosition[]): Promise<bigint>
}

/** The plans of a protocol folder for tests: through the client that ships, on the devnet's own blocks and logs. */
export function plansOf(devnet: Devnet, protocol: Protocol): PlansOf {
  const client = clientOn(devnet.url)
  const run = async <result>(plan: Read<result>): Promise<result> => (await runPlan(client, plan)).result
  const read = async (account: Address) => {
    // All searches: the devnet's own blocks are few.
    const tickets = ticketsOf(await searchLogs(client, devnet, protocol.scans ?? [], account))
    return run(protocol.read(account, { chainId: 1, tickets }))
  }
  const finish = (account: Address, exits: readonly ExitPosition[]) =>
    run(protocol.finish?.(exits, account) as Read<TransactionCall>)
  return {
    read,
    finish,
    exits: async (account) => (await read(account)).flatMap((one) => (one.kind === 'exit' ? [one] : [])),
    rates: () => run(protocol.readRates?.(1) as Read<readonly Rate[]>),
    status: () => run(protocol.readStatus?.() as Read<readonly Status[]>),
    leave: (account, token, amount) =>
      run(protocol.leave?.({ token, amount: tokenUnits(amount), account }) as Read<readonly Way[]>),
    async claim(account, exits) {
      const { to, data, value } = await finish(account, exits)
      const before = await devnet.chain.balance(account)
      const { transactionHash } = await devnet.send({ from: account, to: to as Address, data, value })
      const gas = await gasOf(devnet.chain, transactionHash)
      return (await devnet.chain.balance(account)) - before + gas
    },
  }
}
