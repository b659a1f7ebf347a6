import { type Address, parseUnits, zeroAddress } from 'viem'
import { shares, type Wad, wad } from '../units.ts'
import { type OperatorState, type SetFacts, strategyKey } from './operators.ts'
import type { Scene, StakerState } from './staker.ts'

/** Scenes for tests: one staker, one operator, sets of one AVS. */

export const account: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
export const operator: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
export const avs: Address = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
export const steth: Address = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
export const reth: Address = '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2'
export const native: Address = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0'

/** "1.125" as WAD. */
export const part = (text: string): Wad => wad(parseUnits(text, 18))
export const some = (text: string) => shares(parseUnits(text, 18))

export const allocation = (magnitude: string, strategy: Address = steth, pending = '0', effectBlock = 0n) => ({
  strategy,
  currentMagnitude: parseUnits(magnitude, 18),
  pendingDiff: parseUnits(pending, 18),
  effectBlock,
})

export const set = (id: number, change: Partial<SetFacts> = {}): SetFacts => ({
  avs,
  id,
  joined: true,
  slashable: true,
  redistributing: false,
  recipient: '0x00000000000000000000000000000000000E16E4',
  slasher: avs,
  nextSlasher: null,
  strategies: [steth, reth, native],
  allocations: [],
  ...change,
})

export const operatorState = (sets: readonly SetFacts[], change: Partial<OperatorState> = {}): OperatorState => ({
  operator,
  registered: true,
  allocationDelay: 10n,
  approver: zeroAddress,
  sets,
  maxMagnitudes: new Map([steth, reth, native].map((strategy) => [strategyKey(strategy), 10n ** 18n])),
  delegated: new Map(),
  ...change,
})

export const staker = (change: Partial<StakerState> = {}): StakerState => ({
  account,
  operator: null,
  beaconChain: part('1'),
  deposits: [],
  queued: [],
  nonce: 0n,
  withdrawalDelay: 50n,
  block: 100n,
  ...change,
})

export const scene = (of: Partial<StakerState>, operators: readonly OperatorState[]): Scene => ({
  staker: staker(of),
  operators,
})

export const slash = (id: number, of: string, strategies: readonly Address[] = [steth], by: Address = operator) => ({
  operator: by,
  avs,
  id,
  strategies,
  wads: strategies.map(() => part(of)),
})
