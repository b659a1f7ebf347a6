import { useState } from 'react'
import type { SlashCase, SlashingReport } from '../../../lib/messaging/slashing.ts'
import { type Wad, wad } from '../../../lib/units.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { PartName } from './PartName.tsx'
import { Rehearsal } from './Rehearsal.tsx'
import { SharesText } from './SharesText.tsx'
import styles from './Slashing.module.css'

/** Sets that one rehearsal tries. */
const most = 24
const sizes = ['10', '50', '100'] as const

/** One case: what of which part goes, to whom, and the button that has the contracts do it. */
export function CaseDetail({ report, shown }: { report: SlashingReport; shown: SlashCase }) {
  const { name } = useRegistry()
  const [size, setSize] = useState<(typeof sizes)[number]>('100')
  const [done, setDone] = useState<Parameters<typeof Rehearsal>[0]['rehearsal'] | null>(null)
  const { run, busy, error } = useCommand('slashing.rehearse')
  const gone = report.parts.flatMap((part, index) => {
    const lost = part.now.shares - (shown.left[index] ?? part.now.shares)
    return lost > 0n ? [{ part, lost }] : []
  })
  const targets = shown.targets.slice(0, most)
  const rehearse = async () => {
    const answer = await run({ account: report.account, targets, size: sizeOf(size) })
    if (answer !== null) setDone(answer.output)
  }
  return (
    <div className={styles.detail}>
      <Facts>
        {gone.map(({ part, lost }) => (
          <Fact key={part.id} label={<PartName part={part} />} wide={part.queued !== null}>
            <SharesText part={part} shares={lost} loss />
          </Fact>
        ))}
        {shown.slasher !== null && (
          <Fact label={t('slashing.slasher')} wide>
            <AddressLine address={shown.slasher} name={name(shown.slasher)} full />
          </Fact>
        )}
        {shown.recipient !== null && (
          <Fact label={t('slashing.recipient')} wide>
            <AddressLine address={shown.recipient} name={name(shown.recipient)} full />
          </Fact>
        )}
      </Facts>
      {shown.redistributing === 0 && <Muted>{t('slashing.burned')}</Muted>}
      <Segmented
        label={t('slashing.size')}
        options={sizes.map((value) => ({ value, label: `${value}%` }))}
        value={size}
        onChange={setSize}
      />
      <Button block busy={busy} onClick={() => void rehearse()}>
        {t('slashing.rehearse')}
      </Button>
      <Muted>{t('slashing.rehearseHelp')}</Muted>
      {shown.targets.length > most && <Muted>{t('slashing.rehearseMost', { count: most })}</Muted>}
      <ErrorNote error={error} />
      {done !== null && <Rehearsal rehearsal={done} />}
    </div>
  )
}

const sizeOf = (percent: string): Wad => wad(BigInt(percent) * 10n ** 16n)
