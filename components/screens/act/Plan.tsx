import { useCallback, useEffect, useState } from 'react'
import { type Address, zeroAddress } from 'viem'
import type { PlanView, StepState } from '../../../lib/messaging/acts.ts'
import type { Portfolio } from '../../../lib/messaging/mirror.ts'
import type { MoveReview, MoveView } from '../../../lib/messaging/moves.ts'
import { portfolioKey } from '../../../lib/portfolio/key.ts'
import type { WithdrawalPosition } from '../../../lib/protocols/types.ts'
import { go } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger, formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { Loss } from '../../parts/PositionRow.tsx'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { SentenceText, secondsPerBlock } from '../../parts/SentenceText.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Bar, Card, Muted, Section, Stack } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import styles from './Act.module.css'
import { PlanCard } from './PlanCard.tsx'
import { PlanSteps } from './PlanSteps.tsx'

/** One plan by its id. A move to another operator has all that is on its way, and the ways to change one's mind. */
export function Plan({ id }: { id: string }) {
  const plan = useWallet((mirror) => mirror.plans.find((one) => one.id === id))
  const portfolio = useWallet((mirror) =>
    plan === undefined ? undefined : mirror.portfolios[portfolioKey(plan.chainId, plan.account)],
  )
  const refresh = useCommand('positions.refresh')
  const reading = useWallet((mirror) => mirror.refresh.running)
  const running = reading || refresh.busy
  return (
    <>
      <Title
        back="/act"
        aside={<ReadAgain busy={running} onRead={() => void refresh.run({ account: plan?.account ?? null })} />}
      >
        {t('act.planTitle')}
      </Title>
      {plan === undefined && <Banner>{t('act.planGone')}</Banner>}
      {plan !== undefined && plan.move === undefined && <PlanCard plan={plan} />}
      {plan?.move !== undefined && <Moving plan={plan} move={plan.move} portfolio={portfolio} />}
    </>
  )
}

type Props = { plan: PlanView; move: MoveView; portfolio: Portfolio | undefined }

function Moving({ plan, move, portfolio }: Props) {
  const started = plan.steps[0]?.state.is === 'done'
  const finished = plan.steps.every(({ state }) => state.is === 'done')
  return (
    <>
      <Card>
        <h2>
          <SentenceText sentence={plan.title} form="flowing" />
        </h2>
        <PlanSteps plan={plan} more={(state) => <When state={state} block={portfolio?.block ?? null} />} />
        <Proceed plan={plan} />
      </Card>
      {started && !finished && <Elsewhere move={move} portfolio={portfolio} />}
      {started && !finished && <OnTheWay move={move} portfolio={portfolio} />}
      {started && !finished && move.asShares && <Changes id={plan.id} />}
      {finished && <Arrived portfolio={portfolio} asShares={move.asShares} />}
      <Mind plan={plan} move={move} started={started} finished={finished} />
    </>
  )
}

/** When a block comes, as the clock shows it, if blocks keep coming every twelve seconds. */
function When({ state, block }: { state: StepState; block: Portfolio['block'] }) {
  if (state.is !== 'waiting' || block === null || state.block <= block.number) return null
  const at = block.timestamp + (state.block - block.number) * secondsPerBlock
  return ` · ${t('act.planWhen', { time: formatTime(at) })}`
}

function Proceed({ plan }: { plan: PlanView }) {
  const proceed = useCommand('plans.proceed')
  const ready = plan.steps.some(({ state }) => state.is === 'ready' || state.is === 'unread')
  return (
    <>
      <ErrorNote error={proceed.error} />
      {ready && (
        <Button variant="primary" block busy={proceed.busy} onClick={() => void proceed.run({ id: plan.id })}>
          {t('act.review')}
        </Button>
      )}
    </>
  )
}

/** The withdrawals of the plan as they are read with everything else: what they are worth, and who can slash them. */
function OnTheWay({ move, portfolio }: Omit<Props, 'plan'>) {
  const { asset, name } = useRegistry()
  const positions = (portfolio?.rows ?? []).map(({ position }) => position)
  const found = positions.filter(
    (position): position is WithdrawalPosition =>
      position.kind === 'withdrawal' && (move.roots?.includes(position.root) ?? false),
  )
  if (found.length === 0) return null
  return (
    <Section title={t('act.onTheWay')}>
      {found.map(({ root, entries, slashable, slashableUntil, withdrawal: { delegatedTo } }) => (
        <Stack key={root} gap="tight">
          <Facts>
            {entries.map(({ strategy, amountNow, amountQueued, ...held }) => {
              const { symbol, decimals } = asset(held)
              const lost = amountQueued - amountNow
              return (
                <Fact key={strategy} label={symbol}>
                  <Amount amount={amountNow} decimals={decimals} symbol={symbol} strong />
                  {lost > 0n && (
                    <>
                      {' '}
                      <Loss>
                        {t('act.lostSince')} <Amount amount={lost} decimals={decimals} symbol={symbol} />
                      </Loss>
                    </>
                  )}
                </Fact>
              )
            })}
          </Facts>
          <Muted>
            {slashable && delegatedTo !== zeroAddress
              ? t('act.slashableBy', {
                  operator: name(delegatedTo) ?? shortAddress(delegatedTo),
                  block: formatInteger(slashableUntil),
                })
              : t('act.slashableNoMore')}
          </Muted>
        </Stack>
      ))}
    </Section>
  )
}

/** What is completed goes to the operator of that moment: whether that is still the one that was chosen. */
function Elsewhere({ move, portfolio }: Omit<Props, 'plan'>) {
  const { name } = useRegistry()
  if (!move.asShares || portfolio === undefined || portfolio.block === null) return null
  const now = operatorOf(portfolio)
  if (now?.toLowerCase() === move.operator.toLowerCase()) return null
  if (now === null) return <Banner level="caution">{t('act.moveNobody')}</Banner>
  return <Banner level="caution">{t('act.moveOther', { operator: name(now) ?? shortAddress(now) })}</Banner>
}

const operatorOf = (portfolio: Portfolio): Address | null =>
  portfolio.rows.flatMap(({ position }) => (position.kind === 'delegation' ? [position.operator] : []))[0] ?? null

/** What the operator has changed since it was chosen. */
function Changes({ id }: { id: string }) {
  const { run, error } = useCommand('moves.review')
  const finishedAt = useWallet((mirror) => mirror.refresh.finishedAt)
  const [review, setReview] = useState<MoveReview | null>(null)
  const read = useCallback(async () => setReview((await run({ id }))?.output ?? null), [run, id])
  // Read again with everything else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time is the reason, not an input
  useEffect(() => void read(), [read, finishedAt])
  if (review === null) return <ErrorNote error={error} />
  const { changes, risk } = review
  return (
    <Section title={t('act.changes')}>
      {changes.length === 0 ? (
        <Muted>{t('act.changesNone')}</Muted>
      ) : (
        <ul className={styles.list}>
          {changes.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same change can be told of several sets
            <li key={index}>
              <SentenceText sentence={sentence} form="flowing" />
            </li>
          ))}
        </ul>
      )}
      <Muted>{t('act.changesAt', { block: formatInteger(risk.block.number) })}</Muted>
    </Section>
  )
}

/** Nothing of the plan is queued any more: what is with the operator, as the chain has it. */
function Arrived({ portfolio, asShares }: { portfolio: Portfolio | undefined; asShares: boolean }) {
  const { asset, name } = useRegistry()
  const operator = portfolio === undefined ? null : operatorOf(portfolio)
  const restaked = (portfolio?.rows ?? []).flatMap(({ position }) => (position.kind === 'restaked' ? [position] : []))
  return (
    <Section title={t('act.planOver')}>
      {!asShares && <Muted>{t('act.planPaidOut')}</Muted>}
      {restaked.length > 0 && operator !== null && (
        <>
          <Muted>{t('act.planWith', { operator: name(operator) ?? shortAddress(operator) })}</Muted>
          <Facts>
            {restaked.map((position) => {
              const { symbol, decimals } = asset(position)
              return (
                <Fact key={position.strategy} label={symbol}>
                  <Amount amount={position.withdrawable} decimals={decimals} symbol={symbol} />
                </Fact>
              )
            })}
          </Facts>
        </>
      )}
    </Section>
  )
}

/** The ways to change one's mind, each with what it does. */
function Mind({ plan, move, started, finished }: Omit<Props, 'portfolio'> & { started: boolean; finished: boolean }) {
  const turn = useCommand('moves.turn')
  const forget = useCommand('plans.forget')
  const leave = async () => {
    if ((await forget.run({ id: plan.id })) !== null) go('/act', { replace: true })
  }
  if (finished) {
    return (
      <Bar>
        <Button small busy={forget.busy} onClick={() => void leave()}>
          {t('act.plan.hide')}
        </Button>
      </Bar>
    )
  }
  return (
    <Section title={t('act.mind')}>
      <ErrorNote error={turn.error ?? forget.error} />
      {started && (
        <>
          <Button block busy={turn.busy} onClick={() => void turn.run({ id: plan.id, asShares: !move.asShares })}>
            {t(move.asShares ? 'act.mindTokens' : 'act.mindShares')}
          </Button>
          <Muted>{t(move.asShares ? 'act.mindTokensHelp' : 'act.mindSharesHelp')}</Muted>
        </>
      )}
      <LinkButton href="#/act/redelegate">{t('act.mindOther')}</LinkButton>
      <Button block busy={forget.busy} onClick={() => void leave()}>
        {t(started ? 'act.mindStop' : 'act.mindCancel')}
      </Button>
      <Muted>{t(started ? 'act.mindStopHelp' : 'act.mindCancelHelp')}</Muted>
    </Section>
  )
}
