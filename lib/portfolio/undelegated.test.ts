import { zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ActivityEntry, Portfolio } from '../messaging/mirror.ts'
import type { Position } from '../protocols/types.ts'
import { undelegations } from './undelegated.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const reth = '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2'
const block = { number: 1_000n, timestamp: 1n }

const queued = (startBlock: bigint, strategies: readonly string[] = [steth], delegatedTo: string = operator) =>
  ({ kind: 'withdrawal', withdrawal: { startBlock, strategies, delegatedTo } }) as unknown as Position
const delegated = { kind: 'delegation', operator } as unknown as Position
const of = (...positions: readonly Position[]): Portfolio => ({
  account,
  chainId: 1,
  block,
  rows: positions.map((position) => ({ position, block, value: null, rate: null })),
  failures: [],
  etherPrice: null,
})
const entry = (number: bigint, status: ActivityEntry['status'] = 'confirmed') =>
  ({
    account,
    chainId: 1,
    status,
    included: { hash: '0x', block: { number, timestamp: 1n }, gasUsed: 1n, effectiveGasPrice: 1n },
  }) as const

describe('a delegation that has ended', () => {
  test('is told with its operator and the block at which the stake went into the queue', () => {
    expect(undelegations([of(queued(900n), queued(900n, [reth]), queued(800n))], [])).toEqual([
      { account, chainId: 1, operator, block: 900n },
    ])
  })

  test.each<[string, readonly Position[]]>([
    ['while the account is delegated', [queued(900n), delegated]],
    ['when nothing was queued', []],
    ['when it was queued without an operator', [queued(900n, [steth], zeroAddress)]],
    ['when several assets were queued as one, which undelegating never does', [queued(900n, [steth, reth])]],
  ])('is not told %s', (_, positions) => {
    expect(undelegations([of(...positions)], [])).toEqual([])
  })

  test('is not told when our own transaction did it, and is when that transaction failed or is another', () => {
    const portfolios = [of(queued(900n))]
    expect(undelegations(portfolios, [entry(900n)])).toEqual([])
    expect(undelegations(portfolios, [entry(900n, 'failed'), entry(899n)])).toHaveLength(1)
  })
})
