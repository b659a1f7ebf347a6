import { parseAbiItem, toEventSelector } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Artifacts, compile } from './compile.ts'
import { exitEventFacts, exitFunctionFacts } from './exitFacts.ts'
import { lesserEventFacts, lesserFunctionFacts } from './lesserFacts.ts'
import { restakingEventFacts, restakingFunctionFacts } from './restakingFacts.ts'
import { stakingEventFacts, stakingFunctionFacts } from './stakingFacts.ts'
import { eventFacts, functionFacts } from './tokenFacts.ts'
import { vaultEventFacts, vaultFunctionFacts } from './vaultFacts.ts'

// A contract may stand in several of them.
const functions = [
  functionFacts,
  exitFunctionFacts,
  vaultFunctionFacts,
  stakingFunctionFacts,
  restakingFunctionFacts,
  lesserFunctionFacts,
].flatMap((facts) => Object.entries(facts))
const events = [
  eventFacts,
  exitEventFacts,
  vaultEventFacts,
  stakingEventFacts,
  restakingEventFacts,
  lesserEventFacts,
].flatMap((facts) => Object.entries(facts))

let artifacts: Artifacts

beforeAll(async () => {
  artifacts = await compile()
})

describe('functions have the selectors of mainnet', () => {
  test.each(functions)('%s', (name, expected) => {
    const selectors = artifacts[name]?.selectors ?? {}
    const ours = Object.fromEntries(Object.keys(expected).map((signature) => [signature, selectors[signature]]))
    expect(ours).toEqual(expected)
  })
})

describe('events have the topics of mainnet, with the same fields indexed', () => {
  test.each(events)('%s', (name, expected) => {
    const ours = (artifacts[name]?.abi ?? []).filter((item) => item.type === 'event')
    for (const [declaration, topic] of Object.entries(expected)) {
      const fact = parseAbiItem(`event ${declaration}`)
      if (fact.type !== 'event') throw new Error(`${declaration} is no event`)
      expect(toEventSelector(fact)).toBe(topic)
      const found = ours.find((item) => toEventSelector(item) === topic)
      const indexed = found?.inputs.map((input) => input.indexed ?? false)
      expect({ declaration, indexed }).toEqual({
        declaration,
        indexed: fact.inputs.map((input) => input.indexed ?? false),
      })
    }
  })
})
