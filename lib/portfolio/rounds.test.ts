import { describe, expect, test } from 'vitest'
import { protocols } from '../protocols/index.ts'
import type { Answer, Protocol, Read } from '../protocols/types.ts'
import { answerFrom, fakeWorld } from './fakeContracts.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const unanswered: Answer = { ok: false, data: '0x' }

/** Rounds a plan needs in a world where nobody owns anything. */
function roundsOf(plan: Read<unknown>): number {
  const answer = answerFrom(fakeWorld())
  let rounds = 0
  try {
    let step = plan.next()
    while (!step.done) {
      rounds += 1
      step = plan.next(
        step.value.map((call) => {
          const said = answer(call)
          return typeof said === 'string' ? { ok: true, data: said } : (said ?? unanswered)
        }),
      )
    }
  } catch {
    // What cannot be read in this world took as many rounds until then.
  }
  return rounds
}

describe('an account that holds nothing needs one round', () => {
  test.each(protocols.map((protocol): [string, Protocol] => [protocol.id, protocol]))('of %s', (_, protocol) => {
    for (const chainId of protocol.chainIds ?? [1]) {
      const context = { chainId, tickets: () => ({ found: [], complete: true }) }
      expect(roundsOf(protocol.read(account, context)), 'read').toBeLessThanOrEqual(1)
      if (protocol.readRates !== undefined)
        expect(roundsOf(protocol.readRates(chainId)), 'rates').toBeLessThanOrEqual(1)
    }
    if (protocol.readStatus !== undefined) expect(roundsOf(protocol.readStatus()), 'status').toBeLessThanOrEqual(1)
  })
})
