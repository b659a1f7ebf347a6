import { encodeAbiParameters, type Hex, maxUint256 } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { onChainQueue, switchable, teller } from './abi.ts'
import { ebtc } from './addresses.ts'
import { leave } from './leave.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const coin = 10n ** 8n
const now = 1_795_000_000n
const [queue] = ebtc.queues as [`0x${string}`]
const [lbtc] = ebtc.assets as [`0x${string}`]
const types = ['bool', 'uint24', 'uint24', 'uint16', 'uint16', 'uint96'].map((type) => ({ type }))

/** One queue that takes LBTC; `capacity` undefined: of the version without one. */
function chain(capacity?: bigint, unlocks = 0n): FakeChain {
  const values = [true, 86_400, 3_600, 10, 100, coin / 100n]
  const terms =
    capacity === undefined
      ? encodeAbiParameters(types, values)
      : encodeAbiParameters([...types, { type: 'uint256' }], [...values, capacity])
  const asked = (data: Hex) => data.toLowerCase().endsWith(lbtc.slice(2).toLowerCase())
  return {
    time: now,
    contracts: [
      { at: queue, kind: onChainQueue as Contract, says: { previewAssetsOut: (_: string, shares: bigint) => shares } },
      { at: queue, kind: switchable as Contract, says: { isPaused: () => false } },
      { at: ebtc.teller, kind: teller as Contract, says: { shareUnlockTime: () => unlocks } },
    ],
    raw: ({ to, data }) => (to === queue && data.length === 74 && asked(data) ? { ok: true, data: terms } : undefined),
  }
}

const ways = (amount: bigint, capacity?: bigint) =>
  runFake(leave({ token: ebtc.share.address, amount: tokenUnits(amount), account }), chain(capacity)).value

describe('leaving through a queue that others fill', () => {
  test('is limited by what the queue still takes', () => {
    expect(ways(2n * coin, 2n * coin)).toMatchObject([{ most: 2n * coin, closed: null, receives: 2n * coin }])
    expect(ways(2n * coin, 2n * coin - 1n)).toMatchObject([{ closed: { key: 'notes.etherfi.capacity' } }])
  })

  test('has no limit where the queue sets none, or is of the version without', () => {
    expect(ways(2n * coin, maxUint256)).toMatchObject([{ most: null, closed: null }])
    expect(ways(2n * coin)).toMatchObject([{ most: null, closed: null, fee: 10n ** 15n }])
    expect(ways(coin / 1_000n)).toMatchObject([{ closed: { key: 'notes.etherfi.tooFewShares' } }])
  })

  test('is shut while the shares are locked, the last second included', () => {
    const locked = (unlocks: bigint) =>
      runFake(leave({ token: ebtc.share.address, amount: tokenUnits(coin), account }), chain(undefined, unlocks)).value
    expect(locked(now)).toMatchObject([{ closed: { key: 'notes.etherfi.sharesLocked' } }])
    expect(locked(now - 1n)).toMatchObject([{ closed: null }])
  })
})
