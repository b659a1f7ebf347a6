import type { Explanation, Warning, WarningLevel } from '../../lib/messaging/mirror.ts'
import { t } from '../messages/index.ts'
import { SentenceText, ValueText } from '../parts/SentenceText.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Fact, Facts } from '../ui/Row.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Section, Stack } from '../ui/Stack.tsx'
import styles from './Explained.module.css'

const order: readonly WarningLevel[] = ['blocked', 'danger', 'caution', 'info']

/** The one sentence that says what is asked. Its place is kept while it is being worked out. */
export function Title({ explanation }: { explanation: Explanation | null }) {
  return (
    <h1 className={styles.title} aria-live="polite">
      {explanation === null ? (
        <>
          <span className="visually-hidden">{t('approvals.waitForDetails')}</span>
          <Skeleton width="full" />
        </>
      ) : (
        <SentenceText sentence={explanation.title} />
      )}
    </h1>
  )
}

/** Every warning, the worst first. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  const sorted = [...warnings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  return (
    <Stack gap="tight">
      {sorted.map(({ id, level, sentence }) => (
        <Banner key={id} level={level}>
          <SentenceText sentence={sentence} />
        </Banner>
      ))}
    </Stack>
  )
}

/** Further facts of the decoded request, in the decoder's order. */
export function Details({ explanation }: { explanation: Explanation }) {
  if (explanation.details.length === 0) return null
  return (
    <Section title={t('approvals.details')}>
      <Facts>
        {explanation.details.map(({ label, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the details of one explanation never change places
          <Fact key={index} wide label={<SentenceText sentence={label} />}>
            <ValueText value={value} />
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}
