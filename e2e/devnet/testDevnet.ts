import type { Hex } from 'viem'
import { afterAll, beforeEach } from 'vitest'
import { type Devnet, startDevnet } from './api.ts'

/**
 * The devnet of one test file, awaited at its top; what the file does with it before the first test is its set-up. Every
 * test finds the chain as the set-up left it, and it stops after the last one.
 */
export async function devnetForTests(): Promise<Devnet> {
  const devnet = await startDevnet()
  let mark: Hex | undefined
  beforeEach(async () => {
    if (mark === undefined) mark = await devnet.snapshot()
    else await devnet.revert(mark)
  })
  afterAll(() => devnet.stop())
  return devnet
}
