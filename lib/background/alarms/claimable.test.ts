import { expect, test } from 'vitest'
import type { ClaimsReport } from '../../messaging/rewards.ts'
import { me, other } from './alarmsFixture.ts'
import { claimableOf } from './claimable.ts'

test('what can be claimed counts by market, and only where it is held to the chain', () => {
  const token = (claimable: bigint, of = other) => ({ token: of, cumulative: claimable, claimed: 0n, claimable })
  const data = (change: object) => ({ from: 'source', root: null, fault: null, tokens: [token(2_000_000n)], ...change })
  const earner = (of: string, held: object | null) => ({ earner: of, claimer: of, data: held, error: null })
  const report = {
    tokens: [
      { token: other, asset: { symbol: 'USD', decimals: 6, known: true }, ether: 5n * 10n ** 14n },
      { token: me, asset: { symbol: 'X', decimals: 18, known: false }, ether: null },
    ],
    earners: [
      earner(me, data({ tokens: [token(2_000_001n), token(10n ** 30n, me)] })),
      earner(other, data({ fault: 'proof' })),
      earner(other, null),
    ],
  } as unknown as ClaimsReport
  expect(claimableOf(report)).toEqual([{ account: me, wei: 10n ** 15n + 5n * 10n ** 8n }])
})
