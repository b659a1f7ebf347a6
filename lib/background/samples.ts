import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { DailySample } from '../messaging/mirror.ts'
import { addSample, encodeSamples, parseSamples } from '../portfolio/dailySamples.ts'
import { createQueue } from './queue.ts'
import type { Keeper, Samples } from './services.ts'

type Dependencies = { durable: DurableStore; keeper: Pick<Keeper, 'onReset'>; now: () => number }

const keyOf = (chainId: number, token: Address) => `samples.${chainId}.${token.toLowerCase()}`
/** A block this far ahead of our own clock is of a node that is wrong, or of ours: its day is not kept. Seconds. */
const mostAhead = 86_400n

/** The daily history of rates and prices, one record per token. Rates are everybody's: none of it says who holds what. */
export function createSamples({ durable, keeper, now }: Dependencies): Samples {
  const queue = createQueue()
  /** The last day of each record, so that most refreshes touch no store. */
  const last = new Map<string, DailySample>()
  const seconds = () => BigInt(Math.floor(now() / 1_000))
  const load = async (key: string) => parseSamples(await durable.get(key), seconds())

  const note = async (chainId: number, token: Address, sample: DailySample) => {
    const key = keyOf(chainId, token)
    const known = last.get(key)
    if (known !== undefined && addSample([known], sample).at(-1) === known) return
    const before = await load(key)
    const after = addSample(before, sample)
    if (after !== before) await durable.set(key, encodeSamples(after))
    const newest = after.at(-1)
    if (newest !== undefined) last.set(key, newest)
  }
  keeper.onReset(() => last.clear())

  return {
    note: (chainId, samples) =>
      queue(async () => {
        for (const [token, sample] of samples) {
          if (sample.time > seconds() + mostAhead) continue
          // A day that cannot be stored is a gap in a chart, nothing else.
          await note(chainId, token, sample).catch(() => {})
        }
      }),
    read: (chainId, token) => queue(() => load(keyOf(chainId, token))),
  }
}
