import fc from 'fast-check'
import { type AbiFunction, type Address, encodeFunctionData, type Hex, parseAbiItem } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../lib/decode/sayFakes.ts'
import { decodeTransaction } from '../../lib/decode/transaction.ts'
import { CalldataError } from '../../lib/protocols/calldata.ts'
import * as addresses from '../../lib/protocols/eigenlayer/addresses.ts'
import { decode } from '../../lib/protocols/eigenlayer/decode.ts'
import { podOf } from '../../lib/protocols/eigenlayer/podAddress.ts'
import type { Intent } from '../../lib/protocols/types.ts'
import { counting, type Leaf, mark } from '../erc7730/markers.ts'
import type { EigenlayerCall } from './collection.ts'
import extract from './facts.json' with { type: 'json' }
import { notDecoded } from './notDecoded.ts'
import { listOurs } from './ours.ts'

/** Every function of EigenLayer's contracts that changes something: in words, or in a list that says why not. */
const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const stranger = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const calls = extract.eigenlayerCalls as readonly EigenlayerCall[]
const places: Readonly<Record<string, Address>> = {
  DelegationManager: addresses.delegationManager,
  StrategyManager: addresses.strategyManager,
  AllocationManager: addresses.allocationManager,
  EigenPodManager: addresses.eigenPodManager,
  EigenPod: podOf(account),
  RewardsCoordinator: addresses.rewardsCoordinator,
  PermissionController: addresses.permissionController,
  AVSDirectory: addresses.avsDirectory,
  EmissionsController: addresses.emissionsController,
  KeyRegistrar: addresses.keyRegistrar,
  StrategyFactory: addresses.strategyFactory,
  TaskMailbox: addresses.taskMailbox,
  DelayedWithdrawalRouter: addresses.delayedWithdrawalRouter,
  Slasher: addresses.legacySlasher,
  Eigen: addresses.eigen.address,
  EigenStrategy: addresses.eigenStrategy,
  StrategyBase: addresses.strategies[0]?.address as Address,
  StrategyBaseTVLLimits: addresses.strategies[0]?.address as Address,
}
const placeOf = ({ contract }: EigenlayerCall) => places[contract] ?? stranger
const functionOf = ({ signature }: EigenlayerCall) => parseAbiItem(`function ${signature}`) as unknown as AbiFunction
const nameOf = ({ signature }: EigenlayerCall) => signature.slice(0, signature.indexOf('('))

function encode(call: EigenlayerCall, seed: number, options: Parameters<typeof counting>[1] = {}) {
  const item = functionOf(call)
  const { args, leaves } = mark(item.inputs, counting(seed, options))
  return { data: encodeFunctionData({ abi: [item], functionName: item.name, args } as never), leaves }
}
const intentOf = (call: EigenlayerCall, data: Hex) =>
  decodeTransaction({ to: placeOf(call), data, value: 0n }, account).intent

const unknown = calls.filter((call) => intentOf(call, encode(call, 1).data).action === 'unknown')
const known = calls.filter((call) => !unknown.includes(call))
const ours = known.filter((call) => intentOf(call, encode(call, 1).data).protocol === 'eigenlayer')
const spoken = ours.filter((call) => intentOf(call, encode(call, 1).data).action !== 'removed')
const key = ({ contract, signature }: EigenlayerCall) => `${contract} ${signature}`

describe('the calls of EigenLayer', () => {
  const byStatus = (list: readonly EigenlayerCall[], old: boolean) =>
    list.filter(({ status }) => status.startsWith('legacy') === old).length

  test(`${known.length} of ${calls.length} are in words (${byStatus(known, true)} of them old), ${unknown.length} are not`, () => {
    const listed = new Set(
      notDecoded.flatMap(({ functions }) =>
        functions.flatMap((line) => {
          const [contract, names] = line.split(': ') as [string, string]
          return names.split(' ').map((name) => `${contract} ${name}`)
        }),
      ),
    )
    const short = (call: EigenlayerCall) => `${call.contract} ${nameOf(call)}`
    expect(unknown.map(short).filter((one) => !listed.has(one))).toEqual([])
    const missing = new Set(unknown.map(short))
    expect([...listed].filter((one) => !missing.has(one))).toEqual([])
    console.log(`EigenLayer: ${known.length} calls in words, ${unknown.length} not:`)
    for (const { reason, functions } of notDecoded) {
      const count = functions.reduce((sum, line) => sum + line.split(' ').length - 1, 0)
      console.log(`  about ${count}: ${reason}`)
    }
  })

  test('every call of a staker, an operator, a service or anybody is in words', () => {
    const asked = calls.filter(({ caller }) => /staker|operator|permissionless/.test(caller))
    expect(asked.length).toBeGreaterThan(70)
    expect(asked.filter((call) => !known.includes(call)).map(key)).toEqual([])
  })

  test('none is taken for a copy of EigenLayer at its own address', () => {
    const taken = ours.filter((call) => intentOf(call, encode(call, 1).data).facts.lookalike !== undefined)
    // What the pod manager calls at the pod, after it was called itself.
    expect(taken.map(key)).toEqual(['EigenPod stake(bytes,bytes,bytes32)'])
  })

  test('elsewhere each is a copy, a guess, or unknown', () => {
    for (const call of spoken) {
      const { facts, protocol } = decodeTransaction(
        { to: stranger, data: encode(call, 1).data, value: 0n },
        account,
      ).intent
      const said = [...(facts.notes ?? []), ...(facts.dangers ?? [])].map(({ key }) => key)
      const warned =
        protocol !== 'eigenlayer' ||
        facts.lookalike !== undefined ||
        said.includes('warnings.notOwnPod') ||
        said.includes('warnings.maybeVault')
      expect(warned, key(call)).toBe(true)
    }
  })

  test('none has the selector of another folder’s function', () => {
    const others = new Set(
      listOurs()
        .filter(({ id }) => id !== 'eigenlayer')
        .flatMap(({ selectors }) => Object.values(selectors)),
    )
    const shared = spoken.filter(({ selector, contract }) => contract !== 'Eigen' && others.has(selector)).map(key)
    expect(shared).toEqual([])
  })
})

/** Arguments that stand in no line: the place and the proof of a leaf, which the contract checks and nobody reads. */
const unread: Readonly<Record<string, RegExp>> = {
  processClaim: /^0\.(1|2|3\.1|4\.\[\]|5\.\[\])$/,
  processClaims: /^0\.\[\]\.(1|2|3\.1|4\.\[\]|5\.\[\])$/,
  verifyWithdrawalCredentials: /^(1\.1|3\.\[\]|4\.\[\]\.\[\])$/,
  verifyCheckpointProofs: /^(0\.1|1\.\[\]\.2)$/,
  verifyStaleBalance: /^(1\.1|2\.0\.\[\]|2\.1)$/,
}

/** Everything an intent tells, as it would be read, in both languages' keys. */
function told(intent: Intent): string {
  const lines = intent.details.map(({ label, value }) => `${say(label)}: ${show(value)}`)
  const warnings = [...(intent.facts.notes ?? []), ...(intent.facts.dangers ?? [])].map(say)
  return [say(intent.title), ...lines, ...warnings].join('\n').toLowerCase()
}

function tells(text: string, { value }: Leaf): boolean {
  if (typeof value === 'boolean') return /: (yes|no)$/m.test(text)
  if (typeof value === 'string') return text.includes(value.toLowerCase())
  // Gwei are said in wei, hundredths of a percent as a proportion.
  return [value, value * 10n ** 9n, value * 10n ** 14n].some((number) => new RegExp(`\\b${number}\\b`).test(text))
}

describe('arguments', () => {
  test(`every argument of ${spoken.length} functions is told, whatever it is`, () => {
    for (const call of spoken) {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1_000_000 }),
          fc.integer({ min: 1, max: 3 }),
          fc.boolean(),
          (seed, length, flag) => {
            const { data, leaves } = encode(call, seed, { length, flag: flag || /^complete/.test(call.signature) })
            const text = told(intentOf(call, data))
            const silent = leaves.filter(
              (leaf) => !(unread[nameOf(call)]?.test(leaf.path) ?? false) && !tells(text, leaf),
            )
            expect(silent, `${key(call)}\n${text}`).toEqual([])
          },
        ),
        { numRuns: 5 },
      )
    }
  })

  test('calldata that nobody wrote ends in an intent that can be said, or in CalldataError', () => {
    const words = fc.array(fc.constantFrom(0n, 1n, 2n, 32n, 64n, 96n, 128n, 2n ** 64n, 2n ** 256n - 1n), {
      maxLength: 24,
    })
    const attempt = (data: Hex, to: Address) => {
      try {
        const intent = decode({ to, data, value: 0n }, account)
        if (intent !== undefined) told(intent)
      } catch (error) {
        expect(error).toBeInstanceOf(CalldataError)
      }
    }
    for (const call of ours) {
      fc.assert(
        fc.property(words, fc.uint8Array({ maxLength: 40 }), fc.boolean(), (list, tail, here) => {
          const body = list.map((word) => word.toString(16).padStart(64, '0')).join('')
          const data = `${call.selector}${body}${Buffer.from(tail).toString('hex')}` as Hex
          attempt(data, here ? placeOf(call) : stranger)
        }),
        { numRuns: 20 },
      )
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 99 }),
          fc.nat(),
          fc.nat({ max: 255 }),
          fc.boolean(),
          (seed, where, byte, cut) => {
            const { data } = encode(call, seed)
            const at = 10 + (where % Math.max(1, (data.length - 10) / 2)) * 2
            const hex = byte.toString(16).padStart(2, '0')
            attempt((cut ? data.slice(0, at) : data.slice(0, at) + hex + data.slice(at + 2)) as Hex, placeOf(call))
          },
        ),
        { numRuns: 20 },
      )
    }
  })
})
