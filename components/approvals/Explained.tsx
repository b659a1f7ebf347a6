import type { Explanation, Warning, WarningLevel } from '../../lib/messaging/mirror.ts'
import { t } from '../messages/index.ts'
import { SentenceText, ValueText } from '../parts/SentenceText.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Fact, Facts } from '../ui/Row.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Section, Stack } from '../ui/Stack.tsx'
import styles from './Explained.module.css'

const order: readonly WarningLevel[] = ['blocked', 'danger', 'caution', 'info']

/**
 * The one sentence that says what is asked, its place kept while it is being worked out. An address in it that the details
 * do not repeat stands whole below it: nothing that is signed is shown in part only (A7).
 */
export function Title({ explanation }: { explanation: Explanation | null }) {
  return (
    <div className={styles.head}>
      <h1 className={styles.title} aria-live="polite">
        {explanation === null ? (
          <>
            <span className="visually-hidden">{t('approvals.waitForDetails')}</span>
            <Skeleton width="full" />
          </>
        ) : (
          <SentenceText sentence={explanation.title} brief />
        )}
      </h1>
      {explanation !== null &&
        addressesOnlyIn(explanation).map((value) => <ValueText key={value.address} value={value} />)}
    </div>
  )
}

function addressesOnlyIn({ title, details }: Explanation) {
  const repeated = details.flatMap(({ value }) => (value.type === 'address' ? [value.address] : []))
  const named = Object.values(title.values ?? {}).flatMap((value) => (value.type === 'address' ? [value] : []))
  return named.filter(({ address }) => !repeated.includes(address))
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
