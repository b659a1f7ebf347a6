import { describe, expect, test } from 'vitest'
import type { Position, Token } from '../protocols/types.ts'
import { shares, tokenUnits, wad } from '../units.ts'
import { listChanges, type Side } from './changes.ts'
import { enrichIntent } from './enrich.ts'
import { listReads } from './reads.ts'
import { say, show } from './sayFakes.ts'
import { decodeTransaction } from './transaction.ts'

const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const strategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const steth: Token = {
  chainId: 1,
  address: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  symbol: 'stETH',
  name: 'Liquid staked Ether 2.0',
  decimals: 18,
  rebasing: true,
  kind: 'lst',
}
const names = { accounts: [{ address: other, name: 'Savings' }] as const }
const nothing = { allowances: [], assets: [], balances: [] }
const noReads = { allowances: [], unknownTokens: [] }

const side = (positions: readonly Position[], unread: Side['unread'] = []): Side => ({
  positions,
  unread,
  answers: nothing,
})
const held = (amount: bigint): Position => ({
  id: 'lido:token:steth',
  protocol: 'lido',
  kind: 'token',
  token: steth,
  balance: tokenUnits(amount),
})
const restaked = (amount: bigint): Position => ({
  id: 'eigenlayer:restaked:x',
  protocol: 'eigenlayer',
  kind: 'restaked',
  strategy,
  token: steth.address,
  asset: { symbol: 'stETH', decimals: 18, known: true },
  depositShares: shares(amount),
  withdrawableShares: shares(amount),
  depositScalingFactor: wad(10n ** 18n),
  withdrawable: tokenUnits(amount),
  deposited: tokenUnits(amount),
  lost: tokenUnits(0n),
})
const delegated: Position = {
  id: 'eigenlayer:delegation:operator',
  protocol: 'eigenlayer',
  kind: 'delegation',
  operator,
}
const list = (before: Side, after: Side) =>
  listChanges(before, after, noReads, names).map(({ label, before: was, after: is }) => {
    const text = (value: typeof was) => (value === null ? '–' : show(value))
    return `${say(label)}: ${text(was)} → ${text(is)}`
  })

describe('before and after', () => {
  test('a deposit moves tokens into the strategy', () => {
    expect(list(side([held(10n)]), side([held(4n), restaked(6n)]))).toEqual([
      'stETH balance: 10/18 stETH → 4/18 stETH',
      'Restaked stETH: – → 6/18 stETH',
    ])
  })

  test('a unit that the share price of a strategy moved by is no change; a unit of a balance is', () => {
    expect(list(side([held(10n), restaked(10n ** 18n)]), side([held(9n), restaked(10n ** 18n - 2n)]))).toEqual([
      'stETH balance: 10/18 stETH → 9/18 stETH',
    ])
    expect(list(side([restaked(10n)]), side([]))).toHaveLength(1)
  })

  test('a delegation names the operator', () => {
    expect(list(side([]), side([delegated]))).toEqual([`Operator: – → ${operator} (P2P.org)`])
    expect(list(side([delegated]), side([delegated]))).toEqual([])
  })

  test('what could not be read on one side is left out: an unknown is not a zero', () => {
    const after = side([], [{ protocol: 'lido', ids: null }])
    expect(list(side([held(10n)]), after)).toEqual([])
    expect(list(side([held(10n)]), side([], [{ protocol: 'lido', ids: ['lido:token:steth'] }]))).toEqual([])
    expect(list(side([held(10n)]), side([], [{ protocol: 'weth', ids: null }]))).toHaveLength(1)
  })

  test('allowances and unknown tokens of the intent', () => {
    const token = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
    const reads = { allowances: [{ token: steth.address, spender: other }], unknownTokens: [token] } as const
    const answers = (allowed: bigint | null, balance: bigint | null): Side => ({
      ...side([]),
      answers: { allowances: [allowed], assets: [], balances: [balance] },
    })
    const told = (before: Side, after: Side) => listChanges(before, after, reads, names).map(({ label }) => say(label))
    expect(told(answers(0n, 5n), answers(7n, 4n))).toEqual([
      `Balance of the token ${token}`,
      `stETH that ${other} (Savings) may take`,
    ])
    expect(told(answers(null, null), answers(7n, 4n))).toEqual([])
    const [unlimited] = listChanges(answers(0n, 0n), answers(2n ** 200n, 0n), reads, names)
    expect(unlimited?.after).toEqual({ type: 'unlimited', symbol: 'stETH', token: steth.address })
  })
})

describe('names and units filled in', () => {
  const fake = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
  const transfer = (token: `0x${string}`) =>
    decodeTransaction(
      { to: token, data: `0xa9059cbb${other.slice(2).padStart(64, '0')}${'5'.padStart(64, '0')}`, value: 0n },
      operator,
    ).intent

  test('known tokens have symbol and decimals, own accounts their name', () => {
    expect(say(enrichIntent(transfer(steth.address), names).title)).toBe(`Send 5/18 stETH to ${other} (Savings)`)
  })

  test('H116, H146: an unknown token has its claimed symbol only where it cannot be taken for another', () => {
    expect(listReads(transfer(fake)).unknownTokens).toEqual([fake])
    const claimed = (symbol: string | null, decimals: number | null) =>
      say(
        enrichIntent(transfer(fake), {
          ...names,
          claimed: new Map([[fake.toLowerCase(), { symbol, decimals, known: false }]]),
        }).title,
      )
    expect(claimed('SHIB', 6)).toContain('Send 5/6 SHIB')
    for (const symbol of ['stETH', 'STETH', 'ETH', 'ѕtETH', '✓ Lido', '<img>', null]) {
      expect(claimed(symbol, null)).toContain(`Send 5/? ${fake}`)
    }
  })
})
