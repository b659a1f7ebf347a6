import { type Address, encodeAbiParameters, keccak256 } from 'viem'
import { tokenUnits } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, parallel, ReadError } from '../plan.ts'
import { etherAsset } from '../tokens.ts'
import type { Asset, ExitDelay, ExitPosition, Position, Read, ReadContext } from '../types.ts'
import { controllerContract, redeemerContract, vaultContract } from './abi.ts'
import { oseth } from './addresses.ts'
import { type Found, redeemerTickets, vaultTickets } from './tickets.ts'

/** Behind the end of every queue: a vault then tells what is left of an exit and that none of it is paid. */
const behind = 2n ** 256n - 1n
/**
 * Seconds after which a public vault pays at the earliest. No vault tells it. Source: stakewise/v3-core, script/Network.sol
 * PUBLIC_VAULT_EXITED_ASSETS_CLAIM_DELAY, 2026-01-20, and facts/lst.md 3.7 (high).
 */
const claimDelay = 54_000n

const queueId = (queue: Address) => `stakewise:exit:${queue}`
/** A vault's exit is known by its time too, so that has a place in its name. */
export const exitId = ({ queue, number, time }: Found) =>
  `${queueId(queue)}:${number}${time === null ? '' : `:${time}`}`

/** The name of an exit in a redeemer. Mirrors `keccak256(abi.encode(receiver, positionTicket))` of OsTokenRedeemer. */
export const requestHash = (receiver: Address, number: bigint) =>
  keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [receiver, number]))

/**
 * Exits of osETH through the redeemers, and of stake through the vaults the project names. No round for an account that logs
 * hand no ticket to, else up to three. Of an exit that is paid in part, the rest is a row of its own. Throws
 * PartialReadError with those that could be read.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const [redeemers, vaults] = [redeemerTickets(context), vaultTickets(context)]
  const asked = [
    ...redeemers.found.map((found) => ({ found, plan: readRedeemed(found, account) })),
    ...vaults.found.map((found) => ({ found, plan: readExited(found, account) })),
  ]
  const outcomes = asked.length === 0 ? [] : yield* parallel(asked.map(({ plan }) => plan))
  const unread: UnreadPosition[] = outcomes.flatMap((outcome, index) => {
    const found = asked[index]?.found
    return outcome.ok || found === undefined ? [] : [{ id: exitId(found), error: outcome.error }]
  })
  for (const queue of [...redeemers.more, ...vaults.more]) unread.push({ id: queueId(queue), error: undefined })
  const positions = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []))
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** osETH handed to a redeemer. What waits is worth today's rate, which no loss lowers. */
function* readRedeemed(found: Found, account: Address): Read<readonly ExitPosition[]> {
  const queue = at(found.queue, redeemerContract)
  const [shares, index] = yield* ask([
    call(queue, 'exitRequests', [requestHash(account, found.number)]),
    call(queue, 'getExitQueueIndex', [found.number]),
  ])
  if (shares === 0n) return []
  const [left, exited, assets] =
    index < 0n
      ? ([shares, 0n, 0n] as const)
      : (yield* ask([call(queue, 'calculateExitedAssets', [account, found.number, index])]))[0]
  const [worth] = left === 0n ? [] : yield* askSettled([call(controllerContract, 'convertToAssets', [left])])
  const given = { token: oseth.address, asset: { symbol: oseth.symbol, decimals: 18, known: true } }
  const waiting: Part = {
    given: { ...given, amount: left },
    amount: worth?.ok ? worth.value : null,
    delay: [unknown('liquidity'), unknown('epoch')],
    repricing: false,
  }
  return toExits(found, { exited, assets, given: { ...given, amount: exited }, waiting, cooldown: [] })
}

/** Shares of a vault on their way out. What waits is worth the vault's rate, which a loss lowers. */
function* readExited(found: Found, account: Address): Read<readonly ExitPosition[]> {
  const vault = at(found.queue, vaultContract)
  const { number, time } = found
  // Without its time the vault cannot be asked about it.
  if (time === null) throw new ReadError('0x')
  const [[held], index, now] = yield* ask([
    call(vault, 'calculateExitedAssets', [account, number, time, behind]),
    call(vault, 'getExitQueueIndex', [number]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (held === 0n) return []
  const [left, exited, assets] =
    index < 0n
      ? ([held, 0n, 0n] as const)
      : (yield* ask([call(vault, 'calculateExitedAssets', [account, number, time, index])]))[0]
  const [worth] = left === 0n ? [] : yield* askSettled([call(vault, 'convertToAssets', [left])])
  const cooldown: ExitDelay = {
    what: 'cooldown',
    over: now >= time + claimDelay,
    block: null,
    time: time + claimDelay,
    since: { time },
  }
  const given = { token: found.queue, asset: vaultShares }
  const waiting: Part = {
    given: { ...given, amount: left },
    amount: worth?.ok ? worth.value : null,
    delay: [cooldown, unknown('liquidity')],
    repricing: true,
  }
  return toExits(found, {
    exited,
    assets,
    given: { ...given, amount: exited },
    waiting,
    cooldown: cooldown.over ? [] : [cooldown],
  })
}

/** Shares of a vault are no token: what they are called is ours. */
const vaultShares: Asset = { symbol: 'StakeWise vault shares', decimals: 18, known: true }

const unknown = (what: ExitDelay['what']): ExitDelay => ({ what, over: false, block: null, time: null })

type Part = {
  given: { token: Address; asset: Asset; amount: bigint }
  /** Wei of ether. */
  amount: bigint | null
  delay: readonly ExitDelay[]
  repricing: boolean
}

type Exit = {
  /** Of the ticket, what was processed, and the wei it pays. */
  exited: bigint
  assets: bigint
  given: Part['given']
  /** The rest of it. */
  waiting: Part
  /** What the processed part still waits for. */
  cooldown: readonly ExitDelay[]
}

/** The processed part under the ticket it is claimed by, the rest under the one it will have then. */
function toExits(found: Found, { exited, assets, given, waiting, cooldown }: Exit): readonly ExitPosition[] {
  const paid = exited > 0n && assets > 0n
  const rest = { ...found, number: found.number + (paid ? exited : 0n) }
  const waits = waiting.given.amount === 0n ? [] : [toExit(rest, waiting)]
  if (!paid) return waits
  const ready = toExit(found, { given, amount: assets, delay: cooldown, repricing: false })
  // The rest becomes a ticket only when the first part is claimed.
  return [ready, ...waits.map((exit) => ({ ...exit, finish: null }))]
}

function toExit(found: Found, { given, amount, delay, repricing }: Part): ExitPosition {
  return {
    id: exitId(found),
    protocol: 'stakewise',
    kind: 'exit',
    ticket: { contract: found.queue, number: found.number, transferable: false },
    given: { ...given, amount: tokenUnits(given.amount) },
    paid: { token: null, asset: etherAsset },
    amountNow: amount === null ? null : tokenUnits(amount),
    // Shares are handed in, and what they are worth when they are processed is paid.
    amountAsked: null,
    state: delay.length === 0 ? 'completable' : 'waiting',
    delay,
    repricing,
    finish: { batch: `stakewise:claim:${found.queue}` },
  }
}
