import type { ActionPreview } from '../../../lib/messaging/acts.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatInteger, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { cx } from '../../ui/cx.ts'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import styles from './Act.module.css'

/** What becomes of what is given: it arrives, it is paid once the wait is over, or EigenLayer credits it. */
export type Gains = 'receives' | 'receivesLater' | 'credited'

/** What an action would do, what it costs, what stands in its way and what comes after. */
export function Outcome({
  preview,
  current,
  gains = 'receives',
}: {
  preview: ActionPreview
  current: boolean
  gains?: Gains
}) {
  const { closed, next, steps, block } = preview
  return (
    <div className={cx(styles.outcome, !current && styles.stale)} aria-busy={!current}>
      {closed !== null && (
        <Banner level="caution" live>
          <SentenceText sentence={closed} form="flowing" />
        </Banner>
      )}
      <Section title={t('act.what')}>
        <Numbers preview={preview} gains={gains} />
      </Section>
      {steps.length > 1 && (
        <Section title={t('act.stepsTitle')}>
          <ol className={styles.list}>
            {steps.map((step) => (
              <li key={step.key}>
                <SentenceText sentence={step} form="flowing" />
              </li>
            ))}
          </ol>
        </Section>
      )}
      {next.length > 0 && (
        <Section title={t('act.next')}>
          <ul className={styles.list}>
            {next.map((sentence) => (
              <li key={sentence.key}>
                <SentenceText sentence={sentence} form="flowing" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Muted>{t('act.readAt', { block: formatInteger(block.number) })}</Muted>
    </div>
  )
}

function Numbers({ preview, gains }: { preview: ActionPreview; gains: Gains }) {
  const { asset } = useRegistry()
  const { receives, fee, networkFee, kept, least, most, given, steps } = preview
  const gives = given === null ? null : asset(given)
  const gets = receives === null ? null : asset(receives)
  const inGiven = (amount: bigint) =>
    gives !== null && <Amount amount={amount} decimals={gives.decimals} symbol={gives.symbol} digits={6} pad={false} />
  return (
    <Facts>
      {receives !== null && gets !== null && (
        <Fact label={t(`act.${gains}`)}>
          {receives.amount === null ? (
            t('act.unknownAmount')
          ) : (
            <Amount amount={receives.amount} decimals={gets.decimals} symbol={gets.symbol} strong />
          )}
        </Fact>
      )}
      {fee !== null && <Fact label={t('act.fee')}>{fee === 0n ? t('act.noFee') : formatPercent(fee)}</Fact>}
      {least !== null && least > 0n && gives !== null && <Fact label={t('act.least')}>{inGiven(least)}</Fact>}
      {most !== null && gives !== null && <Fact label={t('act.most')}>{inGiven(most)}</Fact>}
      <Fact label={t(steps.length > 1 ? 'act.networkFeeFirst' : 'act.networkFee')}>
        {networkFee === null ? t('act.feeUnknown') : `${formatShort(networkFee, 18, 6)} ETH`}
      </Fact>
      {kept !== null && <Fact label={t('act.kept')}>{`${formatShort(kept, 18, 6)} ETH`}</Fact>}
    </Facts>
  )
}
