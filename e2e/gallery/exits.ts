import type { Address } from 'viem'
import type { Mirror, Portfolio, PortfolioRow } from '../../lib/messaging/mirror.ts'
import { portfolioKey } from '../../lib/portfolio/key.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import { etherAsset } from '../../lib/protocols/tokens.ts'
import type { ExitDelay, ExitPosition, WithdrawalPosition } from '../../lib/protocols/types.ts'
import { tokenUnits, wei } from '../../lib/units.ts'
import { account, block, ether, older, portfolio, second, third, tokenOf, unlocked } from './world.ts'

// What the exit desk shows in each of its states: tickets of queues beside the queued withdrawals of the other scenes.

const inDays = (days: number) => block.timestamp + BigInt(Math.round(days * 86_400))
const queue: Address = '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1'

const ticket = (
  protocol: string,
  number: bigint | null,
  given: string,
  amount: bigint,
  change: Partial<ExitPosition> = {},
  at = block,
): PortfolioRow => {
  const token = tokenOf(given)
  const position: ExitPosition = {
    id: `${protocol}:exit:${number ?? given}`,
    protocol,
    kind: 'exit',
    ticket: { contract: queue, number, transferable: number !== null },
    given: {
      token: token.address,
      asset: { symbol: token.symbol, decimals: token.decimals, known: true },
      amount: tokenUnits(amount),
    },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    state: 'waiting',
    delay: [],
    repricing: true,
    finish: { batch: 'claims' },
    ...change,
  }
  return { position, block: at, value: position.amountNow === null ? null : wei(position.amountNow), rate: null }
}
const delay = (what: ExitDelay['what'], change: Partial<ExitDelay> = {}): ExitDelay => ({
  what,
  over: false,
  block: null,
  time: null,
  ...change,
})

const waiting = [
  ticket('lido', 81_234n, 'stETH', 12_500_000_000_000_000_000n, {
    amountNow: tokenUnits(12_493_217_000_000_000_000n),
    delay: [delay('report', { over: true }), delay('queue')],
  }),
  ticket('renzo', 7n, 'ezETH', 3n * ether, {
    amountNow: tokenUnits(3_211_000_000_000_000_000n),
    amountAsked: tokenUnits(3_211_500_000_000_000_000n),
    delay: [delay('cooldown', { time: inDays(4.3), since: { time: inDays(-2.7) } }), delay('liquidity')],
  }),
  ticket('etherfi', 40_321n, 'weETH', ether, {
    amountNow: null,
    amountAsked: null,
    delay: [delay('operator')],
    repricing: false,
  }),
]
const claimable = [
  ticket('lido', 80_001n, 'stETH', 5n * ether, {
    state: 'completable',
    repricing: false,
    amountNow: tokenUnits(4_998_120_000_000_000_000n),
  }),
  ticket('lido', 80_002n, 'wstETH', ether, {
    state: 'completable',
    repricing: false,
    amountNow: tokenUnits(1_180_000_000_000_000_000n),
    amountAsked: tokenUnits(1_180_000_000_000_000_000n),
  }),
]
const frozen = ticket('renzo', 9n, 'ezETH', ether, {
  state: 'frozen',
  amountNow: tokenUnits(1_070_000_000_000_000_000n),
  note: sentence('errors.NotFinishableError.paused'),
  delay: [delay('cooldown', { over: true, time: inDays(-1), since: { time: inDays(-8) } })],
})

const queuedRows = portfolio.rows.filter(({ position }) => position.kind === 'withdrawal')
const withdrawal = (row: PortfolioRow, change: Partial<WithdrawalPosition>): PortfolioRow => ({
  ...row,
  position: { ...(row.position as WithdrawalPosition), ...change },
})
const [ready, open] = queuedRows as [PortfolioRow, PortfolioRow]
const unfunded = withdrawal(ready, { id: 'eigenlayer:withdrawal:c', obstacle: 'unfunded' })
const delegation = portfolio.rows.filter(({ position }) => position.kind === 'delegation')

const of = (rows: readonly PortfolioRow[], owner: Address = account, change: Partial<Portfolio> = {}): Portfolio => ({
  ...portfolio,
  account: owner,
  rows,
  failures: [],
  ...change,
})
const holding = (...portfolios: readonly Portfolio[]): Partial<Mirror> => ({
  portfolios: Object.fromEntries(portfolios.map((one) => [portfolioKey(one.chainId, one.account), one])),
})
const alone: Partial<Mirror> = { accounts: unlocked.accounts.slice(0, 1) }
const scan = (progress: number, change: Partial<Mirror['scans'][number]> = {}): Mirror['scans'][number] => ({
  chainId: 1,
  accounts: [account],
  scans: ['etherfi:tickets'],
  progress,
  error: null,
  ...change,
})
const chainError = { name: 'ChainUnreachableError', code: 4901, message: '', data: 'timeout' }

/** Scenes of the desk by name: what each changes in the mirror, and where it is. */
export const exitScenes: Readonly<Record<string, { path: string; change: Partial<Mirror> }>> = {
  'exits-empty': { path: '/exits', change: { ...alone, ...holding(of([])) } },
  'exits-empty-searching': {
    path: '/exits',
    change: { ...alone, ...holding(of([])), scans: [scan(0.43), scan(0.61, { scans: ['lido:tickets'] })] },
  },
  'exits-first-read': {
    path: '/exits',
    change: { ...alone, portfolios: {}, refresh: { ...unlocked.refresh, running: true, finishedAt: null } },
  },
  'exits-no-endpoint': {
    path: '/exits',
    change: { ...alone, portfolios: {}, settings: { ...unlocked.settings, endpoints: {} } },
  },
  'exits-waiting': {
    path: '/exits',
    change: { ...alone, ...holding(of([open, ...waiting, ...delegation])), scans: [scan(0.43)] },
  },
  'exits-ready': {
    path: '/exits',
    change: { ...alone, ...holding(of([ready, ...claimable, open, ...delegation])) },
  },
  'exits-frozen': {
    path: '/exits',
    change: { ...alone, ...holding(of([unfunded, frozen, waiting[0] as PortfolioRow, ...delegation])) },
  },
  'exits-under-way': {
    path: '/exits',
    change: {
      ...alone,
      ...holding(of([ready, ...claimable, ...delegation])),
      activity: [
        { ...(unlocked.activity[0] as Mirror['activity'][number]), finishes: [claimable[0]?.position.id ?? ''] },
      ],
    },
  },
  'exits-accounts': {
    path: '/exits',
    change: holding(
      of([ready, open, ...delegation]),
      of([...claimable, waiting[1] as PortfolioRow], second),
      of([claimable[0] as PortfolioRow], third),
    ),
  },
  'exits-undelegated': {
    path: '/exits',
    change: { ...alone, ...holding(of([open])), activity: [] },
  },
  'exits-stale': {
    path: '/exits',
    change: {
      ...alone,
      ...holding(
        of([ticket('lido', 5n, 'stETH', ether, { delay: [delay('queue')] }, older), open, ...delegation], account, {
          failures: [{ protocol: 'lido', error: { name: 'ReadError', code: 4901, message: '' } }],
        }),
      ),
      refresh: {
        ...unlocked.refresh,
        error: chainError,
        chains: [{ chainId: 1, running: false, finishedAt: null, error: chainError }],
      },
      scans: [scan(0.8, { error: chainError })],
    },
  },
  'exit-withdrawal': { path: pathOf(open), change: holding(of([open, ...delegation])) },
  'exit-completable': { path: pathOf(ready), change: holding(of([ready, ...delegation])) },
  'exit-ticket': { path: pathOf(waiting[1] as PortfolioRow), change: holding(of(waiting)) },
  'exit-claimable': { path: pathOf(claimable[0] as PortfolioRow), change: holding(of(claimable)) },
  'exit-unknown': { path: pathOf(waiting[2] as PortfolioRow), change: holding(of(waiting)) },
  'exit-frozen': { path: pathOf(frozen), change: holding(of([frozen])) },
  leave: { path: leaving('stETH'), change: {} },
  'leave-wrapped': { path: leaving('wstETH'), change: {} },
  'leave-limit': { path: leaving('ezETH'), change: {} },
  'leave-shut': { path: leaving('weETH'), change: {} },
  'leave-none': { path: leaving('rETH'), change: {} },
  'leave-unknown': { path: '/leave/1/0x0000000000000000000000000000000000000001', change: {} },
  'exit-gone': { path: pathOf(frozen), change: holding(of([])) },
}

function leaving(symbol: string): string {
  return `/leave/1/${tokenOf(symbol).address}`
}

function pathOf({ position }: PortfolioRow): string {
  return `/exits/1/${account}/${encodeURIComponent(position.id)}`
}
