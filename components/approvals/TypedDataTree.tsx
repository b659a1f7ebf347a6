import { t } from '../messages/index.ts'
import { ForeignText } from '../parts/SentenceText.tsx'
import { harmless } from '../ui/harmless.ts'
import { Section } from '../ui/Stack.tsx'
import { Raw } from './Raw.tsx'
import styles from './TypedDataTree.module.css'

/** Validated typed data: nested plain data whose every member is signed. */
type TypedData = { domain: Record<string, unknown>; message: Record<string, unknown>; primaryType: string }

/** Longest payload a page may send, so that none of it is cut here. Characters. */
const wholePayload = 300_000

/** Everything that is signed, member by member, in full (D4), and the raw form one press away. */
export function TypedDataTree({ json }: { json: string }) {
  const { domain, message, primaryType } = JSON.parse(json) as TypedData
  return (
    <Section title={t('approvals.typedData')} aside={t('approvals.messageForeign')}>
      <div className={styles.tree}>
        <p className={styles.heading}>
          {t('approvals.typedDataType')} <ForeignText text={primaryType} />
        </p>
        <Node value={message} />
        <p className={styles.heading}>{t('approvals.typedDataDomain')}</p>
        <Node value={domain} />
      </div>
      <Raw summary={t('approvals.typedDataRaw')}>
        <code className={styles.json}>
          {harmless(JSON.stringify(JSON.parse(json), null, 2), { limit: wholePayload, lines: true })}
        </code>
      </Raw>
    </Section>
  )
}

function Node({ value }: { value: unknown }) {
  if (value === null || typeof value !== 'object') {
    return <bdi className={styles.value}>{harmless(String(value), { limit: wholePayload, lines: true })}</bdi>
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
