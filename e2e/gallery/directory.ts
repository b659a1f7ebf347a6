import type { Address } from 'viem'
import type {
  AvsReport,
  Described,
  Description,
  DirectoryList,
  OperatorDetail,
  OperatorRow,
  OperatorsReport,
  Stake,
} from '../../lib/messaging/directory.ts'
import type { Mirror } from '../../lib/messaging/mirror.ts'
import { shares, tokenUnits, wad, wei } from '../../lib/units.ts'
import { block, ether, unlocked } from './world.ts'

// What a chain would answer about operators and AVSs, and what they would say of themselves.

const strategies: Readonly<Record<string, Address>> = {
  stETH: '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
  ETH: '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0',
  EIGEN: '0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7',
}
const p2p: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const kiln: Address = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
const nethermind: Address = '0x110af279aAFfB0d182697d7fC87653838AA5945e'
const stranger: Address = '0xD376471A8F588dA00CC930CcAba531BB9f43C98C'
const eigenDa: Address = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const cap: Address = '0xE65c3eccd18879E103dBC96D854e376Ced4cC7dd'

const stake = (symbol: string, whole: bigint): Stake => ({
  strategy: strategies[symbol] as Address,
  symbol,
  shares: shares(whole * ether),
  tokens: tokenUnits(whole * ether),
  ether: symbol === 'EIGEN' ? null : wei(whole * ether),
})
const row = (operator: Address, name: string | null, change: Partial<OperatorRow> = {}): OperatorRow => ({
  ...{ operator, name, registered: true, closed: false, allocationDelay: 126_000n },
  ...{ stakes: [stake('stETH', 184_223n), stake('ETH', 51_000n)], slashable: [stake('stETH', 61_000n)] },
  ...{ sets: 7, redistributing: 0, commission: { least: 0, most: 1_000 } },
  ...change,
})
const list: DirectoryList = {
  operators: [
    row(p2p, 'P2P.org', { stakes: [stake('stETH', 184_223n), stake('EIGEN', 12_400_000n)] }),
    row(kiln, 'Kiln', { allocationDelay: 0n, commission: { least: 500, most: 1_500 } }),
    row(nethermind, 'Nethermind', { sets: 501, slashable: null, redistributing: null, commission: null }),
    row(stranger, null, { stakes: [stake('stETH', 3n)], slashable: [], sets: 0, allocationDelay: null }),
    row(cap, 'Renzo Operated By HashKey Cloud', { redistributing: 2 }),
  ],
  avss: [
    { avs: eigenDa, name: 'EigenDA', sets: 2, operators: 88, slashable: [stake('stETH', 61_000n)], redistributing: 0 },
    { avs: cap, name: 'Cap', sets: 14, operators: 9, slashable: [stake('ETH', 8_000n)], redistributing: 14 },
  ],
  unread: [{ address: stranger, error: { name: 'ReadError', code: 4901, message: '' } }],
  block,
  readAt: Date.now(),
}

const coverage = {
  span: { from: block.number - 400_000n, to: block.number },
  floor: 17_445_563n,
  head: block.number,
  complete: false,
}
const slashes = [
  {
    ...{ operator: nethermind, operatorName: 'Nethermind', avs: cap, avsName: 'Cap', id: 3 },
    strategies: [{ strategy: strategies.stETH as Address, symbol: 'stETH', wad: wad(3n * 10n ** 17n) }],
    ...{ description: 'Default on loan 42', block: block.number - 90_000n, time: block.timestamp - 1_080_000n },
  },
]
const detail = (operator: Address, name: string | null): OperatorDetail => ({
  ...{ operator, name, registered: true, approver: null, allocationDelay: 0n },
  nextAllocationDelay: { delay: 126_000n, effectBlock: block.number + 30_000n },
  strategies: [
    {
      ...stake('stETH', 184_223n),
      slashable: wad(45n * 10n ** 16n),
      slashableSoon: wad(6n * 10n ** 17n),
      slashed: wad(3n * 10n ** 17n),
    },
    { ...stake('EIGEN', 12_400_000n), slashable: wad(0n), slashableSoon: wad(0n), slashed: wad(0n) },
  ],
  sets: [
    {
      ...{ avs: eigenDa, avsName: 'EigenDA', id: 0, joined: true, slashable: true, redistributing: false },
      ...{ recipient: '0x00000000000000000000000000000000000E16E4', slasher: eigenDa, strategies: 3, split: 1_000 },
      nextSlasher: { slasher: kiln, effectBlock: block.number + 90_000n },
      nextSplit: { after: 2_000, activatedAt: block.timestamp + 400_000n },
      allocations: [
        {
          ...{ strategy: strategies.stETH as Address, symbol: 'stETH', inSet: true, share: wad(25n * 10n ** 16n) },
          pending: { share: wad(4n * 10n ** 17n), effectBlock: block.number + 90_000n },
        },
      ],
    },
    {
      ...{ avs: cap, avsName: 'Cap', id: 3, joined: false, slashable: true, redistributing: true, recipient: cap },
      ...{ slasher: cap, nextSlasher: null, strategies: 1, split: 0, nextSplit: null },
      allocations: [
        {
          ...{ strategy: strategies.ETH as Address, symbol: 'ETH', inSet: false, share: wad(2n * 10n ** 17n) },
          pending: null,
        },
      ],
    },
  ],
  legacy: [{ avs: eigenDa, name: 'EigenDA', split: 1_000, nextSplit: null }],
  incentives: { split: 0, next: null },
  slashes: operator === nethermind ? slashes : [],
})
const names: Readonly<Record<Address, string>> = { [p2p]: 'P2P.org', [kiln]: 'Kiln', [nethermind]: 'Nethermind' }

const operatorsOf = (operators: readonly Address[]): OperatorsReport => ({
  operators: operators.map((one) => detail(one, names[one] ?? null)),
  ...{ withdrawalDelayBlocks: 100_800n, coverage, block, readAt: Date.now() },
})
const avs: AvsReport = {
  ...{ avs: cap, name: 'Cap', registrar: eigenDa, deallocationDelay: 100_800n, setCount: 14, setsFound: 2 },
  sets: [
    {
      ...{ id: 3, redistributing: true, recipient: cap, slasher: kiln, nextSlasher: null, slashCount: 1 },
      strategies: [{ strategy: strategies.stETH as Address, symbol: 'stETH' }],
      memberCount: 2,
      members: [
        { operator: nethermind, name: 'Nethermind', slashable: [stake('stETH', 40_000n)] },
        { operator: stranger, name: null, slashable: [] },
      ],
      ...{ slashable: [stake('stETH', 40_000n)], least: [stake('stETH', 12_000n)] },
    },
    { id: 4, error: { name: 'ReadError', code: 4901, message: '' } },
  ],
  legacy: [],
  ...{ slashes, coverage, block, readAt: Date.now() },
}

function describe(one: Described): Description {
  const said = { ...one, host: 'operator.example', fault: null, mixed: false, picture: null, pictureFault: null }
  const plain = { description: 'Professional validators since 2020.', website: 'operator.example' }
  const read = { fetchedAt: Date.now(), changed: null }
  if (one.address !== stranger) return { ...said, ...plain, ...read, name: 'Validator company' }
  return {
    ...{ ...said, ...plain, ...read, name: 'Eigenl\u0430yer Official', mixed: true, pictureFault: 'type' },
    changed: { at: Date.now() - 90_000_000, name: 'Harbour Nodes' },
  }
}

/** What the gallery's background answers about operators and AVSs. */
export function directoryAnswer(name: string, given: Record<string, unknown>): unknown {
  if (name === 'directory.list') return list
  if (name === 'directory.operators') return operatorsOf(given.operators as readonly Address[])
  if (name === 'directory.avs') return avs
  if (name === 'directory.search') return coverage
  return (given.who as readonly Described[]).map(describe)
}

const named: Partial<Mirror> = { settings: { ...unlocked.settings, descriptions: true } }

/** Scenes by name: where, and what the mirror has beside the usual. */
export const directoryScenes: Readonly<Record<string, { path: string; change?: Partial<Mirror> }>> = {
  operators: { path: '/operators' },
  'operators-named': { path: '/operators', change: named },
  operator: { path: `/operators/${nethermind}` },
  'operator-self-declared': { path: `/operators/${stranger}`, change: named },
  'operators-compared': { path: `/operators/compare/${[p2p, kiln, nethermind, stranger].join(',')}` },
  avs: { path: `/avs/${cap}` },
}
