import type { Exposure, WhatIf } from '../../../lib/messaging/exposure.ts'
import { formatExact, formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { cx } from '../../ui/cx.ts'
import { Card, Section } from '../../ui/Stack.tsx'
import { AmountsTable } from './AmountsTable.tsx'
import { Ether, formatRisk } from './Ether.tsx'
import { nameOf } from './names.ts'
import styles from './Risk.module.css'
import { avsRows } from './rows.ts'
import { UnknownPart } from './UnknownPart.tsx'
import { WhereItStands } from './WhereItStands.tsx'

/** The totals and every AVS before and after a move, then the picture and the table as they would be. */
export function BeforeAfter({ before, after, moved }: WhatIf) {
  const title = t('secures.moved', { amount: formatShort(moved, 18, 4) })
  const totals = (['now', 'after', 'most'] as const).map(
    (name): Line => ({
      id: name,
      name: t(`secures.${name}`),
      before: before.total[name],
      after: after.total[name],
    }),
  )
  return (
    <>
      <Section title={title}>
        <Card>
          <Lines label={title} lines={totals} />
        </Card>
      </Section>
      <Section title={t('secures.avsBeforeAfter')}>
        <Card>
          <Lines label={t('secures.avsBeforeAfter')} lines={avsLines(before, after)} />
        </Card>
      </Section>
      <WhereItStands report={after} />
      <Section title={t('secures.amounts')}>
        <Card>
          <AmountsTable label={t('secures.amounts')} head={t('secures.by.avs')} rows={avsRows(after)} />
        </Card>
      </Section>
      <UnknownPart report={after} assets={after.assets} />
    </>
  )
}

type Line = { id: string; name: string; before: bigint; after: bigint }

/** AVSs of either side, largest after the move first. */
function avsLines(before: Exposure, after: Exposure): readonly Line[] {
  const lines = new Map<string, Line>()
  for (const { avs, name, now } of after.avss)
    lines.set(avs, { id: avs, name: nameOf(avs, name), before: 0n, after: now })
  for (const { avs, name, now } of before.avss) {
    lines.set(avs, { id: avs, name: nameOf(avs, name), before: now, after: lines.get(avs)?.after ?? 0n })
  }
  return [...lines.values()]
    .filter((line) => line.before > 0n || line.after > 0n)
    .toSorted((a, b) => (a.after === b.after ? 0 : a.after < b.after ? 1 : -1))
    .slice(0, 40)
}

function Lines({ label, lines }: { label: string; lines: readonly Line[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">ETH</th>
          <th scope="col">{t('secures.before')}</th>
          <th scope="col">{t('secures.afterMove')}</th>
          <th scope="col">{t('secures.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.name}</th>
            <td>
              <Ether wei={line.before} />
            </td>
            <td>
              <Ether wei={line.after} />
            </td>
            <td>
              <Difference {...line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Difference({ before, after }: { before: bigint; after: bigint }) {
  if (before === after) return t('secures.unchanged')
  const more = after > before
  const size = more ? after - before : before - after
  return (
    <span className={cx(more ? styles.more : styles.less)} title={`${formatExact(size, 18)} ETH`}>
      {more ? '+' : '−'}
      {more ? formatRisk(size) : formatShort(size, 18, 3, { pad: true })}
    </span>
  )
}
