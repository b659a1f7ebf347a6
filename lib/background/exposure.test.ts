import { encodeFunctionData, type Hex, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../decode/sayFakes.ts'
import { delegationManager, strategyManager } from '../protocols/eigenlayer/abi.ts'
import { effectOf, stagesOf } from '../risk/effect.ts'
import {
  account,
  allocation,
  operator,
  operatorState,
  part,
  reth,
  scene,
  set,
  some,
  steth,
} from '../risk/sceneFakes.ts'
import { shares, tokenUnits, WAD, wei } from '../units.ts'
import { exposureOf } from './exposure.ts'
import type { Pricing } from './slashingReport.ts'

const kiln = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
const block = { number: 100n, timestamp: 1n }
const pricing: Pricing = {
  of: (strategy) => ({ token: null, asset: { symbol: strategy, decimals: 18, known: true } }),
  worth: (_, amount) => ({ shares: amount, tokens: tokenUnits(amount), wei: wei(amount) }),
}
const operators = [
  operatorState([set(1, { allocations: [allocation('0.15')] })], { allocationDelay: 60n }),
  operatorState(
    [
      set(1, { allocations: [allocation('0.25')] }),
      set(2, { allocations: [allocation('0.2', steth, '0.1', 900n)], redistributing: true }),
    ],
    { operator: kiln, allocationDelay: 0n },
  ),
]
const own = { deposits: [{ strategy: steth, depositShares: some('10'), scaling: WAD }] }
const told = (of: Parameters<typeof scene>[0], effect: Parameters<typeof stagesOf>[1], added = shares(0n)) =>
  exposureOf(stagesOf(scene({ ...own, ...of }, operators), effect, added), pricing, block)
const percents = ({ stages }: ReturnType<typeof told>) =>
  stages.map(({ when, lost }) => [when, Number(lost.share / 10n ** 16n)])

describe('exposure before and after', () => {
  test('a delegation: from nothing to what the sets hold, and the three facts that matter most', () => {
    const change = told({}, { what: 'delegate', operator: kiln })
    expect(percents(change)).toEqual([
      ['now', 0],
      ['after', 45],
    ])
    expect(change.facts.map(say)).toEqual([
      `Up to 0 → ${part('0.45')} can be taken now.`,
      `${kiln} (Kiln) can commit your stake to a new service (AVS) in the same block.`,
      '1 operator sets keep what they slash instead of burning it.',
    ])
  })

  test('a redelegation: the old operator holds it until it has moved', () => {
    const change = told({ operator }, { what: 'redelegate', operator: kiln })
    expect(percents(change)).toEqual([
      ['now', 15],
      ['after', 15],
      ['arrived', 45],
    ])
    expect(change.stages.map(({ operator: of }) => of?.name)).toEqual(['P2P.org', 'Kiln', 'Kiln'])
    expect(change.facts.map(say)[2]).toBe(
      `What you move can still be slashed through ${operator} (P2P.org) for 50 blocks.`,
    )
  })

  test('a deposit: the same share of more, strategy by strategy', () => {
    const change = told({ operator }, { what: 'deposit', strategy: reth }, some('5'))
    expect(
      change.rows.map(({ stages }) => stages.map((stage) => stage && [stage.stake.shares, stage.lost.shares])),
    ).toEqual([
      [
        [some('10'), some('1.5')],
        [some('10'), some('1.5')],
      ],
      [null, [some('5'), 0n]],
    ])
    expect(change.facts.map(say)[0]).toBe(`Up to ${part('0.15')} → ${part('0.1')} can be taken now.`)
  })

  test('an operator of whom nothing is left: the contracts refuse, and that is all there is to say', () => {
    const gone = operatorState([], { operator: kiln, maxMagnitudes: new Map([[steth.toLowerCase(), 0n]]) })
    const stages = stagesOf(scene(own, [gone]), { what: 'delegate', operator: kiln }, shares(0n))
    const change = exposureOf(stages, pricing, block)
    expect(change.stages.map(({ refused }) => refused)).toEqual([false, true])
    expect(change.facts.map(say)).toEqual([expect.stringMatching(/slashed completely/)])
  })

  test('an account without stake, and an operator without sets', () => {
    const nothing = exposureOf(
      stagesOf(scene({}, [operatorState([])]), { what: 'delegate', operator }, shares(0n)),
      pricing,
      block,
    )
    expect([nothing.rows, nothing.facts.map(say)[0]]).toEqual([[], 'No operator set can take any of it now.'])
  })
})

describe('which calls change exposure', () => {
  const approval = { signature: '0x', expiry: 0n } as const
  const encode = (of: typeof delegationManager | typeof strategyManager, functionName: string, args: unknown[]) =>
    encodeFunctionData({ abi: of.abi(), functionName, args } as never) as Hex

  test('delegating, redelegating and depositing', () => {
    const to = delegationManager.address
    expect(effectOf({ to, data: encode(delegationManager, 'delegateTo', [kiln, approval, zeroHash]) })).toEqual({
      what: 'delegate',
      operator: kiln,
    })
    expect(effectOf({ to, data: encode(delegationManager, 'redelegate', [kiln, approval, zeroHash]) })).toEqual({
      what: 'redelegate',
      operator: kiln,
    })
    const data = encode(strategyManager, 'depositIntoStrategy', [steth, account, 7n])
    expect(effectOf({ to: strategyManager.address, data })).toEqual({ what: 'deposit', strategy: steth, amount: 7n })
    // The same at another address is somebody else's function.
    expect(effectOf({ to: account, data })).toBeNull()
  })

  test('nothing else, however broken', () => {
    const undelegate = encode(delegationManager, 'undelegate', [account])
    const cut = encode(delegationManager, 'delegateTo', [kiln, approval, zeroHash]).slice(0, 60) as Hex
    for (const data of [undelegate, cut, '0x', '0x1234', `0x${'ff'.repeat(500)}`] as const) {
      expect(effectOf({ to: delegationManager.address, data })).toBeNull()
    }
    expect(effectOf({ to: null, data: '0x' })).toBeNull()
  })
})
