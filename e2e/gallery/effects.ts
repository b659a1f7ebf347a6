import type { Address } from 'viem'
import type { Change, ChangeValue, DelegationRisk, OperatorSetRisk } from '../../lib/messaging/mirror.ts'
import { strategies } from '../../lib/protocols/eigenlayer/addresses.ts'
import { operatorNames } from '../../lib/protocols/eigenlayer/names.ts'
import { addressValue, type Sentence, sentence } from '../../lib/protocols/sentence.ts'
import { wad } from '../../lib/units.ts'
import { block, ether, tokenOf } from './world.ts'

// What a chain would answer about the requests of the gallery: positions before and after, an operator's sets.

const strategyOf = (symbol: string) => strategies.find((each) => each.symbol === symbol)?.address as Address
export const stETHStrategy = strategyOf('stETH')
export const rETHStrategy = strategyOf('rETH')
/** An operator of the embedded list. */
export const operator = operatorNames().find(({ name }) => name.includes('P2P'))?.address as Address
const former = operatorNames().find(({ name }) => name.includes('Kiln'))?.address as Address

const label = (key: string, symbol: string): Sentence =>
  sentence(`intents.change.${key}`, { symbol: { type: 'name', text: symbol } })
const amount = (value: bigint | null, symbol: string): ChangeValue | null =>
  value === null
    ? null
    : {
        type: 'amount',
        amount: value,
        decimals: symbol === 'ETH' ? 18 : tokenOf(symbol).decimals,
        symbol,
        token: symbol === 'ETH' ? null : tokenOf(symbol).address,
      }
export const change = (key: string, symbol: string, before: bigint | null, after: bigint | null, id = ''): Change => ({
  id: `${key}:${symbol}:${id}`,
  label: label(key, symbol),
  before: amount(before, symbol),
  after: amount(after, symbol),
})
const operatorValue = (address: Address): ChangeValue => ({
  type: 'address',
  address,
  name: operatorNames().find((each) => each.address === address)?.name as string,
})

export const deposited = [
  change('balance', 'stETH', 6_998_877_665_544_332_211n, 1_998_877_665_544_332_212n),
  change('restaked', 'stETH', 30_399_999_999_999_999_877n, 35_399_999_999_999_999_876n),
  change('balance', 'EIGEN', null, 12n * ether),
]
export const queued = [
  change('restaked', 'stETH', 30_399_999_999_999_999_877n, 26_199_999_999_999_999_877n),
  change('restaked', 'rETH', 1_234_567_890_123_456_789n, null),
  change('withdrawal', 'stETH', null, 4_199_999_999_999_999_999n),
  change('withdrawal', 'rETH', null, 1_234_567_890_123_456_788n),
]
export const completed = [
  change('balance', 'stETH', 6_998_877_665_544_332_211n, 8_898_877_665_544_332_210n),
  change('withdrawal', 'stETH', 1_899_999_999_999_999_999n, null),
]
export const spent = [change('balance', 'ETH', 3_214_159_265_358_979_323n, 2_964_159_265_358_979_323n)]
export const sent = [change('balance', 'ETH', 3_214_159_265_358_979_323n, 1_714_159_265_358_979_323n)]
export const delegated: readonly Change[] = [
  {
    id: 'delegation',
    label: sentence('intents.change.delegation'),
    before: operatorValue(former),
    after: operatorValue(operator),
  },
]

/** An allowance of stETH; null means without limit. */
export function allowed(spender: Address, value: bigint | null): readonly Change[] {
  const { address: token } = tokenOf('stETH')
  const known = { type: 'name', text: 'stETH' } as const
  return [
    {
      id: `allowance:${spender}`,
      label: sentence('intents.change.allowance', {
        symbol: known,
        spender: value === null ? addressValue(spender) : addressValue(spender, 'EigenLayer strategy manager'),
      }),
      before: amount(0n, 'stETH'),
      after: value === null ? { type: 'unlimited', symbol: 'stETH', token } : amount(value, 'stETH'),
    },
  ]
}

const share = (percent: number) => wad((BigInt(Math.round(percent * 100)) * ether) / 10_000n)
const set = (avs: Address, avsName: string | null, id: number, more: Partial<OperatorSetRisk>): OperatorSetRisk => ({
  avs,
  avsName,
  id,
  redistributing: false,
  recipient: null,
  slasher: '0x5c7B2Aa4a2C1C5e12CE7Fb6Be1Bd3aC5a1F0bD10',
  slashableNow: true,
  strategies: [{ strategy: stETHStrategy, symbol: 'stETH', slashable: share(25), pending: null }],
  ...more,
})

/** An operator in four sets: one keeps what it slashes, one has a change under way, one has been left. */
export const risk = (address: Address): DelegationRisk => ({
  operator: address,
  name: operatorNames().find((each) => each.address === address)?.name ?? null,
  registered: true,
  block,
  allocationDelay: 0n,
  minWithdrawalDelayBlocks: 100_800n,
  needsApproval: false,
  strategies: [
    {
      strategy: stETHStrategy,
      token: tokenOf('stETH').address,
      symbol: 'stETH',
      slashable: share(62.5),
      slashableSoon: share(77.5),
    },
    {
      strategy: rETHStrategy,
      token: tokenOf('rETH').address,
      symbol: 'rETH',
      slashable: share(10),
      slashableSoon: share(10),
    },
  ],
  sets: [
    set('0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0', 'EigenDA', 0, {
      strategies: [
        { strategy: stETHStrategy, symbol: 'stETH', slashable: share(40), pending: null },
        { strategy: rETHStrategy, symbol: 'rETH', slashable: share(10), pending: null },
      ],
    }),
    set('0x23221c5bB90C7c57ecc1E75513e2E4257673F0ef', 'eoracle (EO)', 3, {
      redistributing: true,
      recipient: '0x9c7B2Aa4a2C1C5e12CE7Fb6Be1Bd3aC5a1F0bD10',
      strategies: [
        {
          strategy: stETHStrategy,
          symbol: 'stETH',
          slashable: share(22.5),
          pending: { slashable: share(37.5), effectBlock: 21_471_678n },
        },
      ],
    }),
    set('0xe8E59c6C8B56F2c178f63BCFC4ce5e5e2359c8fc', null, 1, { slashableNow: false }),
  ],
})
