import { type Address, encodeAbiParameters, type Hex, pad, toEventSelector, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { shares, wad } from '../../../units.ts'
import { checkpointsOf, validatorsIn, validatorsOf } from '../pods/scans.ts'
import { lossesOf, type StakeThen } from './read.ts'
import { delegations, delegationsIn, type SlashLog, slashEvents, slashesIn, slashesOf } from './scans.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const other = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
const avs = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const native = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0'
const ether = 10n ** 18n

test('the events are those of the published ABIs', () => {
  const names = [
    ...delegations.events,
    ...slashesOf(operator).events,
    ...Object.values(slashEvents),
    ...validatorsOf(account).events,
    ...checkpointsOf(account).events,
  ]
  expect(names).toEqual(
    [
      'StakerDelegated(address,address)',
      'StakerUndelegated(address,address)',
      'OperatorSharesSlashed(address,address,uint256)',
      'OperatorSlashed(address,(address,uint32),address[],uint256[],string)',
      'MaxMagnitudeUpdated(address,address,uint64)',
      'SlashResolutionBlockSet((address,uint32),uint256,uint32)',
      'BurnOrRedistributableSharesIncreased((address,uint32),uint256,address,uint256)',
      'ValidatorRestaked(bytes32)',
      'ValidatorBalanceUpdated(bytes32,uint64,uint64)',
      'ValidatorRestaked(uint40)',
      'ValidatorBalanceUpdated(uint40,uint64,uint64)',
      'CheckpointCreated(uint64,bytes32,uint256)',
    ].map((signature) => toEventSelector(signature)),
  )
})

describe('delegations', () => {
  const event = (began: boolean, of: Address, block: bigint, index = 0n) => {
    const topics = [delegations.events[began ? 0 : 1] as Hex, pad(account), pad(of)]
    return { number: delegations.parse({ topics, data: '0x', block, index }) as bigint, block }
  }
  const inOrder = (events: readonly { number: bigint; block: bigint }[]) =>
    events.toSorted((a, b) => (a.number < b.number ? -1 : 1))

  test('are told apart by their order in one block', () => {
    const moved = [event(true, other, 20n, 5n), event(false, operator, 20n, 3n), event(true, operator, 10n)]
    expect(delegationsIn(inOrder(moved))).toEqual([
      { operator, from: 10n, to: 20n },
      { operator: other, from: 20n, to: null },
    ])
  })

  test('an end without a beginning is nothing', () => {
    expect(delegationsIn([event(false, operator, 20n)])).toEqual([])
    expect(delegations.parse({ topics: [delegations.events[0] as Hex], data: '0x', block: 1n })).toBeUndefined()
  })
})

const set = { avs, id: 3 } as const
const setType = {
  type: 'tuple',
  components: [
    { name: 'avs', type: 'address' },
    { name: 'id', type: 'uint32' },
  ],
} as const
const slashed = (wads: readonly bigint[], description = 'late'): { topics: Hex[]; data: Hex } => ({
  topics: [slashEvents.slashed],
  data: encodeAbiParameters(
    [{ type: 'address' }, setType, { type: 'address[]' }, { type: 'uint256[]' }, { type: 'string' }],
    [operator, set, [steth], wads, description],
  ),
})
const magnitude = (left: bigint): { topics: Hex[]; data: Hex } => ({
  topics: [slashEvents.magnitude],
  data: encodeAbiParameters([{ type: 'address' }, { type: 'address' }, { type: 'uint64' }], [operator, steth, left]),
})
const numbered = (id: bigint, of = set): { topics: Hex[]; data: Hex } => ({
  topics: [slashEvents.resolution],
  data: encodeAbiParameters([setType, { type: 'uint256' }, { type: 'uint32' }], [of, id, 7]),
})

describe('the slashes of a block', () => {
  test('each take what stands before them', () => {
    const logs = [magnitude(8n), numbered(1n), slashed([2n]), magnitude(6n), numbered(2n), slashed([3n])]
    expect(slashesIn(logs)).toMatchObject([
      { operator, set, slashId: 1n, strategies: [{ strategy: steth, share: 2n, left: 8n }] },
      { slashId: 2n, strategies: [{ share: 3n, left: 6n }] },
    ])
  })

  test('have no number where the deployed version gives none, and what is not the event is passed over', () => {
    const foreign = { topics: [slashEvents.slashed], data: '0x1234' as Hex }
    const another = { avs: account, id: 3 } as unknown as typeof set
    expect(slashesIn([foreign, numbered(9n, another), slashed([1n], 'x'.repeat(5_000))])).toMatchObject([
      { slashId: null, strategies: [{ left: null }], description: 'x'.repeat(280) },
    ])
  })
})

describe('what a slash took', () => {
  const slash = (strategy: Address): SlashLog => ({
    operator,
    set,
    strategies: [{ strategy, share: 2n * 10n ** 17n, left: null }],
    description: '',
    slashId: 1n,
  })
  const then = (change: Partial<StakeThen>): StakeThen => ({
    operator,
    delay: 50n,
    beaconChain: wad(ether),
    queued: [],
    held: new Map([[steth.toLowerCase(), { deposit: 200n * ether, scaling: wad((1_125n * ether) / 1_000n) }]]),
    ...change,
  })
  const magnitudes = { before: [wad((8n * ether) / 10n)], after: [wad((7n * ether) / 10n)] }
  const queued = (startBlock: bigint, delegatedTo: Address = operator) => ({
    withdrawal: {
      staker: account as Address,
      delegatedTo,
      withdrawer: account as Address,
      nonce: 0n,
      startBlock,
      strategies: [steth as Address],
      scaledShares: [shares((1_125n * ether) / 10n)],
    },
    sharesNow: [shares(90n * ether)],
  })

  test('facts 7.3, steps 7 and 8: held and queued fall alike', () => {
    const stake = then({
      held: new Map([[steth.toLowerCase(), { deposit: 100n * ether, scaling: wad((1_125n * ether) / 1_000n) }]]),
      queued: [queued(124n)],
    })
    expect(lossesOf(slash(steth), 125n, magnitudes, stake)).toMatchObject([
      { held: (1_125n * ether) / 100n, queued: (1_125n * ether) / 100n },
    ])
  })

  test('a queue is slashed up to the last block of its delay, and under its own operator only', () => {
    const gone = then({ operator: zeroAddress, queued: [queued(124n)] })
    expect(lossesOf(slash(steth), 174n, magnitudes, gone)).toMatchObject([
      { held: 0n, queued: (1_125n * ether) / 100n },
    ])
    expect(lossesOf(slash(steth), 175n, magnitudes, gone)).toEqual([])
    expect(lossesOf(slash(steth), 174n, magnitudes, then({ operator: other, queued: [queued(124n, other)] }))).toEqual(
      [],
    )
  })

  test('native stake loses through both factors, each floored', () => {
    const stake = then({
      beaconChain: wad(968_750_000_000_000_000n),
      held: new Map([[native.toLowerCase(), { deposit: 32n * ether, scaling: wad(ether) }]]),
    })
    const facts = { before: [wad(ether)], after: [wad((8n * ether) / 10n)] }
    // Facts 7.5: 31 ether fall to 24.8.
    expect(lossesOf(slash(native), 125n, facts, stake)).toMatchObject([{ held: (62n * ether) / 10n, token: null }])
  })

  test('is unknown without the state of the time, never zero', () => {
    expect(lossesOf(slash(steth), 125n, magnitudes, null)).toMatchObject([{ held: null, queued: null, tokens: null }])
  })
})

test('validators are known by the hash of their key, or by an index from before May 2025', () => {
  const hash = pad('0xaa', { dir: 'right', size: 32 })
  expect(validatorsIn([{ number: BigInt(hash) }, { number: 812_345n }])).toEqual({
    hashes: [hash],
    byIndex: [812_345n],
  })
  expect(validatorsOf(account).parse({ topics: [], data: '0x' })).toBeUndefined()
})
