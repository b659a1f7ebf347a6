import type { ExposureReport } from '../../../lib/messaging/exposure.ts'
import { t } from '../../messages/index.ts'
import { type Segment, StackedBar } from '../../ui/chart/Composition.tsx'
import { Card, Section } from '../../ui/Stack.tsx'
import { Ether } from './Ether.tsx'
import { detailPath, nameOf } from './names.ts'

/** More would be stripes nobody can tell apart. */
const mostAvss = 6

/**
 * All that is restaked along one bar: what each AVS can slash now, what is with operators beyond their reach, what is with
 * nobody, what is not restaked, and, hatched, what nobody can say.
 */
export function WhereItStands({ report }: { report: ExposureReport }) {
  return (
    <Section title={t('secures.where')}>
      <Card>
        <StackedBar label={t('secures.where')} segments={segmentsOf(report)} rows={12} />
      </Card>
    </Section>
  )
}

function segmentsOf({ total, avss }: ExposureReport): readonly Segment[] {
  const share = (wei: bigint) => (total.value === 0n ? 0n : (wei * 10n ** 18n) / total.value)
  const segment = (id: string, label: string, wei: bigint, more: Partial<Segment> = {}): Segment => ({
    id,
    label,
    share: share(wei),
    amount: <Ether wei={wei} unit />,
    ...more,
  })
  const slashing = avss.filter(({ now }) => now > 0n)
  const others = slashing.slice(mostAvss)
  const other = others.reduce((sum, { now }) => sum + now, 0n)
  const rest = total.behind - total.now - total.unread
  const parts = [
    ...slashing
      .slice(0, mostAvss)
      .map(({ avs, name, now }) =>
        segment(avs, t('secures.part.avs', { name: nameOf(avs, name) }), now, { href: detailPath('avs', avs) }),
      ),
    { ...segment('others', t('secures.part.others', { count: others.length }), other) },
    segment('safe', t('secures.part.safe'), rest > 0n ? rest : 0n, { tone: 'quiet' }),
    segment('undelegated', t('secures.part.undelegated'), total.undelegated, { tone: 'quiet' }),
    segment('idle', t('secures.part.idle'), total.idle, { tone: 'faint' }),
    segment('unread', t('secures.part.unread'), total.unread, { tone: 'unknown' }),
    segment('unseen', t('secures.part.unseen'), total.unseen, { tone: 'unknown' }),
  ]
  return parts.filter((part) => part.share > 0n)
}
