import { type Address, decodeFunctionData, type Hex, keccak256, toHex, zeroAddress, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { multicall3 } from '../../multicall3.ts'
import { at, type Contract } from '../../plan.ts'
import { run, type World } from '../../runFakes.ts'
import { delegationManager } from '../abi.ts'
import { podContract, podManager } from './abi.ts'
import { asNumbers, type FakeValidator, fakeBeaconBlock } from './beaconFakes.ts'
import { checkProofs, createPod, mostAtOnce, startCheckpoint } from './calls.ts'
import { ProofFileError, parseProofFile } from './proofFile.ts'
import { readPod } from './read.ts'

const account = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const pod = '0xAE50D6ccf7038F32A8c1316fc6b3FbF1c2d8eC53'
const stranger = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const gwei = 10n ** 9n
const ether = 10n ** 18n
const begun = 1_790_000_000n
const hashOf = (name: string) => keccak256(toHex(name))
const one: FakeValidator = { pubkeyHash: hashOf('one'), index: 1_000_001n, balance: 31_500_000_000n }
const two: FakeValidator = { pubkeyHash: hashOf('two'), index: 1_000_006n, balance: 32_250_000_000n }

type Info = { validatorIndex: bigint; restakedBalanceGwei: bigint; lastCheckpointedAt: bigint; status: number }
type PodWorld = {
  exists?: boolean
  paused?: bigint
  root?: Hex
  open?: boolean
  last?: bigint
  balance?: bigint
  checkpointed?: bigint
  active?: bigint
  disabled?: boolean
  known?: Record<Hex, Info>
}

const active = ({ index }: FakeValidator, change: Partial<Info> = {}): Info => ({
  validatorIndex: index,
  restakedBalanceGwei: 32_000_000_000n,
  lastCheckpointedAt: begun - 86_400n,
  status: 1,
  ...change,
})

function world(of: PodWorld): World {
  const { exists = true, open = true, root = zeroHash, known = {}, paused = 0n, disabled } = of
  const nothing = { validatorIndex: 0n, restakedBalanceGwei: 0n, lastCheckpointedAt: 0n, status: 0 }
  return [
    [
      podManager as Contract,
      {
        getPod: () => pod,
        hasPod: () => exists,
        podOwnerDepositShares: () => 64n * ether,
        beaconChainSlashingFactor: () => ether,
        pectraForkTimestamp: () => 1_746_612_311n,
        paused: () => paused,
      },
    ],
    [
      delegationManager as Contract,
      {
        delegatedTo: () => zeroAddress,
        getWithdrawableShares: () => [[63n * ether], [64n * ether]],
        depositScalingFactor: () => ether,
      },
    ],
    [
      multicall3 as Contract,
      { getCurrentBlockTimestamp: () => begun + 600n, getEthBalance: () => of.balance ?? 5n * ether + 7n },
    ],
    [
      at(pod, podContract) as Contract,
      {
        withdrawableRestakedExecutionLayerGwei: () => of.checkpointed ?? 3n * gwei,
        activeValidatorCount: () => of.active ?? 2n,
        currentCheckpoint: () => ({
          beaconBlockRoot: root,
          proofsRemaining: open ? 2 : 0,
          podBalanceGwei: open ? 2n * gwei : 0n,
          balanceDeltasGwei: open ? -5n : 0n,
          prevBeaconBalanceGwei: 0n,
        }),
        currentCheckpointTimestamp: () => (open ? begun : 0n),
        lastCheckpointTimestamp: () => of.last ?? begun - 86_400n,
        proofSubmitter: () => zeroAddress,
        ...(disabled === undefined ? {} : { restakingDisabled: () => disabled }),
        getParentBlockRoot: () => root,
        validatorPubkeyHashToInfo: (hash: Hex) => known[hash] ?? nothing,
      },
    ],
  ]
}

const why = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return (error as { data?: unknown }).data
  }
  return 'it went through'
}

describe('a pod', () => {
  test('is read in two rounds, each figure apart', () => {
    const { result, rounds } = run(readPod(account), world({}))
    expect(rounds).toBe(2)
    expect(result).toMatchObject({
      pod,
      depositShares: 64n * ether,
      withdrawableShares: 63n * ether,
      operator: null,
      state: {
        balance: 5n * ether + 7n,
        checkpointed: 3n * ether,
        // Only whole gwei count.
        unproven: 2n * ether,
        activeValidators: 2,
        checkpoint: { startedAt: begun, proofsRemaining: 2, podBalance: 2n * ether, change: -5n * gwei },
        lastCheckpoint: begun - 86_400n,
        proofSubmitter: null,
        // The deployed version knows of no retirement.
        disabled: null,
      },
    })
  })

  test('that does not exist yet takes one', () => {
    const { result, rounds } = run(readPod(account), world({ exists: false }))
    expect([rounds, result.state, result.pod]).toEqual([1, null, pod])
  })

  test('is created once, and not while that is paused', () => {
    const { result } = run(createPod(account), world({ exists: false }))
    expect(result).toEqual({ to: podManager.address, data: '0x84d81062', value: 0n })
    expect(why(() => run(createPod(account), world({})))).toBe('exists')
    expect(why(() => run(createPod(account), world({ exists: false, paused: 1n })))).toBe('paused')
  })

  test('begins a checkpoint when none is open and something is to be counted', () => {
    const { result } = run(startCheckpoint(account, true), world({ open: false }))
    expect(result).toMatchObject({ to: pod, value: 0n })
    expect(decodeFunctionData({ abi: podContract.abi(), data: result.data })).toEqual({
      functionName: 'startCheckpoint',
      args: [true],
    })
    const refused = (of: PodWorld, onlyNew = true) => why(() => run(startCheckpoint(account, onlyNew), world(of)))
    expect(refused({})).toBe('open-checkpoint')
    expect(refused({ exists: false })).toBe('no-pod')
    expect(refused({ open: false, paused: 1n << 6n })).toBe('paused')
    expect(refused({ open: false, disabled: true })).toBe('disabled')
    expect(refused({ open: false, balance: 3n * ether + 999_999_999n })).toBe('nothing-new')
    expect(refused({ open: false, balance: 3n * ether }, false)).toBe('it went through')
    expect(refused({ open: false, balance: 3n * ether, active: 0n }, false)).toBe('nothing-new')
  })
})

describe('proofs of a checkpoint', () => {
  const block = fakeBeaconBlock([one, two])
  const known = { [one.pubkeyHash]: active(one), [two.pubkeyHash]: active(two) }
  const check = (text: string, of: PodWorld = {}) =>
    run(checkProofs(account, parseProofFile(text)), world({ root: block.root, known, ...of })).result
  const file = (hashes?: readonly Hex[]) => JSON.stringify(block.checkpointFile(hashes))

  test('hold where every hash does, and say what they change', () => {
    const checked = check(file())
    expect(checked).toMatchObject({ kind: 'checkpoint', good: 2, next: 2, already: 0, foreign: 0 })
    expect(checked.change).toBe(-250_000_000n * gwei)
    const { functionName, args } = decodeFunctionData({ abi: podContract.abi(), data: checked.call?.data as Hex })
    expect(functionName).toBe('verifyCheckpointProofs')
    expect(
      (args as unknown as [{ balanceContainerRoot: Hex }, { pubkeyHash: Hex }[]])[1].map((p) => p.pubkeyHash),
    ).toEqual([one.pubkeyHash, two.pubkeyHash])
  })

  test('are those of Deneb’s smaller state before Pectra', () => {
    const before = fakeBeaconBlock([one], { pectra: false })
    const text = JSON.stringify(before.checkpointFile())
    expect(why(() => check(text, { root: before.root }))).toBe('other-block')
  })

  test('leave out what was proven already and what is not of this pod', () => {
    const proven = { [one.pubkeyHash]: active(one, { lastCheckpointedAt: begun }), [two.pubkeyHash]: active(two) }
    expect(check(file(), { known: proven })).toMatchObject({ good: 1, already: 1, change: 250_000_000n * gwei })
    expect(check(file(), { known: { [two.pubkeyHash]: active(two) } })).toMatchObject({ good: 1, foreign: 1 })
    expect(why(() => check(file(), { known: {} }))).toBe('not-this-pod')
    const exited = { [one.pubkeyHash]: active(one, { status: 2 }) }
    expect(why(() => check(file([one.pubkeyHash]), { known: exited }))).toBe('not-this-pod')
    const all = { [one.pubkeyHash]: active(one, { lastCheckpointedAt: begun }) }
    expect(why(() => check(file([one.pubkeyHash]), { known: all }))).toBe('nothing-to-prove')
  })

  test.each([
    ['of another block', { root: hashOf('another') }, 'other-block'],
    ['without an open checkpoint', { open: false }, 'no-checkpoint'],
    ['while they are paused', { paused: 1n << 7n }, 'paused'],
    [
      'of another validator’s place',
      { known: { ...known, [one.pubkeyHash]: active(one, { validatorIndex: 5n }) } },
      'wrong-proof',
    ],
  ] as [string, PodWorld, string][])('are refused %s', (_, of, reason) => {
    expect(why(() => check(file(), of))).toBe(reason)
  })

  test('with one wrong bit, or a byte too many, do not hold', () => {
    const spoil = (change: (made: ReturnType<typeof block.checkpointFile>) => void) => {
      const made = structuredClone(block.checkpointFile())
      change(made)
      return why(() => check(JSON.stringify(made)))
    }
    const flip = (hex: Hex): Hex => `${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}` as Hex
    expect(
      spoil((made) => ((made.balanceProofs[0] as { proof: Hex }).proof = flip(made.balanceProofs[0]?.proof as Hex))),
    ).toBe('wrong-proof')
    expect(spoil((made) => ((made.balanceProofs[0] as { proof: Hex }).proof += '00'))).toBe('wrong-proof')
    expect(
      spoil(
        (made) =>
          ((made.balanceProofs[1] as { balanceRoot: Hex }).balanceRoot = flip(
            made.balanceProofs[1]?.balanceRoot as Hex,
          )),
      ),
    ).toBe('wrong-proof')
    expect(spoil((made) => (made.validatorBalancesRootProof.proof = flip(made.validatorBalancesRootProof.proof)))).toBe(
      'other-block',
    )
  })

  test('of many validators go in parts', () => {
    const many = Array.from({ length: mostAtOnce + 3 }, (_, at) => ({
      ...one,
      pubkeyHash: hashOf(`v${at}`),
      index: BigInt(at),
    }))
    const large = fakeBeaconBlock(many)
    const infos = Object.fromEntries(many.map((each) => [each.pubkeyHash, active(each)]))
    const checked = check(JSON.stringify(large.checkpointFile()), { root: large.root, known: infos })
    expect(checked).toMatchObject({ good: mostAtOnce + 3, next: mostAtOnce })
  })
})

describe('proofs of credentials', () => {
  const when = begun + 300n
  const ours = { ...one, withdrawTo: pod as Address }
  const block = fakeBeaconBlock([ours, { ...two, withdrawTo: stranger }])
  const check = (text: string, of: PodWorld = {}) =>
    run(checkProofs(account, parseProofFile(text)), world({ root: block.root, ...of })).result
  const file = (hashes?: readonly Hex[], at = when) => JSON.stringify(block.credentialsFile(at, hashes))

  test('add the effective balance of those that pay out to this pod', () => {
    const checked = check(file())
    expect(checked).toMatchObject({ kind: 'credentials', good: 1, foreign: 1, change: 31_500_000_000n * gwei })
    const { functionName, args } = decodeFunctionData({ abi: podContract.abi(), data: checked.call?.data as Hex })
    expect([functionName, args?.[0], args?.[2]]).toEqual(['verifyWithdrawalCredentials', when, [1_000_001]])
  })

  test('need a time after the last checkpoint, an active validator that is not leaving, and a place of its own', () => {
    expect(why(() => check(file(undefined, begun)))).toBe('other-block')
    expect(why(() => check(file(), { root: hashOf('x') }))).toBe('other-block')
    const { oracleBeaconTimestamp: _, ...undated } = block.credentialsFile(when)
    expect(why(() => check(JSON.stringify(undated)))).toBe('no-time')
    expect(why(() => check(file([two.pubkeyHash])))).toBe('not-this-pod')
    for (const change of [{ activated: false }, { exiting: true }]) {
      const other = fakeBeaconBlock([{ ...ours, ...change }])
      expect(why(() => check(JSON.stringify(other.credentialsFile(when)), { root: other.root }))).toBe('not-this-pod')
    }
    const moved = block.credentialsFile(when, [one.pubkeyHash])
    moved.validatorProofs.validatorIndices = [1_000_002]
    expect(why(() => check(JSON.stringify(moved)))).toBe('wrong-proof')
    expect(why(() => check(file([one.pubkeyHash]), { known: { [one.pubkeyHash]: active(one) } }))).toBe(
      'nothing-to-prove',
    )
  })
})

describe('a file of proofs', () => {
  const made = fakeBeaconBlock([one]).checkpointFile()
  const [proof] = made.balanceProofs

  test('may hold bytes as hex, as numbers or word by word, and go by the contract’s names', () => {
    const words = (hex: Hex) => hex.slice(2).match(/.{64}/g) ?? []
    const numbers = JSON.stringify({
      ValidatorBalancesRootProof: {
        ...made.validatorBalancesRootProof,
        proof: words(made.validatorBalancesRootProof.proof),
      },
      BalanceProofs: [
        {
          ...proof,
          pubkeyHash: asNumbers(one.pubkeyHash),
          proof: words(proof?.proof as Hex).map((word) => asNumbers(`0x${word}`)),
        },
      ],
    })
    const named = JSON.stringify({
      balanceContainerProof: {
        balanceContainerRoot: made.validatorBalancesRootProof.validatorBalanceRoot,
        proof: made.validatorBalancesRootProof.proof,
      },
      proofs: made.balanceProofs,
    })
    const plain = parseProofFile(JSON.stringify(made))
    expect(parseProofFile(numbers)).toEqual(plain)
    expect(parseProofFile(named)).toEqual(plain)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['another file', '{"keystore":1}'],
    ['null', 'null'],
    ['no proofs in it', JSON.stringify({ ...made, balanceProofs: [] })],
    ['a short hash', JSON.stringify({ ...made, balanceProofs: [{ ...proof, pubkeyHash: '0x12' }] })],
    ['half a byte', JSON.stringify({ ...made, balanceProofs: [{ ...proof, proof: '0x123' }] })],
    [
      'numbers that are no bytes',
      JSON.stringify({ ...made, balanceProofs: [{ ...proof, pubkeyHash: Array(32).fill(256) }] }),
    ],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['more than any file', `{"balanceProofs":"${'a'.repeat(8_000_001)}"}`],
  ])('is none with %s', (_, text) => {
    expect(() => parseProofFile(text)).toThrow(ProofFileError)
  })
})
