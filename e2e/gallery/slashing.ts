import type { Address } from 'viem'
import { exposureOf } from '../../lib/background/exposure.ts'
import { type Pricing, reportOn } from '../../lib/background/slashingReport.ts'
import type { ExposureChange, SlashingReport, SlashRehearsal, SlashTarget } from '../../lib/messaging/slashing.ts'
import { strategies } from '../../lib/protocols/eigenlayer/addresses.ts'
import { stagesOf } from '../../lib/risk/effect.ts'
import type { Allocation, OperatorState, SetFacts } from '../../lib/risk/operators.ts'
import type { Scene } from '../../lib/risk/staker.ts'
import { shares, tokenUnits, WAD, type Wad, wad, wei } from '../../lib/units.ts'
import { account, block, ether } from './world.ts'

// A stake that two operators' sets can slash, told by the real model; what a chain would answer is written down here.

const strategyOf = (symbol: string) => strategies.find((one) => one.symbol === symbol)?.address as Address
const [steth, reth] = [strategyOf('stETH'), strategyOf('rETH')]
const p2p: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const kiln: Address = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
const eigenDa: Address = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const eoracle: Address = '0x23221c5bB90C7c57ecc1E75513e2E4257673F0ef'
const stranger: Address = '0x71E6fc2d0fD4A57bc0b4c3a1ae4C1C2e3e5d7A91'

const percent = (number: number) => BigInt(number) * 10n ** 16n
const allocation = (strategy: Address, magnitude: number, pending = 0): Allocation => ({
  strategy,
  currentMagnitude: percent(magnitude),
  pendingDiff: percent(pending),
  effectBlock: pending === 0 ? 0n : block.number + 4_000n,
})
const set = (
  avs: Address,
  id: number,
  allocations: readonly Allocation[],
  change: Partial<SetFacts> = {},
): SetFacts => ({
  avs,
  id,
  joined: true,
  slashable: true,
  redistributing: false,
  recipient: '0x00000000000000000000000000000000000E16E4',
  slasher: avs,
  nextSlasher: null,
  strategies: [steth, reth],
  allocations,
  ...change,
})
const operator = (address: Address, delay: bigint, sets: readonly SetFacts[]): OperatorState => ({
  operator: address,
  registered: true,
  allocationDelay: delay,
  approver: '0x0000000000000000000000000000000000000000',
  sets,
  maxMagnitudes: new Map(strategies.map((one) => [one.address.toLowerCase(), 10n ** 18n])),
  delegated: new Map(),
})
const operators = [
  operator(p2p, 20n, [
    set(eigenDa, 0, [allocation(steth, 25), allocation(reth, 30)]),
    set(eoracle, 1, [allocation(steth, 10, 15)]),
  ]),
  operator(kiln, 0n, [
    set(eigenDa, 0, [allocation(steth, 30)]),
    set(stranger, 3, [allocation(steth, 40)], { redistributing: true, recipient: stranger }),
  ]),
]

const scene = (more: Partial<Scene['staker']> = {}): Scene => ({
  staker: {
    account,
    operator: p2p,
    beaconChain: WAD,
    deposits: [
      { strategy: steth, depositShares: shares((20n * ether * 97n) / 100n), scaling: WAD },
      { strategy: reth, depositShares: shares(5n * ether), scaling: WAD },
    ],
    queued: [
      {
        settled: null,
        withdrawal: {
          staker: account,
          delegatedTo: kiln,
          withdrawer: account,
          nonce: 3n,
          startBlock: block.number - 20_000n,
          strategies: [steth],
          scaledShares: [shares(8n * ether)],
        },
      },
    ],
    nonce: 4n,
    withdrawalDelay: 100_800n,
    block: block.number,
    ...more,
  },
  operators,
})

const rates = new Map([
  [steth, (103n * WAD) / 100n],
  [reth, (113n * WAD) / 100n],
])
const pricing: Pricing = {
  of: (strategy) => {
    const known = strategies.find(({ address }) => address.toLowerCase() === strategy.toLowerCase())
    return { token: known?.token ?? null, asset: { symbol: known?.symbol ?? null, decimals: 18, known: true } }
  },
  worth: (strategy, amount) => {
    const per = [...rates].find(([key]) => key.toLowerCase() === strategy.toLowerCase())?.[1] ?? WAD
    return { shares: amount, tokens: tokenUnits((amount * 102n) / 100n), wei: wei((amount * per) / WAD) }
  },
}

export const report = (): SlashingReport => reportOn(scene(), pricing, { block, readAt: Date.now() })
/** Of an account that has delegated to nobody. */
export const calmReport = (): SlashingReport =>
  reportOn(scene({ operator: null, queued: [] }), pricing, { block, readAt: Date.now() })

/** The rehearsal of these sets: a gate refused the last of several. */
export function rehearsal(targets: readonly SlashTarget[], size: Wad): SlashRehearsal {
  const { parts, sets, together } = report()
  const [all] = together
  const named = [...sets, ...together].find((one) => one.targets.length === targets.length) ?? all
  return {
    block,
    size: wad(size),
    agrees: true,
    unavailable: null,
    steps: targets.map((target, index) => ({
      target,
      avsName: sets.find(({ targets: [own] }) => own?.avs === target.avs)?.avs?.name ?? null,
      slasher: target.avs,
      contract: target.avs === eigenDa && index === 0,
      refused:
        index === 2
          ? { by: 'gate', reason: { type: 'named', name: 'CurrentlyPaused', args: [], sentence: null } }
          : null,
      agrees: true,
    })),
    parts: parts.map((part, index) => {
      const left = pricing.worth(part.strategy, named?.left[index] ?? part.now.shares)
      return { ...part, model: left, contracts: left }
    }),
  }
}

/** What moving everything to Kiln changes. */
export const exposure = (what: 'delegate' | 'redelegate'): ExposureChange =>
  exposureOf(
    stagesOf(
      what === 'delegate' ? scene({ operator: null, queued: [] }) : scene({ queued: [] }),
      { what, operator: kiln },
      shares(0n),
    ),
    pricing,
    block,
  )
