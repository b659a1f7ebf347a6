import { type Abi, type Address, encodeFunctionData, isAddressEqual, zeroAddress } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../units.ts'
import { type Contract, parallel } from './plan.ts'
import { type Entrance, proposal } from './proposal.ts'
import { amountValue, type Sentence, sentence } from './sentence.ts'
import { assetOf } from './tokens.ts'
import type { Protocol, Read, Status, Token, TransactionCall } from './types.ts'

/** What a contract says of an amount that would enter. Smallest units; null or absent: it does not say, or has no such limit. */
export type EntranceReading = {
  /** What it gives for the amount, rounded down. */
  receives: bigint | null
  least?: bigint | null
  most?: bigint | null
  /** The part withheld, 1e18 = 100 %. */
  fee?: bigint | null
  closed?: Sentence | null
}

/** One way in, as a folder describes it. */
export type Door = {
  from: Token | null
  token: Token
  spender?: Address
  read(amount: bigint): Read<EntranceReading>
  /** `accepts`: the least that is taken for it, for contracts that ask; 0 when what it gives is not known. */
  call(amount: bigint, account: Address, accepts: bigint): TransactionCall
  /** The contract is told the least to give. */
  bounded?: boolean
}

/** Of what was read, what a bounded entrance may fall short of by the time it is in a block: one thousandth. */
const slack = 1_000n

/**
 * `entrances` and `enter` of a protocol out of its doors. Closed where `readStatus` says that minting is off, below the least
 * and above the most. What a contract does not say is unknown, and closes nothing.
 */
export function entering(
  doors: readonly Door[],
  readStatus?: () => Read<readonly Status[]>,
): Required<Pick<Protocol, 'entrances' | 'enter'>> {
  const entranceOf = ({ from, token, spender }: Door): Entrance => ({
    from: from?.address ?? null,
    token: token.address,
    spender: spender ?? null,
  })
  return {
    entrances: doors.map(entranceOf),
    *enter({ from, token, amount, account }) {
      const door = doors.find(
        (one) => isAddressEqual(one.token.address, token) && isSame(one.from?.address ?? null, from),
      )
      if (door === undefined) return proposal({ closed: sentence('act.noEntrance') })
      const [reading, status] = yield* parallel<EntranceReading | readonly Status[]>([
        door.read(amount),
        ...(readStatus === undefined ? [] : [readStatus()]),
      ])
      if (reading === undefined || !reading.ok) throw reading?.error
      const { receives, least = null, most = null, fee = null, closed = null } = reading.value as EntranceReading
      const off = status?.ok ? mintOff(status.value as readonly Status[], door.token) : null
      const accepts = receives === null ? 0n : receives - (receives + slack - 1n) / slack
      return proposal({
        call: door.call(amount, account, accepts),
        gives: { token: from, amount },
        receives: { token, asset: assetOf(door.token), amount: units(receives) },
        least: units(least),
        most: units(most),
        fee: fee === null ? null : wad(fee),
        closed: off ?? closed ?? outside(amount, { least, most, receives }, door),
        next: whatFollows(door, receives === null ? null : accepts),
      })
    },
  }
}

/** A payable call that stakes the ether sent with it. */
export function paying<const abi extends Abi>(
  target: Contract<abi>,
  functionName: string,
  args: readonly unknown[],
  value: bigint,
): TransactionCall {
  return { to: target.address, data: encodeFunctionData({ abi: target.abi() as Abi, functionName, args }), value }
}

/** What an amount of ether is in a token by its rate (ether per token, 1e18 = 1). Rounds down; null at a rate of zero. */
export function byRate(amount: bigint, rate: bigint): bigint | null {
  return rate === 0n ? null : (amount * 10n ** 18n) / rate
}

export const noReferral = zeroAddress

function mintOff(statuses: readonly Status[], token: Token): Sentence | null {
  const off = statuses.find(({ what, token: of }) => what === 'mint' && isAddressEqual(of, token.address))
  if (off === undefined) return null
  return off.note ?? sentence('act.mintOff', { token: { type: 'name', text: token.symbol } })
}

function outside(
  amount: bigint,
  { least, most, receives }: { least: bigint | null; most: bigint | null; receives: bigint | null },
  { from }: Door,
): Sentence | null {
  if (most !== null && amount > most) return sentence('act.tooMuch', { most: amountValue(most, from) })
  if (least !== null && amount < least) return sentence('act.tooLittle', { least: amountValue(least, from) })
  return receives === 0n ? sentence('act.givesNothing') : null
}

function whatFollows({ token, bounded }: Door, accepts: bigint | null): readonly Sentence[] {
  const name = { type: 'name', text: token.symbol } as const
  return [
    sentence('act.arrivesAtOnce', { token: name }),
    ...(bounded && accepts !== null ? [sentence('act.accepts', { least: amountValue(accepts, token) })] : []),
    ...(token.kind === 'lrt' ? [sentence('act.restakedForYou', { token: name })] : []),
  ]
}

const units = (amount: bigint | null): TokenUnits | null => (amount === null ? null : tokenUnits(amount))
const isSame = (one: Address | null, other: Address | null) => one?.toLowerCase() === other?.toLowerCase()
