import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import type { Intent } from '../types.ts'
import * as addresses from './addresses.ts'
import { decode } from './decode.ts'
import { podOf } from './podAddress.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const avs = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const ownPod = podOf(account)

const abi = parseAbi([
  'struct OperatorSet { address avs; uint32 id; }',
  'struct AllocateParams { OperatorSet operatorSet; address[] strategies; uint64[] newMagnitudes; }',
  'struct ConsolidationRequest { bytes srcPubkey; bytes targetPubkey; }',
  'struct StateRootProof { bytes32 beaconStateRoot; bytes proof; }',
  'function modifyAllocations(address operator, AllocateParams[] params)',
  'function setOperatorSetSplit(address operator, OperatorSet operatorSet, uint16 split)',
  'function updateSlasher(OperatorSet operatorSet, address slasher)',
  'function acceptAdmin(address account)',
  'function removeAppointee(address account, address appointee, address target, bytes4 selector)',
  'function startCheckpoint(bool revertIfNoBalance)',
  'function recoverTokens(address[] tokenList, uint256[] amountsToWithdraw, address recipient)',
  'function requestConsolidation(ConsolidationRequest[] requests) payable',
  'function verifyWithdrawalCredentials(uint64 beaconTimestamp, StateRootProof stateRootProof, uint40[] validatorIndices, bytes[] validatorFieldsProofs, bytes32[][] validatorFields)',
  'function lock()',
  'function setRewardsClaimer(address claimer)',
  'function updateOperatorMetadataURI(string uri)',
  'function wrap(uint256 amount)',
  'function unwrap(uint256 amount)',
  'function delegate(address delegatee)',
  'function pressButton(uint256 length)',
  'function sweep()',
  'function disablePod()',
  'function claimDelayedWithdrawals(address recipient, uint256 maxNumberOfClaims)',
  'function activateRestaking()',
  'function undelegate()',
])

const call = (to: Address, functionName: string, args: readonly unknown[] = []) =>
  decode({ to, data: encodeFunctionData({ abi, functionName, args } as never), value: 0n }, account)
const read = (intent: Intent | undefined): string => {
  if (intent === undefined) throw new Error('not decoded')
  const lines = intent.details.map(({ label, value }) => `${say(label)}: ${show(value)}`)
  return [say(intent.title), ...lines].join('\n')
}
const keys = (sentences: Intent['facts']['notes']) => (sentences ?? []).map(({ key }) => key.slice('warnings.'.length))

describe('pods', () => {
  test('a pod’s address follows from its owner, as the facts compute it', () => {
    expect(podOf('0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC')).toBe('0xAE50D6ccf7038F32A8c1316fc6b3FbF1c2d8eC53')
  })

  test('H130: one’s own pod is told from any other address', () => {
    expect(keys(call(ownPod, 'startCheckpoint', [true])?.facts.notes)).toEqual(['checkpointOpen'])
    expect(keys(call(other, 'startCheckpoint', [true])?.facts.notes)).toContain('notOwnPod')
    expect(read(call(other, 'startCheckpoint', [true]))).toContain('new ether: yes')
  })

  test('tokens taken out of a pod name their recipient and their amounts', () => {
    const intent = call(ownPod, 'recoverTokens', [[steth, avs], [5n, 6n], other])
    expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(read(intent)).toContain(`5/? ${steth}`)
    expect(read(intent)).toContain(`6/? ${avs}`)
  })

  test('a validator merged into itself only starts to compound', () => {
    const merge = (targetPubkey: Hex) => call(ownPod, 'requestConsolidation', [[{ srcPubkey: '0x1234', targetPubkey }]])
    expect(keys(merge('0x1234')?.facts.dangers)).toEqual([])
    expect(read(merge('0x1234'))).toContain('starts to compound: 0x1234')
    expect(keys(merge('0x5678')?.facts.dangers)).toEqual(['validatorMoves'])
  })

  test('proofs are told by their size', () => {
    const proof = { beaconStateRoot: `0x${'11'.repeat(32)}`, proof: `0x${'22'.repeat(96)}` }
    const fields = [[`0x${'33'.repeat(32)}`, `0x${'44'.repeat(32)}`]]
    const intent = call(ownPod, 'verifyWithdrawalCredentials', [9n, proof, [7], ['0x5555'], fields])
    expect(read(intent)).toContain('Validator: 7')
    expect(read(intent).match(/Proof: (\d+) bytes/g)).toEqual(['Proof: 96 bytes', 'Proof: 2 bytes', 'Proof: 64 bytes'])
  })

  test('what only the next version has is said to be not there yet, and to be final', () => {
    const intent = call(addresses.eigenPodManager, 'disablePod')
    expect(keys(intent?.facts.dangers)).toEqual(['podEnds'])
    expect(keys(intent?.facts.notes)).toEqual(['notLiveYet'])
  })
})

describe('operators and services', () => {
  const set = { avs, id: 3 } as const

  test('allocations are told set by set, as parts of the whole', () => {
    const params = [{ operatorSet: set, strategies: [steth], newMagnitudes: [10n ** 17n] }]
    const text = read(call(addresses.allocationManager, 'modifyAllocations', [operator, params]))
    expect(text).toContain(`Service (AVS): ${avs}`)
    expect(text).toContain('Operator set: 3')
    expect(text).toContain(`Committed part of the stake: ${10n ** 17n}`)
  })

  test('a split of 1,000 hundredths of a percent is ten percent', () => {
    const intent = call(addresses.rewardsCoordinator, 'setOperatorSetSplit', [operator, set, 1_000])
    expect(read(intent)).toContain(`keep ${10n ** 17n} of the rewards from operator set 3 of ${avs}`)
  })

  test('a new slasher and an accepted administrator are dangers; taking rights back is none', () => {
    expect(keys(call(addresses.allocationManager, 'updateSlasher', [set, other])?.facts.dangers)).toEqual([
      'newSlasher',
    ])
    const accept = call(addresses.permissionController, 'acceptAdmin', [account])
    expect(keys(accept?.facts.dangers)).toEqual(['ownKeyLosesControl'])
    const remove = call(addresses.permissionController, 'removeAppointee', [account, other, steth, '0x12345678'])
    expect(remove?.facts.dangers).toBeUndefined()
    expect(read(remove)).toContain('0x12345678')
  })

  test('H109, H110, H132: truncated, longer, and elsewhere', () => {
    const data = encodeFunctionData({ abi, functionName: 'updateSlasher', args: [set, other] })
    const at = (to: Address, bytes: Hex) => decode({ to, data: bytes, value: 0n }, account)
    expect(() => at(addresses.allocationManager, data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(at(addresses.allocationManager, concat([data, '0xff']))?.facts.trailingBytes).toBe('0xff')
    expect(at(other, data)?.facts.lookalike).toBe('EigenLayer')
  })
})

describe('vaults', () => {
  test('a vault has no address that tells it, so what is called is said with doubt', () => {
    expect(keys(call(other, 'lock')?.facts.notes)).toEqual(['maybeVault'])
    const claimer = call(other, 'setRewardsClaimer', [operator])
    expect(claimer?.facts.recipients).toEqual([{ role: 'claimer', address: operator }])
    expect(keys(claimer?.facts.dangers)).toEqual(['claimerForEver'])
  })

  test('a contract that is known for another is never taken for one', () => {
    expect(call(addresses.strategyFactory, 'lock')).toBeUndefined()
  })

  test('one name, gone from the delegation manager and there in vaults', () => {
    expect(call(addresses.delegationManager, 'updateOperatorMetadataURI', ['x'])?.action).toBe('removed')
    expect(call(other, 'updateOperatorMetadataURI', ['x'])?.action).toBe('updateOperatorMetadataURI')
  })
})

describe('EIGEN', () => {
  test('wrapping and unwrapping name the token that is given', () => {
    expect(read(call(addresses.eigen.address, 'wrap', [5n]))).toContain(`5/? ${addresses.backingEigen}`)
    expect(read(call(addresses.eigen.address, 'unwrap', [5n]))).toContain(`5/? ${addresses.eigen.address}`)
  })

  test('others have functions of these names, which are theirs', () => {
    for (const [name, args] of [
      ['wrap', [5n]],
      ['unwrap', [5n]],
      ['delegate', [other]],
      ['sweep', []],
    ] as const) {
      expect(call(other, name, args), name).toBeUndefined()
    }
    expect(read(call(addresses.eigen.address, 'delegate', [other]))).toContain(other)
    expect(read(call(addresses.emissionsController, 'pressButton', [4n]))).toContain('up to 4 programmes')
  })
})

describe('what is old', () => {
  test('ether that left a pod before 2024 can still be claimed, and says for whom', () => {
    const intent = call(addresses.delayedWithdrawalRouter, 'claimDelayedWithdrawals', [other, 8n])
    expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(intent?.facts.dangers).toBeUndefined()
  })

  test('functions that are gone are named, at the place that had them', () => {
    expect(read(call(ownPod, 'activateRestaking'))).toContain('Function: activateRestaking')
    expect(read(call(addresses.strategyManager, 'undelegate'))).toContain('Function: undelegate')
    expect(call(other, 'activateRestaking')).toBeUndefined()
    expect(call(other, 'undelegate')).toBeUndefined()
    const slasher = decode({ to: addresses.legacySlasher, data: `0xf73b7519${'00'.repeat(32)}`, value: 0n }, account)
    expect(keys(slasher?.facts.dangers)).toEqual(['removedFunction'])
    expect(slasher?.facts.lookalike).toBeUndefined()
    expect(decode({ to: zeroAddress, data: '0xf73b7519', value: 0n }, account)?.facts.lookalike).toBe('EigenLayer')
  })
})
