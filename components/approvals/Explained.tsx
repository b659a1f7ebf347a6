import type { Explanation, Warning, WarningLevel } from '../../lib/messaging/mirror.ts'
import type { Detail } from '../../lib/protocols/types.ts'
import { t } from '../messages/index.ts'
import { addressesIn, SentenceText, ValueText, WholeAddresses } from '../parts/SentenceText.tsx'
import { shortAddress } from '../ui/AddressLine.tsx'
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
            <Skeleton width="long" />
          </>
        ) : (
          <SentenceText sentence={explanation.title} form="flowing" />
        )}
      </h1>
      {explanation !== null && <WholeAddresses values={addressesOnlyIn(explanation)} />}
    </div>
  )
}

function addressesOnlyIn({ title, details }: Explanation) {
  const repeated = details.flatMap(({ value }) => (value.type === 'address' ? [value.address] : []))
  return addressesIn(title).filter(({ address }) => !repeated.includes(address))
}

/** Every warning, the worst first. Addresses that the title and the details do not show whole stand whole in it. */
export function Warnings({ explanation }: { explanation: Explanation }) {
  const { warnings, title, details } = explanation
  if (warnings.length === 0) return null
  const sorted = warnings.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  const count = warnings.filter(({ level }) => level !== 'info').length
  const whole = [
    ...addressesIn(title),
    ...details.flatMap(({ value }) => (value.type === 'address' ? [value] : [])),
  ].map(({ address }) => address.toLowerCase())
  return (
    <Section title={count === 0 ? t('approvals.notes') : t('approvals.warnings', { count })}>
      <Stack gap="tight">
        {sorted.map((warning) => (
          <WarningBanner key={warning.id} warning={warning} whole={whole} />
        ))}
      </Stack>
    </Section>
  )
}

function WarningBanner({ warning: { level, sentence }, whole }: { warning: Warning; whole: readonly string[] }) {
  const named = addressesIn(sentence)
  // Two that look alike are told apart in full, wherever else they stand.
  const alike = new Set(named.map(({ address }) => shortAddress(address.toLowerCase()))).size < named.length
  const told = alike ? named : named.filter(({ address }) => !whole.includes(address.toLowerCase()))
  return (
    <Banner level={level}>
      <SentenceText sentence={sentence} form="flowing" />
      {told.length > 0 && (
        <div className={styles.told}>
          <WholeAddresses values={told} />
        </div>
      )}
    </Banner>
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
          <Fact key={index} wide={isWide(value.type)} label={<SentenceText sentence={label} />}>
            <DetailValue value={value} />
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

function DetailValue({ value }: { value: Detail['value'] }) {
  if (value.type !== 'sentence') return <ValueText value={value} />
  return (
    <div className={styles.head}>
      <p>
        <SentenceText sentence={value.sentence} form="flowing" />
      </p>
      <WholeAddresses values={addressesIn(value.sentence)} />
    </div>
  )
}

/** What may need a line of its own. */
const isWide = (type: string) => ['address', 'hex', 'text', 'sentence'].includes(type)
