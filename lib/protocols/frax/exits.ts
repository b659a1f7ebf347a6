import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, call, parallel } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitDelay, ExitPosition, Position, Read, ReadContext, TicketScan } from '../types.ts'
import { oldQueueContract, queueContract } from './abi.ts'
import { firstBlocks, frxeth, oldRedemptionQueue, redemptionQueue } from './addresses.ts'

/** keccak256("Transfer(address,address,uint256)"): of an ERC-721 all three are indexed. Source: facts/lst.md 7 (high). */
const transfer = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
/** Logs name tickets long redeemed too; of so many the newest are asked about. */
const most = 100

const scanOf = (id: string, contract: Address, fromBlock: bigint): TicketScan => ({
  id,
  chainId: 1,
  contract,
  events: [transfer],
  accountTopic: 2,
  fromBlock,
  parse: ({ topics }) => {
    const word = topics[3]
    return word !== undefined && /^0x[0-9a-fA-F]{64}$/.test(word) ? BigInt(word) : undefined
  },
})
const scan = scanOf('frax:tickets', redemptionQueue, firstBlocks.redemptionQueue)
const oldScan = scanOf('frax:oldTickets', oldRedemptionQueue, firstBlocks.oldRedemptionQueue)
/** Neither queue lists its tickets by owner. */
export const scans: readonly TicketScan[] = [scan, oldScan]

const queueId = (queue: Address) => `frax:exit:${queue}`
export const exitId = (queue: Address, number: bigint) => `${queueId(queue)}:${number}`

/** An amount less a fee in millionths, which is rounded down. Mirrors fullRedeemNft and earlyBurnRedemptionTicketNft. */
export const lessFee = (amount: bigint, fee: bigint) => amount - (amount * fee) / 10n ** 6n

/**
 * Tickets of both queues. One round for an account with none; a second asks the contract about every ticket that logs handed
 * to it. Throws PartialReadError with those that could be read, also when the queue says that there are more.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const [count, oldCount] = yield* askSettled([
    call(queueContract, 'balanceOf', [account]),
    call(oldQueueContract, 'balanceOf', [account]),
  ])
  const queues = [
    { queue: redemptionQueue, id: scan.id, count, read: readTicket },
    { queue: oldRedemptionQueue, id: oldScan.id, count: oldCount, read: readOldTicket },
  ] as const
  const asked = queues.flatMap(({ queue, id, count, read }) => {
    const found = count.ok && count.value > 0n ? context.tickets(id).found.slice(-most) : []
    return found.map(({ number }) => ({ id: exitId(queue, number), queue, plan: read(number, account) }))
  })
  const outcomes = asked.length === 0 ? [] : yield* parallel(asked.map(({ plan }) => plan))
  const positions = outcomes.flatMap((outcome) => (outcome.ok && outcome.value !== null ? [outcome.value] : []))
  const unread: UnreadPosition[] = outcomes.flatMap((outcome, index) =>
    outcome.ok ? [] : [{ id: asked[index]?.id ?? '', error: outcome.error }],
  )
  for (const { queue, count } of queues) {
    const known = [...positions, ...unread].filter(({ id }) => id.startsWith(`${queueId(queue)}:`)).length
    if (!count.ok) unread.push({ id: queueId(queue), error: count.error })
    // The logs were not all looked through yet, or there are more than are asked about.
    else if (BigInt(known) < count.value) unread.push({ id: queueId(queue), error: undefined })
  }
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** Null when somebody else holds it, or nobody: a redeemed ticket is burnt, and then the queue knows no owner. One round. */
function* readTicket(number: bigint, account: Address): Read<ExitPosition | null> {
  const [owner, facts, payable, time] = yield* askSettled([
    call(queueContract, 'ownerOf', [number]),
    call(queueContract, 'nftInformation', [number]),
    call(queueContract, 'canRedeem', [number, 0n, false]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (!owner.ok || !isAddressEqual(owner.value, account)) return null
  if (!facts.ok) throw facts.error
  if (!payable.ok) throw payable.error
  const [, maturity, amount, fee] = facts.value
  const [whole, part] = payable.value
  const mature = whole || (time.ok && time.value >= maturity)
  const paid = lessFee(amount, fee)
  // Once mature, the queue says how much of it could be paid; nothing means that others come first.
  const after: ExitDelay['what'] = mature && part > 0n ? 'liquidity' : 'queue'
  const note = part > 0n ? sentence('notes.frax.part', { part: amountValue(lessFee(part, fee), null) }) : null
  return toExit(redemptionQueue, number, { amount, paid, whole, maturity, mature, after, note })
}

/** The same in the first queue, which holds its ether itself. One round. */
function* readOldTicket(number: bigint, account: Address): Read<ExitPosition | null> {
  const [owner, facts, time, balance] = yield* askSettled([
    call(oldQueueContract, 'ownerOf', [number]),
    call(oldQueueContract, 'nftInformation', [number]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(multicall3, 'getEthBalance', [oldRedemptionQueue]),
  ])
  if (!owner.ok || !isAddressEqual(owner.value, account)) return null
  if (!facts.ok) throw facts.error
  if (!time.ok) throw time.error
  if (!balance.ok) throw balance.error
  const [, maturity, amount, earlyExitFee] = facts.value
  const mature = time.value >= maturity
  const whole = mature && balance.value >= amount
  const back = sentence('notes.frax.early', {
    back: amountValue(lessFee(amount, earlyExitFee), frxeth),
    fee: { type: 'percent', wad: wad(earlyExitFee * 10n ** 12n) },
  })
  return toExit(oldRedemptionQueue, number, {
    amount,
    paid: amount,
    whole,
    maturity,
    mature,
    after: 'liquidity',
    note: back,
  })
}

type Ticket = {
  /** frxETH it stands for, wei. */
  amount: bigint
  /** Ether it pays, wei. */
  paid: bigint
  /** Whether all of it is paid by a claim sent now. */
  whole: boolean
  maturity: bigint
  mature: boolean
  /** What it waits for after its time. */
  after: ExitDelay['what']
  note: Sentence | null
}

function toExit(queue: Address, number: bigint, ticket: Ticket): ExitPosition {
  const { amount, paid, whole, maturity, mature, after, note } = ticket
  return {
    id: exitId(queue, number),
    protocol: 'frax',
    kind: 'exit',
    ticket: { contract: queue, number, transferable: true },
    given: { token: frxeth.address, asset: assetOf(frxeth), amount: tokenUnits(amount) },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(paid),
    amountAsked: tokenUnits(paid),
    state: whole ? 'completable' : 'waiting',
    delay: whole
      ? []
      : [
          { what: 'cooldown', over: mature, block: null, time: maturity },
          { what: after, over: false, block: null, time: null },
        ],
    // One frxETH is one ether, whatever validators lose.
    repricing: false,
    finish: { batch: exitId(queue, number) },
    ...(whole || note === null ? {} : { note }),
  }
}
