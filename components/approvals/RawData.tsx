import type { Explanation, ProposedTransaction } from '../../lib/messaging/mirror.ts'
import { t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Amount } from '../ui/Amount.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Fact, Facts } from '../ui/Row.tsx'
import { Section, Stack } from '../ui/Stack.tsx'
import styles from './RawData.module.css'

/** The transaction as it is: whom it goes to, the ether it carries, every byte of its data. */
export function RawData({
  transaction,
  explanation,
}: {
  transaction: ProposedTransaction
  explanation: Explanation | null
}) {
  const { to, value, data } = transaction
  return (
    <Section title={t('approvals.rawData')}>
      <Stack>
        <Facts>
          <Fact label={t('approvals.target')} wide>
            {to === null ? (
              t('approvals.targetNew')
            ) : (
              <AddressLine address={to} name={explanation?.targetName ?? undefined} full copy />
            )}
          </Fact>
          <Fact label={t('approvals.value')}>
            <Amount amount={value} decimals={18} symbol="ETH" />
          </Fact>
          {explanation !== null && <Fact label={t('approvals.function')}>{explanation.action}</Fact>}
        </Facts>
        {data !== '0x' && (
          <details className={styles.raw}>
            <summary>{t('approvals.bytes', { count: (data.length - 2) / 2 })}</summary>
            <Copy text={data} what={t('approvals.rawData')} />
            <code className={styles.bytes}>{data}</code>
          </details>
        )}
      </Stack>
    </Section>
  )
}

/** An unknown call word by word: Bowline says that it does not know rather than guess. */
export function UnknownCall({ words }: { words: NonNullable<Explanation['words']> }) {
  return (
    <Section title={t('approvals.function')}>
      <p>{t('approvals.unknownCall')}</p>
      <Facts>
        <Fact label={t('approvals.selector')}>
          <code>{words.selector}</code>
        </Fact>
        {words.words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one call never change places
          <Fact key={index} wide label={t('approvals.word', { number: index + 1 })}>
            <code className={styles.bytes}>{word}</code>
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}
