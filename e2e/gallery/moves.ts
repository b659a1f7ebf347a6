import { getAddress } from 'viem'
import { moveSteps } from '../../lib/background/moveSteps.ts'
import type { PlanView, StepState } from '../../lib/messaging/acts.ts'
import type { Mirror } from '../../lib/messaging/mirror.ts'
import type { MovePreview, MoveReview } from '../../lib/messaging/moves.ts'
import { operatorNames } from '../../lib/protocols/eigenlayer/names.ts'
import { addressValue, sentence } from '../../lib/protocols/sentence.ts'
import { wad, wei } from '../../lib/units.ts'
import { risk } from './effects.ts'
import { account, block, ether, portfolio } from './world.ts'

const kiln = getAddress('0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662')
const delegation = portfolio.rows.map(({ position }) => position).find(({ kind }) => kind === 'delegation')
const from = delegation?.kind === 'delegation' ? delegation.operator : null
const roots = portfolio.rows.flatMap(({ position }) => (position.kind === 'withdrawal' ? [position.root] : []))
const name = operatorNames().find(({ address }) => address === kiln)?.name

/** What the gallery's background answers before a move. */
export const movePreview: MovePreview = {
  from,
  present: from === null ? null : risk(from),
  chosen: {
    ...risk(kiln),
    allocationDelay: 126_000n,
    sets: risk(kiln).sets.slice(0, 1),
    strategies: risk(kiln).strategies.map((one) => ({ ...one, slashableSoon: wad(ether / 8n) })),
  },
  closed: null,
  next: [
    sentence('notes.eigenlayer.undelegateQueues', { count: { type: 'number', number: 2n } }),
    sentence('notes.eigenlayer.moveSlashable', { wait: { type: 'blocks', blocks: 100_800n } }),
    sentence('notes.eigenlayer.moveLands', { operator: addressValue(kiln, name) }),
  ],
  networkFee: wei(412_000_000_000_000n),
  block,
}

/** And while one is under way. */
export const moveReview: MoveReview = {
  changes: [
    sentence('act.changed.setJoinedPaying', {
      avs: addressValue('0x23221c5bB90C7c57ecc1E75513e2E4257673F0ef', 'eoracle (EO)'),
      id: { type: 'number', number: 3n },
    }),
    sentence('act.changed.slashableMore', {
      symbol: { type: 'name', text: 'stETH' },
      before: { type: 'percent', wad: ether / 8n },
      after: { type: 'percent', wad: ether / 5n },
    }),
  ],
  risk: movePreview.chosen,
}

const move = (states: readonly StepState[]): PlanView => {
  const [first, second, third] = states as readonly [StepState, StepState, StepState]
  const title = sentence('act.step.redelegate', { operator: addressValue(kiln, name) })
  return {
    id: 'move',
    kind: 'move',
    account,
    chainId: 1,
    title,
    createdAt: 0,
    steps: [
      { title, state: first },
      { title: moveSteps.wait.title({ roots }), state: second },
      { title: moveSteps.complete.title({ roots, asShares: true }), state: third },
    ],
    move: { from, operator: kiln, roots, asShares: true },
  }
}
const waiting = move([{ is: 'done' }, { is: 'waiting', block: block.number + 60_000n }, { is: 'later' }])
const ready = move([{ is: 'done' }, { is: 'done' }, { is: 'ready', failed: false }])
const over = move([{ is: 'done' }, { is: 'done' }, { is: 'done' }])

/** Scenes of a move to another operator. */
export const moveScenes: Readonly<Record<string, { path: string; change: Partial<Mirror> }>> = {
  'act-redelegate': { path: `/act/redelegate/${kiln}`, change: {} },
  'act-redelegate-search': { path: '/act/redelegate', change: {} },
  'plan-waiting': { path: '/plans/move', change: { plans: [waiting] } },
  'plan-ready': { path: '/plans/move', change: { plans: [ready] } },
  'plan-over': { path: '/plans/move', change: { plans: [over] } },
  'home-moving': { path: '/', change: { plans: [waiting] } },
  'exits-moving': { path: '/exits', change: { plans: [waiting] } },
}
