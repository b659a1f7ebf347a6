import type { ExposureReport } from '../../../lib/messaging/exposure.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { Section } from '../../ui/Stack.tsx'
import { formatRisk } from './Ether.tsx'
import { avsNameIn, nameOf, operatorNameIn } from './names.ts'
import styles from './Risk.module.css'

/** What a reader should not have to work out: concentration, who gains, which operator several assets meet. */
export function Facts({ report }: { report: ExposureReport }) {
  const facts = factsOf(report)
  if (facts.length === 0) return null
  return (
    <Section title={t('secures.facts')}>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Section>
  )
}

function factsOf(report: ExposureReport): readonly string[] {
  const { largestAvs, largestOperator, total, operators } = report
  const facts: string[] = []
  if (largestAvs !== null) {
    const name = avsNameIn(report, largestAvs.avs)
    facts.push(t('secures.largestAvs', { name, percent: formatPercent(largestAvs.share) }))
  }
  if (largestOperator !== null) {
    const name = operatorNameIn(report, largestOperator.operator)
    facts.push(t('secures.largestOperator', { name, percent: formatPercent(largestOperator.share) }))
  }
  const met = operators
    .filter(({ assets }) => assets.length > 1)
    .toSorted((a, b) => b.assets.length - a.assets.length)[0]
  if (met !== undefined) {
    facts.push(t('secures.met', { count: met.assets.length, name: nameOf(met.operator, met.name) }))
  }
  if (total.redistributable > 0n) {
    facts.push(t('secures.redistributable', { amount: formatRisk(total.redistributable) }))
  } else if (total.now > 0n && total.unread === 0n) facts.push(t('secures.redistributableNone'))
  const quick = operators.filter((row) => row.quick).length
  if (quick > 0) facts.push(t('secures.quickCount', { count: quick }))
  return facts
}
