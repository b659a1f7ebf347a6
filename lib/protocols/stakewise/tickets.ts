import { type Address, decodeAbiParameters, type Hex } from 'viem'
import type { ReadContext, Ticket, TicketScan } from '../types.ts'
import { communityVault, genesisVault, oldRedeemer, type Queue, redeemer } from './addresses.ts'

/**
 * Topics of the queues' events. Source: facts/lst.md 3.7, stakewise/v3-core interfaces, 2026-01-20 (high).
 * `ExitQueueEntered(address indexed owner, address indexed receiver, uint256 positionTicket, uint256 shares)`;
 * `V2ExitQueueEntered(…, uint256 positionTicket, uint256 shares, uint256 assets)`: vaults of version 2 only;
 * `ExitedAssetsClaimed(address indexed receiver, uint256 prevPositionTicket, uint256 newPositionTicket, uint256 withdrawnAssets)`.
 */
const entered = '0x211091c5bf013c1230f996c3bb2bc327e3de429a3d3c356dcea9a0c858bc407f'
const enteredV2 = '0x869f12645d154414259c47bcb998b6b6983fae50e5e0c6053bc87d4330db9f2d'
const claimed = '0xeb3b05c070c24f667611fdb3ff75fe007d42401c573aed8d8faca95fd00ccb56'

/** Two searches a queue: who is to be paid stands in another field when a part was claimed and the rest has a new ticket. */
const scansOf = (name: string, { address, fromBlock }: Queue, version2: boolean) =>
  ({
    entered: {
      id: `stakewise:${name}`,
      chainId: 1,
      contract: address,
      events: version2 ? [entered, enteredV2] : [entered],
      accountTopic: 2,
      fromBlock,
      parse: ({ data }) => wordsOf(data)?.[0],
    },
    rest: {
      id: `stakewise:${name}Rest`,
      chainId: 1,
      contract: address,
      events: [claimed],
      accountTopic: 1,
      fromBlock,
      parse: ({ data }) => {
        const next = wordsOf(data)?.[1]
        return next === 0n ? undefined : next
      },
    },
  }) as const satisfies Record<string, TicketScan>

const redeemerScans = [
  { queue: redeemer, scans: scansOf('redeemer', redeemer, false) },
  { queue: oldRedeemer, scans: scansOf('oldRedeemer', oldRedeemer, false) },
]
const vaultScans = [
  { queue: genesisVault, scans: scansOf('genesis', genesisVault, true) },
  { queue: communityVault, scans: scansOf('community', communityVault, true) },
]
/** No queue lists its exits by account, nor how many there are. */
export const scans: readonly TicketScan[] = [...redeemerScans, ...vaultScans].flatMap(({ scans: both }) => [
  both.entered,
  both.rest,
])

/** Whether a search was begun for this account before: it then had to do with StakeWise. */
export const searched = (context: ReadContext): boolean =>
  scans.some(({ id }) => {
    const { found, complete } = context.tickets(id, false)
    return complete || found.length > 0
  })

/** Asks for all searches to go on. */
export function search(context: ReadContext): void {
  for (const { id } of scans) context.tickets(id)
}

/** Logs name tickets long claimed too; of so many the newest are asked about. */
const most = 100

/** A ticket that an account may have. `time`: Unix seconds it was begun at; null where nobody told. */
export type Found = { queue: Address; number: bigint; time: bigint | null }
/** Tickets to ask about, and the queues that have more. */
export type Finding = { found: readonly Found[]; more: readonly Address[] }

/** Tickets of both redeemers. */
export function redeemerTickets(context: ReadContext): Finding {
  return join(
    redeemerScans.map(({ queue, scans: both }) => {
      const numbers = [both.entered.id, both.rest.id].flatMap((id) =>
        context.tickets(id, false).found.map(({ number }) => number),
      )
      return toFinding(queue.address, new Map(numbers.map((number) => [number, null])))
    }),
  )
}

/** Tickets of the known vaults. The rest of an exit keeps the time it was begun at, under a new number. */
export function vaultTickets(context: ReadContext): Finding {
  return join(
    vaultScans.map(({ queue, scans: both }) => {
      const times = new Map(
        context.tickets(both.entered.id, false).found.map(({ number, time }) => [number, time ?? null]),
      )
      // Numbers only grow, so what a rest comes from is always before it.
      for (const ticket of context.tickets(both.rest.id, false).found)
        times.set(ticket.number, timeBefore(ticket, times))
      return toFinding(queue.address, times)
    }),
  )
}

function timeBefore({ data }: Ticket, times: ReadonlyMap<bigint, bigint | null>): bigint | null {
  const before = wordsOf(data)?.[0]
  return before === undefined ? null : (times.get(before) ?? null)
}

function toFinding(queue: Address, times: ReadonlyMap<bigint, bigint | null>): Finding {
  const found = [...times]
    .map(([number, time]) => ({ queue, number, time }))
    .sort((a, b) => (a.number < b.number ? -1 : 1))
  return { found: found.slice(-most), more: found.length > most ? [queue] : [] }
}

const join = (findings: readonly Finding[]): Finding => ({
  found: findings.flatMap(({ found }) => found),
  more: findings.flatMap(({ more }) => more),
})

const word = { type: 'uint256' } as const

/** The words of a log's data; undefined when it has not two or three. */
function wordsOf(data: Hex): readonly bigint[] | undefined {
  if (data.length !== 130 && data.length !== 194) return undefined
  return decodeAbiParameters(data.length === 130 ? [word, word] : [word, word, word], data)
}
