import type { Address } from 'viem'
import { createChainClient } from '../../lib/chain/client.ts'
import type { ChainClient } from '../../lib/chain/types.ts'
import { type AccountScans, type ScanState, searchTickets } from '../../lib/portfolio/scan.ts'
import type { TicketScan } from '../../lib/protocols/types.ts'
import type { Devnet } from './api.ts'

/** The client that ships, with one endpoint. `asked` is told the method of every request. */
export function clientOn(url: string, asked: (method: string) => void = () => {}): ChainClient {
  return createChainClient({
    chainId: 1,
    endpoints: () => [url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch(target, init) {
      asked((JSON.parse(String(init?.body)) as { method: string }).method)
      return fetch(target, init)
    },
  })
}

/** These searches for an account, up to the latest block. No log of the devnet is older than its first block. */
export async function searchLogs(
  client: ChainClient,
  devnet: Devnet,
  scans: readonly TicketScan[],
  account: Address,
): Promise<AccountScans> {
  const states: Record<string, ScanState> = {}
  await searchTickets(client, {
    wanted: scans.map((scan) => ({ scan: { ...scan, fromBlock: 26_450_000n }, account })),
    head: (await devnet.chain.block()).number,
    states: ({ scan }) => states[scan.id],
    onPiece(changes) {
      for (const { scan, state } of changes) states[scan.id] = state
      return true
    },
  })
  return states
}
