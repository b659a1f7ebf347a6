import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Address, encodeAbiParameters, getAddress, getCreate2Address, keccak256, toFunctionSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import { balancerRouter, curvePools, uniswapPool, uniswapQuoter } from '../portfolio/venues.ts'
import { wrappedEther } from './market.ts'
import { markets, wrappers } from './markets.ts'

/** Factory and init code hash of Uniswap v3 on Ethereum. Source: facts/lst.md 4.3 (high). */
const factory = '0x1F98431c8aD98523631AE4a59f267346ea31F984'
const poolCode = '0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54'

const addresses = [
  ...markets.flatMap(({ token, source }) => [
    token,
    source.kind === 'feed' ? source.feed : source.pool,
    ...(source.kind !== 'feed' && source.other !== null ? [source.other] : []),
  ]),
  ...wrappers.flatMap(({ wrapped, wrapper }) => [wrapped, wrapper]),
  wrappedEther,
  uniswapQuoter.address,
  balancerRouter.address,
]

const shared = new URL('../../../shared/facts/', import.meta.url)
const factsOf = (name: string) => {
  const path = fileURLToPath(new URL(`${name}.json`, shared))
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
/** Every feed of both collections, where they are at hand. */
const feeds = ['lst', 'lrt'].flatMap((name) => {
  const text = factsOf(name)
  return text === null ? [] : (JSON.parse(text).feeds as { address: string; kind: string; heartbeatSeconds?: number }[])
})

describe('where tokens are traded', () => {
  test(`${markets.length} markets stand at checksummed addresses, none twice`, () => {
    expect(addresses.filter((address) => getAddress(address) !== address)).toEqual([])
    const keys = markets.map(({ token, source }) => `${token} ${source.kind === 'feed' ? source.feed : source.pool}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('every pool of Uniswap is the one its factory has for these tokens and this fee', () => {
    const pools = markets.flatMap(({ token, source }) => (source.kind === 'uniswapV3' ? [{ token, ...source }] : []))
    expect(pools.length).toBeGreaterThan(8)
    for (const { token, other, fee, pool } of pools) expect(poolOf(token, other, fee)).toBe(pool)
  })

  test('every address is in the facts, and every feed is a market there, written as often', () => {
    const text = `${factsOf('lst') ?? ''}${factsOf('lrt') ?? ''}${factsOf('eigenlayer') ?? ''}`
    if (text === '') return
    // The facts leave open what the boosted pool holds beside osETH: see lib/protocols/stakewise/markets.ts.
    const elsewhere = ['0x0bfc9d54Fc184518A81162F8fB99c2eACa081202']
    expect(addresses.filter((address) => !text.includes(address) && !elsewhere.includes(address))).toEqual([])
    const wrong = markets.flatMap(({ source }) => {
      if (source.kind !== 'feed') return []
      const known = feeds.filter(({ address }) => address === source.feed)
      const fits = known.length > 0 && known.every(({ kind }) => kind === 'market')
      return fits ? [] : [source.feed]
    })
    expect(wrong).toEqual([])
  })

  test('the pools of Balancer v2, and feeds that were withdrawn or copy a rate, are none', () => {
    const never = [
      '0x32296969Ef14EB0c6d29669C550D4a0449130230',
      '0x93d199263632a4EF4Bb438F1feB99e57b4b5f0BD',
      '0x1E19CF2D73a72Ef1332C882F20534B6519Be0276',
      '0x03c68933f7a3F76875C0bc670a58e69294cDFD01',
      '0xec21B3e882CE09928cb397DcfF31B15cBBD1e1C3',
      '0x9d2F2f96B24C444ee32E57c04F7d944bcb8c8549',
      '0x94B17476A93b3262d87B9a326965D1E91f9c13E7',
      '0xF9440930043eb3997fc70e1339dBb11F341de7A8',
    ]
    expect(addresses.filter((address) => never.includes(address))).toEqual([])
  })

  test('the venues are asked by the selectors of the facts', () => {
    const selectors = (abi: readonly unknown[]) =>
      (abi as { type: string }[])
        .filter(({ type }) => type === 'function')
        .map((item) => toFunctionSelector(item as never))
    // slot0, liquidity, observe.
    expect(selectors(uniswapPool.abi())).toEqual(['0x3850c7bd', '0x1a686502', '0x883bdbfd'])
    expect(selectors(uniswapQuoter.abi())).toEqual(['0xc6a5026a'])
    // coins, get_dy of either numbering.
    expect(selectors(curvePools.int128.abi())).toEqual(['0xc6610657', '0x5e0d443f'])
    expect(selectors(curvePools.uint256.abi())).toEqual(['0xc6610657', '0x556d6e9f'])
  })
})

function poolOf(token: Address, other: Address, fee: number): Address {
  const [first, second] = BigInt(token) < BigInt(other) ? [token, other] : [other, token]
  const salt = keccak256(
    encodeAbiParameters([{ type: 'address' }, { type: 'address' }, { type: 'uint24' }], [first, second, fee]),
  )
  return getCreate2Address({ from: factory, salt, bytecodeHash: poolCode })
}
