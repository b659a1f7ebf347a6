import { useState } from 'react'
import type {
  FiguresReport,
  OperatorRewards,
  RatesReport,
  RewardLine,
  StrategyRewards,
} from '../../../lib/messaging/rewards.ts'
import { yearlyTokens } from '../../../lib/protocols/eigenlayer/rewards/yearly.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatDate, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { AddressLine, shortAddress } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { useTokens } from './names.ts'
import styles from './Rewards.module.css'

/** One operator's pay for one kind of stake: by whom, in what, net of what the operator keeps, and for which risk. */
export function OperatorPay({
  paid: { operator, strategy },
  report,
}: {
  paid: OperatorRewards & { strategy: StrategyRewards }
  report: RatesReport
}) {
  const unpriced = new Set([...strategy.paid.unpriced, ...strategy.incentives.unpriced]).size
  return (
    <div className={styles.more}>
      <AddressLine address={operator} copy />
      <Facts>
        <Fact label={t('rewards.staked')}>
          {strategy.staked === null ? (
            t('common.unknown')
          ) : (
            <Amount amount={strategy.staked} decimals={18} symbol={strategy.symbol} digits={2} />
          )}
        </Fact>
        <Fact label={t('rewards.slashable')}>
          {strategy.slashable === null ? t('common.unknown') : formatPercent(strategy.slashable, { loss: true })}
        </Fact>
        <Fact label={t('rewards.perRisk')}>{riskText(strategy)}</Fact>
      </Facts>
      <ul className={styles.payers}>
        {strategy.lines.map((line) => (
          <li key={`${line.kind}${line.avs}${line.setId}${line.token}`} className={styles.payer}>
            <Payer line={line} strategy={strategy} report={report} />
          </li>
        ))}
      </ul>
      {unpriced > 0 && <Muted>{t('rewards.unpriced', { count: unpriced })}</Muted>}
      <Figures operator={operator} strategy={strategy} />
    </div>
  )
}

function riskText({ perRisk, slashable, paid, incentives }: StrategyRewards): string {
  const part = paid.unpriced.length > 0 || incentives.unpriced.length > 0
  if (perRisk !== null) return t(part ? 'rewards.atLeast' : 'rewards.perYear', { percent: formatPercent(perRisk) })
  return slashable === 0n ? t('rewards.noRisk') : t('common.unknown')
}

function Payer({ line, strategy, report }: { line: RewardLine; strategy: StrategyRewards; report: RatesReport }) {
  const { decimals, symbol } = useTokens(report.tokens)(line.token)
  const name = line.avsName ?? shortAddress(line.avs)
  const yearly = yearlyTokens(line.net, strategy.staked, report.window.days)
  const split = t('rewards.lineSplit', { percent: formatPercent(BigInt(line.splitBips) * 10n ** 14n) })
  const pending =
    line.pendingSplit === null
      ? ''
      : ` (${t('rewards.linePending', {
          percent: formatPercent(BigInt(line.pendingSplit.bips) * 10n ** 14n),
          date: formatDate(line.pendingSplit.activatedAt),
        })})`
  return (
    <>
      <span>
        {payerText(line, name)}: <Amount amount={line.net} decimals={decimals} symbol={symbol} digits={6} pad={false} />
      </span>
      <span>
        {yearly !== null && decimals !== null && (
          <>
            {t('rewards.lineYear', {
              // The stake is counted in whole tokens of 18 decimals.
              amount: `${formatShort(yearly, decimals, 6)} ${symbol}`,
              symbol: strategy.symbol,
            })}
            {' · '}
          </>
        )}
        {split}
        {pending}
      </span>
    </>
  )
}

function payerText({ kind, setId }: RewardLine, name: string): string {
  const set = String(setId ?? '')
  switch (kind) {
    case 'incentives':
      return t('rewards.from.incentives')
    case 'avs':
    case 'operatorDirectedAvs':
      return t(`rewards.from.${kind}`, { name })
    case 'operatorDirectedSet':
    case 'uniqueStake':
    case 'totalStake':
      return t(`rewards.from.${kind}`, { name, set })
  }
}

/** What somebody else's server says of it, when the user added one and asks. */
function Figures({ operator, strategy }: { operator: OperatorRewards['operator']; strategy: StrategyRewards }) {
  const sources = useCommand('rewards.sources')
  const figures = useCommand('rewards.figures')
  const [report, setReport] = useState<FiguresReport | null>(null)
  const [none, setNone] = useState(false)
  const ask = async () => {
    const set = await sources.run(null)
    if (set !== null && set.output.figures === null) {
      setNone(true)
      return
    }
    const done = await figures.run({ operator })
    if (done !== null) setReport(done.output)
  }
  if (none) return <Muted>{t('rewards.figureUnset')}</Muted>
  if (report === null) {
    return (
      <>
        <ErrorNote error={figures.error} />
        <Button small busy={sources.busy || figures.busy} onClick={() => void ask()}>
          {t('rewards.compare')}
        </Button>
      </>
    )
  }
  const { host } = new URL(report.url)
  const said = report.figures.find((one) => one.strategy.toLowerCase() === strategy.strategy.toLowerCase())
  return (
    <Muted>
      {said === undefined
        ? t('rewards.figureNone', { host })
        : said.unit === 'percent'
          ? t('rewards.figureSays', { host, figure: `${said.said}%` })
          : t('rewards.figureUnit', { host, figure: said.said })}
      {'. '}
      {t('rewards.figuresHelp')}
    </Muted>
  )
}
