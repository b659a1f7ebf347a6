import type { Address } from 'viem'
import type { ComparedWay, Comparison, Sale } from '../../lib/messaging/leaving.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import { etherAsset } from '../../lib/protocols/tokens.ts'
import { tokenUnits, wad, wei } from '../../lib/units.ts'
import { block, ether, tokenOf } from './world.ts'

// What a chain would answer about the ways out of a few tokens.

const curve: Address = '0xDC24316b9AE028F1497c275EB9192a3Ea0f67022'
const uniswap: Address = '0x109830a1AAaD605BbF02a9dFA7B0B92EC2FB7dAa'
const uniswapShallow: Address = '0xD340B57AAcDD10F96FC1CF10e15921936F41E29c'
const curveOther: Address = '0x21E27a5E5513D6e65C4f830167390997aA84843a'

const part = (amount: bigint, perMille: bigint) => (amount * perMille) / 1_000n
const way = (kind: ComparedWay['kind'], pays: bigint | null, change: Partial<ComparedWay> = {}): ComparedWay => ({
  kind,
  paid: { token: null, asset: etherAsset },
  receives: pays === null ? null : tokenUnits(pays),
  ether: pays === null ? null : wei(pays),
  fee: wad(0n),
  delay: [],
  most: null,
  closed: null,
  ...change,
})
const sale = (
  source: Sale['source'],
  pool: Address,
  pays: bigint | null,
  impact: bigint | null,
  basisPoints: bigint | null = null,
): Sale => ({
  source,
  pool,
  receives: pays === null ? null : wei(pays),
  priceImpact: impact === null ? null : wad(impact),
  fee: basisPoints === null ? null : wad(basisPoints * 10n ** 14n),
  block,
})

/** What the gallery's background says of an amount of a token. */
export function compare(token: Address, amount: bigint): Comparison {
  const of = (symbol: string) => tokenOf(symbol).address === token
  const answer = (
    worth: bigint | null,
    ways: readonly ComparedWay[],
    sales: readonly Sale[] | null = [],
  ): Comparison => ({
    worth: worth === null ? null : wei(worth),
    ways,
    block,
    sales,
    salesError: null,
  })
  if (of('stETH')) {
    return answer(
      amount,
      [way('queue', amount - 1n, { delay: [{ what: 'report', seconds: null }] })],
      [
        sale('curve', curve, part(amount, 998n), 3n * 10n ** 14n),
        sale('curve', curveOther, part(amount, 997n), 5n * 10n ** 14n),
        sale('uniswapV3', uniswap, part(amount, 996n), 2n * 10n ** 15n, 1n),
        sale('uniswapV3', uniswapShallow, part(amount, 981n), 14n * 10n ** 15n, 5n),
      ],
    )
  }
  if (of('wstETH')) {
    const worth = part(amount, 1_182n)
    const stETH = tokenOf('stETH')
    const paid = { token: stETH.address, asset: { symbol: 'stETH', decimals: 18, known: true } }
    return answer(
      worth,
      [way('queue', worth - 2n, { delay: [{ what: 'report', seconds: null }] }), way('unwrap', worth - 1n, { paid })],
      [sale('balancerV3', curve, part(worth, 999n), null)],
    )
  }
  if (of('ezETH')) {
    const worth = part(amount, 1_070n)
    return answer(
      worth,
      [
        way('queue', worth, {
          delay: [
            { what: 'cooldown', seconds: 604_800n },
            { what: 'liquidity', seconds: null },
          ],
        }),
        way('instant', part(worth, 995n), { fee: wad(5n * 10n ** 15n), most: tokenUnits(ether), delay: [] }),
      ],
      [sale('curve', curve, part(worth, 930n), 7n * 10n ** 16n), sale('uniswapV3', uniswap, null, null, 1n)],
    )
  }
  if (of('weETH')) {
    return {
      ...answer(part(amount, 1_054n), [
        way('queue', null, { delay: [{ what: 'operator', seconds: null }], fee: null }),
        way('instant', part(amount, 1_050n), { closed: sentence('errors.NotFinishableError.paused') }),
      ]),
      sales: null,
      salesError: { name: 'ChainUnreachableError', code: 4901, message: '', data: 'timeout' },
    }
  }
  return answer(null, [])
}
