import type { Address } from 'viem'
import type { BlockRef, Portfolio, PortfolioRow } from '../../messaging/mirror.ts'
import { portfolioKey } from '../../portfolio/key.ts'
import { queued } from '../../portfolio/portfolioFakes.ts'
import { strategies } from '../../protocols/eigenlayer/addresses.ts'
import type { Token } from '../../protocols/types.ts'
import type { OperatorState, SetFacts } from '../../risk/operators.ts'
import type { OperatorReading, WatchReading } from '../../risk/watch.ts'
import { shares, tokenUnits, WAD, wad } from '../../units.ts'
import type { Observation } from './observe.ts'
import { defaultAlarmSettings } from './settings.ts'

/** What alarms are tested with. */
export const me: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
/** P2P.org in the embedded list. */
export const operator: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
export const avs: Address = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
export const other: Address = '0x2134028ADaBE52464E2e3170961F74F4F52D0f51'
export const stETHStrategy = strategies[0]?.address as Address
const stETH = strategies[0]?.token as Address
export const ether = 10n ** 18n

export const blockAt = (number: bigint): BlockRef => ({ number, timestamp: 1_795_000_000n + number * 12n })
/** ms at which a block is a moment old. */
export const nowAt = (number: bigint) => Number(blockAt(number).timestamp) * 1_000 + 2_000

export const setOf = (change: Partial<SetFacts> = {}): SetFacts => ({
  avs,
  id: 0,
  joined: true,
  slashable: true,
  redistributing: false,
  recipient: '0x00000000000000000000000000000000000E16E4',
  slasher: avs,
  nextSlasher: null,
  strategies: [stETHStrategy],
  allocations: [allocated(WAD / 4n)],
  ...change,
})
export const allocated = (currentMagnitude: bigint, pendingDiff = 0n, effectBlock = 0n) => ({
  strategy: stETHStrategy,
  currentMagnitude,
  pendingDiff,
  effectBlock,
})

type Reads = Partial<Omit<OperatorState, 'maxMagnitudes'>> & {
  max?: bigint
  splits?: Record<string, number>
  slashes?: Record<string, Record<string, bigint>>
  of?: Address
}
export function readingOf({
  max = WAD,
  splits = {},
  slashes = {},
  of = operator,
  ...change
}: Reads = {}): OperatorReading {
  return {
    state: {
      operator: of,
      registered: true,
      allocationDelay: 100n,
      approver: '0x0000000000000000000000000000000000000000',
      sets: [setOf()],
      maxMagnitudes: new Map([[stETHStrategy.toLowerCase(), max]]),
      delegated: new Map(),
      ...change,
    },
    splits: new Map(Object.entries({ pi: 1_000, ...splits })),
    slashes: new Map(Object.entries(slashes).map(([key, ids]) => [key, new Map(Object.entries(ids))])),
  }
}

export const delegated = (to = operator): PortfolioRow => ({
  position: { id: 'eigenlayer:delegation:operator', protocol: 'eigenlayer', kind: 'delegation', operator: to },
  block: blockAt(1n),
  value: null,
  rate: null,
})
export const staked = (amount: bigint, deposit = 20n * ether): PortfolioRow => ({
  position: {
    id: `eigenlayer:restaked:${stETHStrategy}`,
    protocol: 'eigenlayer',
    kind: 'restaked',
    strategy: stETHStrategy,
    token: stETH,
    asset: { symbol: 'stETH', decimals: 18, known: true },
    depositShares: shares(deposit),
    withdrawableShares: shares(amount),
    depositScalingFactor: WAD,
    withdrawable: tokenUnits(amount),
    deposited: tokenUnits(deposit),
    lost: tokenUnits(deposit - amount),
  },
  block: blockAt(1n),
  value: null,
  rate: null,
})
const token = { address: stETH, symbol: 'stETH', decimals: 18 } as Token
export function leaving(id: string, completable: boolean): PortfolioRow {
  const row = queued(id, [{ token, shares: ether }])
  return { ...row, position: { ...row.position, completable } as PortfolioRow['position'] }
}

export const portfoliosOf = (
  rows: readonly PortfolioRow[],
  number: bigint,
  account: Address = me,
): Readonly<Record<ReturnType<typeof portfolioKey>, Portfolio>> => ({
  [portfolioKey(1, account)]: { account, chainId: 1, block: blockAt(number), rows, failures: [], etherPrice: null },
})

type Looks = { rows?: readonly PortfolioRow[]; checkpoints?: WatchReading['checkpoints'] } & Partial<Observation>
/** What a refresh at this block brings: delegated to one operator that reads as given, or does not (null). */
export function seenAt(
  number: bigint,
  read: OperatorReading | null = readingOf(),
  { rows = [delegated()], checkpoints = new Map(), ...change }: Looks = {},
): Observation {
  const operators: WatchReading['operators'] = new Map(
    read === null ? [] : [[read.state.operator, { ok: true as const, value: read }]],
  )
  return {
    block: blockAt(number),
    portfolios: portfoliosOf(rows, number),
    whole: true,
    answered: true,
    accounts: [me],
    markets: null,
    reading: { operators, checkpoints },
    now: nowAt(number),
    ...change,
  }
}

export const contextAt = (number: bigint, change: Partial<typeof defaultAlarmSettings> = {}) => {
  const settings = { ...defaultAlarmSettings, ...change }
  return { settings, thresholds: { ...settings, discount: wad(2n * 10n ** 16n) }, now: nowAt(number) }
}
