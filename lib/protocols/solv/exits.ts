import { type Address, type Hex, isAddressEqual } from 'viem'
import { tokenUnits, WAD } from '../../units.ts'
import { known } from '../known.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, at, call, type Settled, type TypedCall } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf } from '../tokens.ts'
import type { Asset, ExitDelay, ExitPosition, Position, Read, ReadContext, Ticket, TicketScan } from '../types.ts'
import { accountsContract, marketContract, redemptionContract } from './abi.ts'
import { bitcoins, firstBlock, originals, router, solvbtc, xsolvbtc } from './addresses.ts'

/**
 * `WithdrawRequest(address indexed targetToken, address indexed currency, address indexed requester, bytes32 poolId,
 * uint256 withdrawAmount, uint256 redemptionId)`, of the tokens of this folder only. Source: solv-finance/SolvBTC
 * SolvBTCRouterV2.sol, 2026-04-29 (high).
 */
export const scan: TicketScan = {
  id: 'solv:redemption',
  chainId: 1,
  contract: router,
  events: ['0x50aa488fffd286866bc78078718365f7c3880cf5f95179a61e37cf84c5fd76c5'],
  accountTopic: 3,
  fromBlock: firstBlock,
  parse({ topics, data }) {
    const target = topics[1]
    if (target === undefined || !/^0x[0-9a-f]{192}$/i.test(data)) return undefined
    const ours = originals.some(({ address }) => address.slice(2).toLowerCase() === target.slice(26).toLowerCase())
    return ours ? BigInt(`0x${data.slice(130)}`) : undefined
  },
}

/** Names all redemptions at once. */
export const allExits = `solv:exit:${router}`

type Row = { number: bigint; redemption: Address }
/** What a redemption's own contract says of it. */
type Held = Row & { value: bigint; slot: bigint; decimals: number; accounts: Address }
type Terms = {
  info: Settled<{ currency: Address; nav: bigint }>
  covered: Settled<bigint>
  fee: Settled<bigint>
}

/**
 * Every redemption that logs handed to the account and that it still holds, oldest first. No round without any, else three.
 * Throws PartialReadError with those that could be read.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const { tickets, unread: rest } = newest(context.tickets(scan.id).found, allExits)
  if (tickets.length === 0) return []
  const unread: UnreadPosition[] = [...rest]
  const rows = yield* findTokens(tickets, unread)
  const held = yield* readHeld(rows, account, unread)
  const positions = yield* readTerms(held, unread)
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

const idOf = ({ redemption, number }: Row) => `${allExits}:${redemption}:${number}`

/** The token of each redemption, by the fund that its log names. */
function* findTokens(tickets: readonly Ticket[], unread: UnreadPosition[]): Read<readonly Row[]> {
  const pools = [...new Set(tickets.map(({ data }) => data.slice(0, 66) as Hex))]
  const answers = yield* askSettled(pools.map((pool) => call(marketContract, 'poolInfos', [pool])))
  return tickets.flatMap(({ number, data }): Row[] => {
    const answer = answers[pools.indexOf(data.slice(0, 66) as Hex)]
    if (answer?.ok) return [{ number, redemption: answer.value.poolSFTInfo.openFundRedemption }]
    unread.push({ id: allExits, error: answer?.error })
    return []
  })
}

function* readHeld(rows: readonly Row[], account: Address, unread: UnreadPosition[]): Read<readonly Held[]> {
  if (rows.length === 0) return []
  const answers = yield* askSettled(
    rows.flatMap(({ redemption, number }): TypedCall<unknown>[] => {
      const token = at(redemption, redemptionContract)
      return [
        call(token, 'ownerOf', [number]),
        call(token, 'balanceOf', [number]),
        call(token, 'slotOf', [number]),
        call(token, 'valueDecimals', []),
        call(token, 'concrete', []),
      ]
    }),
  )
  return rows.flatMap((row, index): Held[] => {
    const [owner, value, slot, decimals, accounts] = answers.slice(index * 5, index * 5 + 5)
    // Burnt when it was claimed or taken back, or somebody else's now: no longer a holding.
    if (owner?.ok !== true || !isAddressEqual(owner.value as Address, account)) return []
    if (!value?.ok || !slot?.ok || !decimals?.ok || !accounts?.ok) {
      unread.push({ id: idOf(row), error: undefined })
      return []
    }
    return [
      {
        ...row,
        value: value.value as bigint,
        slot: slot.value as bigint,
        decimals: decimals.value as number,
        accounts: accounts.value as Address,
      },
    ]
  })
}

function* readTerms(held: readonly Held[], unread: UnreadPosition[]): Read<readonly Position[]> {
  if (held.length === 0) return []
  const answers = yield* askSettled(
    held.flatMap(({ accounts, slot, number }): TypedCall<unknown>[] => {
      const here = at(accounts, accountsContract)
      return [
        call(here, 'getRedeemInfo', [slot]),
        call(here, 'claimableValue', [number]),
        call(here, 'getRedemptionFeeRate', [slot]),
      ]
    }),
  )
  return held.flatMap((row, index): Position[] => {
    const [info, covered, fee] = answers.slice(index * 3, index * 3 + 3)
    const terms = { info, covered, fee } as Terms
    if (terms.info.ok && row.decimals <= 36) return [toExit(row, terms.info.value, terms)]
    unread.push({ id: idOf(row), error: terms.info.ok ? undefined : terms.info.error })
    return []
  })
}

/** What a part of a redemption's value pays, as the contracts round; null while nobody knows. */
function payOf(value: bigint, nav: bigint, decimals: number, fee: bigint | null): bigint | null {
  if (nav === 0n || fee === null || fee > WAD) return null
  const gross = (value * nav) / 10n ** BigInt(decimals)
  return gross - (gross * fee) / WAD
}

function toExit(row: Held, { currency, nav }: { currency: Address; nav: bigint }, terms: Terms): ExitPosition {
  const covered = known(terms.covered)
  const ready = covered !== null && covered > 0n && nav > 0n
  const partly = ready && covered < row.value
  const pays = payOf(partly ? covered : row.value, nav, row.decimals, known(terms.fee))
  // Funds that take xSolvBTC pay SolvBTC, those that take SolvBTC pay other bitcoin tokens.
  const given = isAddressEqual(currency, solvbtc.address) ? xsolvbtc : solvbtc
  const delay: readonly ExitDelay[] = [
    { what: 'operator', over: nav > 0n, block: null, time: null },
    { what: 'liquidity', over: ready, block: null, time: null },
  ]
  return {
    id: idOf(row),
    protocol: 'solv',
    kind: 'exit',
    ticket: { contract: row.redemption, number: row.number, transferable: true },
    given: { token: given.address, asset: assetOf(given), amount: tokenUnits(row.value) },
    paid: { token: currency, asset: paidAsset(currency) },
    amountNow: pays === null ? null : tokenUnits(pays),
    amountAsked: null,
    state: ready ? 'completable' : 'waiting',
    delay: ready ? [] : delay,
    repricing: nav === 0n,
    finish: null,
    note: sentence(partly ? 'notes.solv.partly' : 'notes.solv.claimThere'),
  }
}

const paidAsset = (currency: Address): Asset => {
  if (isAddressEqual(currency, solvbtc.address)) return assetOf(solvbtc)
  const found = bitcoins.find(({ token }) => isAddressEqual(token, currency))
  return found?.asset ?? { symbol: null, decimals: null, known: false }
}
