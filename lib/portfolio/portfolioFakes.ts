import type { Address } from 'viem'
import type { BlockRef, Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import type { Token, WithdrawalPosition } from '../protocols/types.ts'
import { shares, tokenUnits, WAD, wad, wei } from '../units.ts'

// Portfolios made of plain values, for tests only.

export const me: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
export const other: Address = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
export const block: BlockRef = { number: 10n, timestamp: 1_800_000_000n }

const addressOf = (name: string): Address => `0x${Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40)}`

/** A token whose address spells its name. */
export const tokenOf = (symbol: string, change: Partial<Token> = {}): Token => ({
  chainId: 1,
  address: addressOf(symbol),
  symbol,
  name: symbol,
  decimals: 18,
  rebasing: false,
  kind: 'lst',
  ...change,
})

/** A balance of a token, or of ether (null), valued at a rate; a rate of null is unknown. */
export function held(token: Token | null, balance: bigint, rate: bigint | null = WAD, protocol = 'lido'): PortfolioRow {
  const scale = 10n ** BigInt(token?.decimals ?? 18)
  return {
    position: {
      id: `${protocol}:token:${token?.address ?? 'ether'}`,
      protocol,
      kind: 'token',
      token,
      balance: tokenUnits(balance),
    },
    block,
    value: rate === null ? null : wei((balance * rate) / scale),
    rate: token === null || rate === null ? null : wad(rate),
  }
}

/** A deposit of a token: its unslashed shares, and what slashing took of them. `perShare`: units per share. */
export function deposited(
  token: Token,
  all: bigint,
  lost: bigint,
  perShare: bigint = WAD,
  rate: bigint = WAD,
): PortfolioRow {
  const units = (amount: bigint) => (amount * perShare) / WAD
  return {
    position: {
      id: `eigenlayer:restaked:${token.address}`,
      protocol: 'eigenlayer',
      kind: 'restaked',
      strategy: addressOf(`${token.symbol}s`),
      token: token.address,
      asset: { symbol: token.symbol, decimals: token.decimals, known: true },
      depositShares: shares(all),
      withdrawableShares: shares(all - lost),
      depositScalingFactor: WAD,
      withdrawable: tokenUnits(units(all - lost)),
      deposited: tokenUnits(units(all)),
      lost: tokenUnits(units(lost)),
    },
    block,
    value: wei((units(all - lost) * rate) / WAD),
    rate: wad(rate),
  }
}

/** A queued withdrawal of some tokens, unit for share. */
export function queued(id: string, parts: readonly { token: Token; shares: bigint; lost?: bigint }[]): PortfolioRow {
  const position: WithdrawalPosition = {
    id: `eigenlayer:withdrawal:${id}`,
    protocol: 'eigenlayer',
    kind: 'withdrawal',
    root: `0x${'00'.repeat(32)}`,
    withdrawal: {
      staker: me,
      delegatedTo: other,
      withdrawer: me,
      nonce: 0n,
      startBlock: 1n,
      strategies: [],
      scaledShares: [],
    },
    entries: parts.map(({ token, shares: all, lost = 0n }) => ({
      strategy: addressOf(`${token.symbol}s`),
      token: token.address,
      asset: { symbol: token.symbol, decimals: token.decimals, known: true },
      scaledShares: shares(all),
      sharesNow: shares(all - lost),
      amountNow: tokenUnits(all - lost),
      amountQueued: tokenUnits(all),
    })),
    completableBlock: 100n,
    slashableUntil: 99n,
    completable: false,
    slashable: true,
  }
  const value = parts.reduce((sum, { shares: all, lost = 0n }) => sum + all - lost, 0n)
  return { position, block, value: wei(value), rate: parts.length === 1 ? WAD : null }
}

/** A ticket of a queue that pays ether; null: the contract does not say how much. */
export function ticket(number: bigint, given: Token, amount: bigint | null): PortfolioRow {
  return {
    position: {
      id: `lido:exit:${number}`,
      protocol: 'lido',
      kind: 'exit',
      ticket: { contract: addressOf('queue'), number, transferable: true },
      given: { token: given.address, asset: { symbol: given.symbol, decimals: 18, known: true }, amount: null },
      paid: { token: null, asset: { symbol: 'ETH', decimals: 18, known: true } },
      amountNow: amount === null ? null : tokenUnits(amount),
      amountAsked: null,
      state: 'waiting',
      delay: [{ what: 'report', over: false, block: null, time: null }],
      repricing: true,
      finish: null,
    },
    block,
    value: amount === null ? null : wei(amount),
    rate: null,
  }
}

export function portfolioOf(rows: readonly PortfolioRow[], change: Partial<Portfolio> = {}): Portfolio {
  const price = { answer: 3_000_00000000n, decimals: 8, updatedAt: 1_799_999_000n, block }
  return { account: me, chainId: 1, block, rows, failures: [], etherPrice: price, ...change }
}
