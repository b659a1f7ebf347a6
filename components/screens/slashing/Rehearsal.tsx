import type { RevertReason } from '../../../lib/messaging/mirror.ts'
import type { SlashRehearsal, SlashStep } from '../../../lib/messaging/slashing.ts'
import { formatInteger, formatPercent } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Muted } from '../../ui/Stack.tsx'
import { avsText } from './caseText.ts'
import { PartName } from './PartName.tsx'
import { WorthText } from './SharesText.tsx'
import styles from './Slashing.module.css'

/** What the contracts made of the slash beside what the model says; what refused where they did not let it through. */
export function Rehearsal({ rehearsal }: { rehearsal: SlashRehearsal }) {
  const { block, size, steps, parts, agrees, unavailable } = rehearsal
  const gated = steps.filter(({ contract }) => contract === true)
  const refused = steps.filter((step) => step.refused !== null)
  return (
    <div className={styles.rehearsal} data-testid="rehearsal">
      <table className={styles.table}>
        <caption>{t('slashing.rehearsed', { size: formatPercent(size) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('slashing.part')}</th>
            <th scope="col">{t('slashing.before')}</th>
            <th scope="col">{t('slashing.model')}</th>
            {block !== null && <th scope="col">{t('slashing.contracts')}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">
                <PartName part={part} />
              </th>
              <td>
                <WorthText part={part} worth={part.now} />
              </td>
              <td>
                <WorthText part={part} worth={part.model} />
              </td>
              {block !== null && <td>{part.contracts !== null && <WorthText part={part} worth={part.contracts} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {refused.map((step) => (
        <Refused key={keyOf(step)} step={step} />
      ))}
      {agrees === true && refused.length === 0 && <Banner level="good">{t('slashing.agrees')}</Banner>}
      {agrees === false && <Banner level="caution">{t('slashing.disagrees')}</Banner>}
      {unavailable !== null && (
        <Banner level="caution">{t('slashing.modelOnly', { why: errorText(unavailable) })}</Banner>
      )}
      {gated.map((step) => (
        <Banner key={keyOf(step)}>{t('slashing.contractSlasher', { name: stepName(step) })}</Banner>
      ))}
      {block !== null && <Muted>{t('slashing.simulatedAt', { block: formatInteger(block.number) })}</Muted>}
    </div>
  )
}

function Refused({ step }: { step: SlashStep }) {
  const { refused } = step
  if (refused === null) return null
  return (
    <Banner level="caution" title={stepName(step)}>
      {t(`slashing.refused.${refused.by}`, { reason: reasonText(refused.reason) })}
    </Banner>
  )
}

const keyOf = ({ target: { operator, avs, id } }: SlashStep) => `${operator}:${avs}:${id}`
const stepName = ({ target: { avs, id }, avsName }: SlashStep) =>
  t('slashing.case.set', { name: avsText({ address: avs, name: avsName }), id: String(id) })

/** The contract's own word for it: names of errors are the same in every language. */
function reasonText(reason: RevertReason): string {
  switch (reason.type) {
    case 'named':
      return harmless(reason.name, { limit: 64 })
    case 'message':
      return harmless(reason.text, { limit: 120 })
    case 'panic':
      return `Panic(${reason.code})`
    case 'unknown':
      return reason.data === '0x' ? t('slashing.refusedNoReason') : reason.data.slice(0, 66)
  }
}
