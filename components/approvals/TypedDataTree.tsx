import { t } from '../messages/index.ts'
import { ForeignText } from '../parts/SentenceText.tsx'
import { harmless } from '../ui/harmless.ts'
import { Fact, Facts } from '../ui/Row.tsx'
import { Section } from '../ui/Stack.tsx'
import styles from './TypedDataTree.module.css'

/** Validated typed data: nested plain data whose every member is signed. */
type TypedData = { domain: Record<string, unknown>; message: Record<string, unknown>; primaryType: string }

/** Everything that is signed, member by member, in full (D4), and the raw form one press away. */
export function TypedDataTree({ json }: { json: string }) {
  const { domain, message, primaryType } = JSON.parse(json) as TypedData
  return (
    <Section title={t('approvals.typedData')}>
      <Facts>
        <Fact label={t('approvals.typedDataType')}>
          <ForeignText text={primaryType} />
        </Fact>
      </Facts>
      <div className={styles.tree}>
        <p className={styles.heading}>{t('approvals.typedDataDomain')}</p>
        <Node value={domain} />
        <p className={styles.heading}>{t('approvals.message')}</p>
        <Node value={message} />
      </div>
      <details className={styles.raw}>
        <summary>{t('approvals.typedDataRaw')}</summary>
        <code className={styles.json}>
          {harmless(JSON.stringify(JSON.parse(json), null, 2), { limit: 300_000, lines: true })}
        </code>
      </details>
    </Section>
  )
}

function Node({ value }: { value: unknown }) {
  if (value === null || typeof value !== 'object') {
    return <ForeignText text={String(value)} limit={300_000} lines />
  }
  const entries = Array.isArray(value)
    ? value.map((entry, index) => [String(index + 1), entry] as const)
    : Object.entries(value)
  return (
    <ul className={styles.members}>
      {entries.map(([name, entry]) => (
        <li key={name}>
          <span className={styles.name}>{harmless(name)}</span> <Node value={entry} />
        </li>
      ))}
    </ul>
  )
}
