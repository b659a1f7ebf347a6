import type { ExposureChange, ExposureStage } from '../../lib/messaging/slashing.ts'
import { formatShort } from '../messages/amounts.ts'
import { formatInteger, formatPercent } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { SentenceText } from '../parts/SentenceText.tsx'
import { ShareBar } from '../parts/ShareBar.tsx'
import { useRegistry } from '../parts/useRegistry.ts'
import { Banner } from '../ui/Banner.tsx'
import { Muted, Section } from '../ui/Stack.tsx'
import styles from './ExposurePanel.module.css'

/** How much slashing could take before and after, in one look, and the three facts that matter most. */
export function ExposurePanel({ change }: { change: ExposureChange | 'unread' }) {
  if (change === 'unread') {
    return (
      <Section title={t('exposure.title')}>
        <Banner level="caution">{t('exposure.unread')}</Banner>
      </Section>
    )
  }
  return <Told change={change} />
}

function Told({ change }: { change: ExposureChange }) {
  const { stages, rows, facts, block } = change
  return (
    <Section title={t('exposure.title')}>
      <div className={styles.panel} data-testid="exposure">
        <ol className={styles.stages}>
          {stages.map((stage) => (
            <Stage key={stage.when} stage={stage} />
          ))}
        </ol>
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact.key}>
              <SentenceText sentence={fact} form="flowing" />
            </li>
          ))}
        </ul>
        {rows.length > 1 && <Rows change={change} />}
        <Muted>{t('exposure.help', { block: formatInteger(block.number) })}</Muted>
      </div>
    </Section>
  )
}

function Stage({ stage: { when, refused, lost, exposed, operator } }: { stage: ExposureStage }) {
  const { name } = useRegistry()
  return (
    <li className={styles.stage}>
      <span className={styles.when}>{t(`exposure.${when}`)}</span>
      {refused ? (
        <strong>{t('exposure.refused')}</strong>
      ) : (
        <>
          <strong className={styles.share}>{formatPercent(lost.share, { loss: true })}</strong>
          <ShareBar now={lost.share} />
          <span className={styles.of}>
            {lost.wei !== null && exposed !== null && lost.share > 0n
              ? t('exposure.of', { lost: etherText(lost.wei), stake: etherText(exposed) })
              : lost.share === 0n
                ? t('exposure.nothing')
                : ''}
          </span>
          <span className={styles.of}>{operator === null ? '' : (operator.name ?? name(operator.address) ?? '')}</span>
        </>
      )}
    </li>
  )
}

/** The same strategy by strategy, where there are several. */
function Rows({ change: { rows, stages } }: { change: ExposureChange }) {
  const { asset } = useRegistry()
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('exposure.byStrategy')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('exposure.strategy')}</th>
          {stages.map(({ when }) => (
            <th key={when} scope="col">
              {t(`exposure.${when}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.strategy}>
            <th scope="row">{asset(row).symbol}</th>
            {row.stages.map((stage, index) => (
              <td key={stages[index]?.when}>{stage === null ? '–' : formatPercent(stage.share, { loss: true })}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const etherText = (wei: bigint) => `${formatShort(wei, 18, 4)} ETH`
