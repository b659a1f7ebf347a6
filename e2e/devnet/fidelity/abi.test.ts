import {
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  toEventSelector,
  toEventSignature,
  toFunctionSelector,
  toFunctionSignature,
} from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Artifacts, compile } from '../compile.ts'
import mainnetFacts from './facts.json' with { type: 'json' }

// Facts 2: selectors, topics and errors of the compiled contracts against those of the deployed ones.

type Facts = {
  selectors: { signature: string; selector: string; contract: string; status: string; declaration?: string }[]
  topics: { signature: string; topic0: string; contract: string; status: string; declaration?: string }[]
  errors: { signature: string; selector: string; contract: string }[]
  structs: string[]
}

/** What the deployed contracts' ABIs say, with source and date in the facts of the protocol: mainnet 1.13.1, 2026-11-21. */
const facts = mainnetFacts as Facts
/** Every struct as "Allocation { uint64 currentMagnitude; … }". Two contracts have a Checkpoint, so names are no key. */
const { structs } = facts

/** The mainnet initialisers: runtime code is placed without them, `devnetInitialize` stands in. */
const initialisers = /^initialize\(/

/** What of a contract's ABI the devnet leaves out, and why. Everything else must be there. */
const leftOut: Record<string, RegExp[]> = {
  // No duration vaults on the devnet.
  StrategyFactory: [/[dD]urationVault/],
  // Votes, minting and transfer restrictions of the token; the wallet neither reads nor sends them.
  Eigen: [
    /^(CLOCK_MODE|clock|checkpoints|numCheckpoints|delegates|delegate|delegateBySig|getVotes|getPast\w+)\(/,
    /^(mint\w*|multisend|allowed\w+|setAllowed\w+|transferRestrictionsDisabledAfter|disableTransferRestrictions)\(/,
    /^(owner|transferOwnership|renounceOwnership|eip712Domain|version)\(/,
    /^(Delegate\w+|EIP712DomainChanged|Initialized|Mint|OwnershipTransferred|SetAllowed\w+|TransferRestrictionsDisabled)\(/,
    /^(InvalidShortString|StringTooLong)\(/,
  ],
}

/** What only the devnet has; none of it may look like anything of the protocol's. */
const ours = /^(devnet|Devnet)/

const contracts = [
  'DelegationManager',
  'StrategyManager',
  'AllocationManager',
  'EigenPodManager',
  'EigenPod',
  'RewardsCoordinator',
  'StrategyBase',
  'EigenStrategy',
  'Eigen',
  'StrategyFactory',
  'PermissionController',
]

let artifacts: Artifacts
beforeAll(async () => {
  artifacts = await compile(['eigenlayer'])
})

const isLeftOut = (contract: string, signature: string) =>
  initialisers.test(signature) || (leftOut[contract] ?? []).some((pattern) => pattern.test(signature))

/** Signature to selector or topic, of the deployed contract, without what the devnet leaves out. */
function expected(contract: string, entries: readonly { signature: string; contract: string; hash: string }[]) {
  const wanted = entries.filter((entry) => entry.contract === contract && !isLeftOut(contract, entry.signature))
  return Object.fromEntries(wanted.map(({ signature, hash }) => [signature, hash]).sort())
}

function compiled(contract: string, type: 'function' | 'event' | 'error'): Record<string, string> {
  const abi = artifacts[contract]?.abi ?? []
  const entries = abi.flatMap((item): [string, string][] => {
    if (item.type !== type) return []
    if (item.type === 'event') return [[toEventSignature(item), toEventSelector(item)]]
    const asFunction: AbiFunction = { ...item, type: 'function', outputs: [], stateMutability: 'view' } as AbiFunction
    return [[toFunctionSignature(asFunction), toFunctionSelector(asFunction)]]
  })
  return Object.fromEntries(entries.filter(([signature]) => !ours.test(signature)).sort())
}

/** `indexed` decides where an argument is found in a log; the topic does not tell. */
function indexedOf(item: AbiEvent): string {
  return item.inputs.map((input) => (input.indexed ? 'indexed' : 'data')).join()
}

/** As the facts write a type: structs by their name, everything else by its ABI type. */
function typeOf({ type, internalType }: AbiParameter): string {
  return internalType?.startsWith('struct ') ? internalType.replace(/^struct (\w+\.)?/, '') : type
}

/** "(uint64 a, Set[] b)" to ["uint64", "Set[]"]. */
function typesIn(list: string): string[] {
  return list === '' ? [] : list.split(', ').map((parameter) => parameter.split(' ')[0] ?? '')
}

/** Every struct a list of parameters is made of, the nested ones included. */
function structsIn(parameters: readonly AbiParameter[]): string[] {
  return parameters.flatMap((parameter): string[] => {
    if (!('components' in parameter)) return []
    const fields = parameter.components.map((field) => `${typeOf(field)} ${field.name}`).join('; ')
    return [`${typeOf(parameter).replaceAll('[]', '')} { ${fields} }`, ...structsIn(parameter.components)]
  })
}

describe.each(contracts)('%s has the mainnet', (contract) => {
  test('function selectors, neither more nor fewer', () => {
    const current = facts.selectors.filter(({ status }) => status === 'current')
    const entries = current.map((entry) => ({ ...entry, hash: entry.selector }))
    expect(compiled(contract, 'function')).toEqual(expected(contract, entries))
  })

  test('event topics and indexed arguments, neither more nor fewer', () => {
    const current = facts.topics.filter(({ status }) => status === 'current')
    const entries = current.map((entry) => ({ ...entry, hash: entry.topic0 }))
    expect(compiled(contract, 'event')).toEqual(expected(contract, entries))
    for (const item of artifacts[contract]?.abi ?? []) {
      if (item.type !== 'event') continue
      const fact = current.find((entry) => entry.contract === contract && entry.topic0 === toEventSelector(item))
      if (!fact?.declaration) continue
      const flags = fact.declaration.slice(fact.declaration.indexOf('(') + 1, -1).split(', ')
      expect(indexedOf(item), fact.declaration).toBe(
        flags.map((input) => (input.includes(' indexed ') ? 'indexed' : 'data')).join(),
      )
    }
  })

  test('error selectors, neither more nor fewer', () => {
    const entries = facts.errors.map((entry) => ({ ...entry, hash: entry.selector }))
    expect(compiled(contract, 'error')).toEqual(expected(contract, entries))
  })

  test('answers: what functions return, type by type', () => {
    const known = facts.selectors.filter((entry) => entry.contract === contract && entry.status === 'current')
    for (const item of artifacts[contract]?.abi ?? []) {
      if (item.type !== 'function') continue
      const fact = known.find((entry) => entry.selector === toFunctionSelector(item))
      if (!fact?.declaration) continue
      const [, returned = ''] = / returns \((.*)\)$/.exec(fact.declaration) ?? []
      expect(item.outputs.map(typeOf), fact.declaration).toEqual(typesIn(returned))
    }
  })

  test('structs, field by field', () => {
    for (const item of artifacts[contract]?.abi ?? []) {
      if (item.type !== 'function' && item.type !== 'event') continue
      if (item.type === 'function' && ours.test(item.name)) continue
      const used = [...structsIn(item.inputs), ...(item.type === 'function' ? structsIn(item.outputs) : [])]
      for (const struct of used) expect(structs).toContain(struct)
    }
  })
})

test('the facts of these eleven contracts are whole', () => {
  const counted = [facts.selectors, facts.topics, facts.errors, structs].map(({ length }) => length)
  expect(counted).toEqual([413, 134, 207, 31])
  expect(structs).toContain('Allocation { uint64 currentMagnitude; int128 pendingDiff; uint32 effectBlock }')
})
