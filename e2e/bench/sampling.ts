import type { Page } from '../fixtures/page.ts'
import { createPage } from '../fixtures/page.ts'
import type { BenchTab } from './browser/tab.ts'

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Takes `count` samples of each, in turn, every other round in reverse order: what the machine does meanwhile and what
 * comes first hit all alike.
 */
export async function alternate<name extends string>(
  count: number,
  takes: Readonly<Record<name, () => Promise<number | readonly number[]>>>,
): Promise<Record<name, number[]>> {
  const names = Object.keys(takes) as name[]
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<name, number[]>
  for (let round = 0; round < count; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(...[await takes[name]()].flat())
  }
  return samples
}

/** Runs a probe in a tab and returns its value. */
export const ask: Page['evaluate'] extends infer evaluate ? (tab: BenchTab) => evaluate : never = (tab) =>
  createPage(tab).evaluate
