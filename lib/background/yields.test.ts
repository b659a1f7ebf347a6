import { beforeEach, describe, expect, test } from 'vitest'
import { fakeSession } from '../browser/fakes.ts'
import { blockAt, latest, type PastWorld, pastClient, timeOf } from '../portfolio/pastChainFake.ts'
import { reth } from '../protocols/rocketPool/addresses.ts'
import { WAD } from '../units.ts'
import { tokenProcedures } from './procedures/tokens.ts'
import type { Chain, Keeper, Samples } from './services.ts'
import { createYields } from './yields.ts'

const growing = (block: bigint) => WAD + (WAD * 3n * (timeOf(block) - timeOf(20_000_000n))) / 3_153_600_000n
const other = '0x00000000000000000000000000000000000000d1'
let session = fakeSession()
let past: PastWorld
let locks: (() => unknown)[]
let time = 5_000
beforeEach(() => {
  session = fakeSession()
  locks = []
  past = { rate: (_, block) => growing(block), archiveFrom: 0n, headersFrom: 0n, logs: [], logRange: 1n }
})

function start() {
  const { client, asked } = pastClient(past)
  const chain = { client: () => client } as unknown as Chain
  const keeper = { onLock: (listener: () => unknown) => locks.push(listener), onReset: () => {} } as unknown as Keeper
  const samples = { read: async () => [] } as unknown as Samples
  const yields = createYields({ chain, samples, keeper, session, now: () => time })
  return { asked, ...tokenProcedures({ yields, samples }) }
}
const input = { chainId: 1, token: reth.address, fresh: false }

describe('the yields of a token', () => {
  test('are read once and kept for the browser session, with their time', async () => {
    const house = start()
    const first = await house['yields.read'](input)
    expect(first.windows.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok'])
    expect(first.readAt).toBe(5_000)
    const asked = house.asked.reads.length
    time = 9_000
    expect(await house['yields.read'](input)).toBe(first)
    const again = start()
    expect(await again['yields.read'](input)).toEqual(first)
    expect([house.asked.reads.length, again.asked.reads.length]).toEqual([asked, 0])
    expect((await again['yields.read']({ ...input, fresh: true })).readAt).toBe(9_000)
  })

  test('asked twice at once are read once', async () => {
    const house = start()
    const [one, two] = await Promise.all([house['yields.read'](input), house['yields.read'](input)])
    expect(one).toBe(two)
  })

  test('are forgotten when the wallet locks', async () => {
    await start()['yields.read'](input)
    for (const lock of locks) await lock()
    expect([...session.entries.keys()]).toEqual([])
  })

  test('what is no token of a chain is refused', async () => {
    const house = start()
    for (const wrong of [{ token: 'x' }, { chainId: 1.5 }, { chainId: '1' }, { token: null }]) {
      const given = { ...input, ...wrong } as typeof input
      await expect(Promise.resolve().then(() => house['yields.read'](given))).rejects.toMatchObject({ code: -32602 })
      await expect(house['markets.history'](given)).rejects.toMatchObject({ code: -32602 })
    }
    expect((await house['yields.read']({ ...input, token: other })).of).toBeNull()
    expect(blockAt(latest.timestamp)).toBe(latest.number)
  })
})
