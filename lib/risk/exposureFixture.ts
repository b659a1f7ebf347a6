import { type Address, zeroAddress } from 'viem'
import { shares, WAD, wei } from '../units.ts'
import { assessExposure, type Operators } from './exposure.ts'
import { assetId, type PlacedHolding } from './holdings.ts'
import type { Backed, StakeSlice } from './lookThrough.ts'
import { type OperatorState, type SetFacts, strategyKey } from './operators.ts'

/** Operators, sets, holdings and what stands behind a token, by hand. */

export const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
export const reth = '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2'
export const at = (digit: number) => `0x${digit.toString(16).padStart(40, '0')}` as Address
export const [alice, bob, carol] = [at(0xa1), at(0xb0), at(0xca)]
export const [first, second] = [at(0xf1), at(0xf2)]
export const lrt = at(0x1e7)
export const percent = WAD / 100n
export const eth = 10n ** 18n

export const set = (avs: Address, magnitude: bigint, change: Partial<SetFacts> = {}): SetFacts => ({
  avs,
  id: 0,
  joined: true,
  slashable: true,
  redistributing: false,
  recipient: zeroAddress,
  slasher: avs,
  nextSlasher: null,
  strategies: [steth, reth],
  allocations: [{ strategy: steth, currentMagnitude: magnitude, pendingDiff: 0n, effectBlock: 0n }],
  ...change,
})
export const state = (
  operator: Address,
  sets: readonly SetFacts[],
  change: Partial<OperatorState> = {},
): OperatorState => ({
  operator,
  registered: true,
  allocationDelay: null,
  approver: zeroAddress,
  sets,
  maxMagnitudes: new Map([
    [strategyKey(steth), WAD],
    [strategyKey(reth), WAD],
  ]),
  delegated: new Map([[strategyKey(steth), shares(0n)]]),
  ...change,
})
export const operators = (...states: readonly OperatorState[]): Operators => ({
  states: new Map(states.map((one) => [one.operator.toLowerCase(), one])),
  block: 1_000n,
  withdrawalDelayBlocks: 100_800n,
})
export const slice = (operator: Address | null, amount: bigint, strategy: Address = steth): StakeSlice => ({
  operator,
  strategy,
  wei: wei(amount),
})
export const held = (
  token: Address,
  slices: readonly StakeSlice[],
  more: Partial<PlacedHolding> = {},
): PlacedHolding => ({
  id: assetId('restaked', token),
  how: 'restaked',
  token,
  symbol: 'T',
  value: wei(slices.reduce((sum, one) => sum + one.wei, 0n)),
  placed: { slices, idle: wei(0n), unseen: wei(0n), reasons: [] },
  outside: false,
  ...more,
})
export const assess = (holdings: readonly PlacedHolding[], known: Operators) =>
  assessExposure({ holdings, unvalued: 0 }, known)

export const backed = (total: bigint | null, slices: readonly StakeSlice[], change: Partial<Backed> = {}): Backed => ({
  tokens: [lrt],
  total: total === null ? null : wei(total),
  idle: wei(0n),
  unseen: null,
  missing: null,
  slices,
  ...change,
})
export const sumOf = (slices: readonly StakeSlice[]) => slices.reduce((sum, one) => sum + one.wei, 0n)
