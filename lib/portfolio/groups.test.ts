import { describe, expect, test } from 'vitest'
import { WAD } from '../units.ts'
import { holdingsIn } from './composition.ts'
import { emptyEther, groupsOf } from './groups.ts'
import { positionKey } from './key.ts'
import { deposited, held, other, portfolioOf, queued, ticket, tokenOf } from './portfolioFakes.ts'

const none = { hidden: [], excluded: [] }
const steth = tokenOf('stETH')
const reth = tokenOf('rETH')
const ezeth = tokenOf('ezETH', { kind: 'lrt' })
const copy = tokenOf('ezETH2', { kind: 'lrt', chainId: 10, rateOf: ezeth.address })
const rows = [
  held(null, WAD, WAD, 'native'),
  held(reth, WAD, null),
  held(steth, 2n * WAD),
  held(ezeth, 3n * WAD),
  deposited(steth, 5n * WAD, 0n),
  queued('a', [{ token: steth, shares: WAD }]),
  ticket(1n, steth, null),
]
const mine = portfolioOf(rows)
const away = portfolioOf([held(copy, 4n * WAD)], { chainId: 10 })
const theirs = portfolioOf([held(steth, 7n * WAD)], { account: other })
const shape = (holdings: ReturnType<typeof holdingsIn>, bundled: boolean) =>
  Object.fromEntries(
    groupsOf(holdings, { bundled }).map(({ kind, lines }) => [
      kind,
      lines.map(({ amount, holdings: of }) => [amount === null ? null : Number(amount) / 1e18, of.length]),
    ]),
  )

describe('groups of holdings', () => {
  test('are by kind in one order, the most valuable line first and the unknown last', () => {
    expect(groupsOf(holdingsIn([mine, away], none), { bundled: false }).map(({ kind }) => kind)).toEqual([
      'ether',
      'lst',
      'lrt',
      'restaked',
      'exiting',
    ])
    expect(shape(holdingsIn([mine, away], none), false)).toEqual({
      ether: [[1, 1]],
      lst: [
        [2, 1],
        [1, 1],
      ],
      lrt: [
        [4, 1],
        [3, 1],
      ],
      restaked: [[5, 1]],
      exiting: [
        [1, 1],
        [null, 1],
      ],
    })
  })
  test('bundled: one line for an asset over all accounts and chains', () => {
    expect(shape(holdingsIn([mine, away, theirs], none), true)).toMatchObject({
      lst: [
        [9, 2],
        [1, 1],
      ],
      lrt: [[7, 2]],
    })
  })
  test('sum what counts, and say how much is unknown', () => {
    const excluded = [positionKey(theirs, `lido:token:${steth.address}`)]
    const [lst] = groupsOf(holdingsIn([mine, theirs], { hidden: [], excluded }), { bundled: true }).slice(1)
    expect(lst).toMatchObject({
      value: 2n * WAD,
      lines: [
        { value: 2n * WAD, unvalued: 0 },
        { value: 0n, unvalued: 1 },
      ],
    })
  })
  test('amounts that do not add up are no amount', () => {
    const six = held({ ...copy, decimals: 6 }, 5n, WAD)
    const [lrt] = groupsOf(holdingsIn([mine, portfolioOf([six], { chainId: 10 })], none), { bundled: true }).filter(
      ({ kind }) => kind === 'lrt',
    )
    expect(lrt?.lines[0]).toMatchObject({ amount: null, decimals: null })
  })
})

test('ether is listed also when there is none', () => {
  expect(emptyEther(portfolioOf([held(null, 0n, WAD, 'native')]))?.row.position.kind).toBe('token')
  expect(emptyEther(mine)).toBeNull()
  expect(emptyEther(away)).toBeNull()
})
