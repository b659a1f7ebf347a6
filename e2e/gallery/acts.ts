import { stepRules } from '../../lib/background/steps.ts'
import type { Action, ActionPreview, PlanView } from '../../lib/messaging/acts.ts'
import type { Mirror } from '../../lib/messaging/mirror.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import { tokenUnits, wei } from '../../lib/units.ts'
import { account, block, ether, tokenOf, unlocked } from './world.ts'

const strategyOf = (symbol: string) =>
  unlocked.registry.strategies.find(({ token }) => token === tokenOf(symbol).address)?.address ?? account
const asset = (symbol: string) => ({ symbol, decimals: 18, known: true })
const { address: steth } = tokenOf('stETH')

/** What the gallery's background answers when a form asks what an action would do. */
export function previewOf(action: Action): ActionPreview {
  const amount = 'amount' in action ? action.amount : null
  const given = action.kind === 'enter' ? { token: null, asset: asset('ETH') } : { token: steth, asset: asset('stETH') }
  const restakes = action.kind === 'restake'
  const tooMuch = amount !== null && amount > 100n * ether
  return {
    gives: null,
    receives: amount === null ? null : { token: steth, asset: asset('stETH'), amount: tokenUnits(amount - 1n) },
    least: null,
    most: tokenUnits(150_000n * ether),
    fee: action.kind === 'enter' ? ((5n * 10n ** 14n) as never) : null,
    closed: tooMuch ? sentence('act.mintOff', { token: { type: 'name', text: 'stETH' } }) : null,
    next: restakes
      ? [
          sentence('notes.eigenlayer.earnsNothingYet'),
          sentence('notes.eigenlayer.exitTakes', { wait: { type: 'blocks', blocks: 100_800n } }),
        ]
      : [sentence('act.arrivesAtOnce', { token: { type: 'name', text: 'stETH' } })],
    held: tokenUnits(12_345_678_901_234_567_890n),
    given: action.kind === 'delegate' || action.kind === 'undelegate' ? null : given,
    kept: action.kind === 'enter' ? wei(276_000_000_000_000n) : null,
    networkFee: wei(184_000_000_000_000n),
    steps: restakes ? plan.steps.map(({ title }) => title) : [sentence('act.step.undelegate')],
    block,
  }
}

const titles = [
  stepRules.allow.title({ token: steth, spender: account, amount: 4n * ether }),
  stepRules.deposit.title({ strategy: strategyOf('stETH'), token: steth, amount: 4n * ether }),
] as const
const plan: PlanView = {
  id: 'one',
  kind: 'restake',
  account,
  chainId: 1,
  title: titles[1],
  createdAt: 0,
  steps: [
    { title: titles[0], state: { is: 'done' } },
    { title: titles[1], state: { is: 'ready', failed: true } },
  ],
}

/** Scenes of staking and restaking: where, and what is different from the plain wallet. */
export const actScenes: Readonly<Record<string, { path: string; change: Partial<Mirror> }>> = {
  act: { path: '/act', change: { plans: [plan] } },
  'act-stake': { path: `/act/stake/${steth}`, change: {} },
  'act-restake': { path: `/act/restake/${strategyOf('stETH')}`, change: {} },
  'act-queue': { path: `/act/queue/${strategyOf('stETH')}`, change: {} },
  'act-delegate': { path: '/act/delegate', change: {} },
  'home-begun': { path: '/', change: { plans: [plan] } },
}
