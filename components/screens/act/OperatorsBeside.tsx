import type { ReactNode } from 'react'
import type { DelegationRisk } from '../../../lib/messaging/mirror.ts'
import { formatInteger, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Section } from '../../ui/Stack.tsx'
import styles from './OperatorsBeside.module.css'

/** The operator that is left and the one that is chosen, fact by fact. */
export function OperatorsBeside({ present, chosen }: { present: DelegationRisk | null; chosen: DelegationRisk }) {
  const { name } = useRegistry()
  const title = (risk: DelegationRisk) => name(risk.operator) ?? shortAddress(risk.operator)
  // What is queued already belongs to no strategy of the account: then what the chosen one has allocated is compared.
  const shares = chosen.strategies.map(({ strategy, symbol, slashableSoon }) => ({
    strategy,
    symbol,
    there: slashableSoon,
    here: present?.strategies.find((one) => one.strategy === strategy)?.slashableSoon ?? null,
  }))
  const count = (risk: DelegationRisk, redistributing: boolean) =>
    formatInteger(risk.sets.filter((set) => set.slashableNow && (!redistributing || set.redistributing)).length)
  return (
    <Section title={t('act.beside')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {present !== null && <th scope="col">{title(present)}</th>}
            <th scope="col">{title(chosen)}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ strategy, symbol, here, there }) => (
            <Line
              key={strategy}
              label={t('act.besideMost', { symbol })}
              here={present === null ? null : here === null ? t('common.unknown') : formatPercent(here, { loss: true })}
              there={formatPercent(there, { loss: true })}
            />
          ))}
          <Line
            label={t('act.besideSets')}
            here={present === null ? null : count(present, false)}
            there={count(chosen, false)}
          />
          <Line
            label={t('act.besidePaying')}
            here={present === null ? null : count(present, true)}
            there={count(chosen, true)}
          />
          <Line
            label={t('act.besideDelay')}
            here={present === null ? null : delayText(present.allocationDelay)}
            there={delayText(chosen.allocationDelay)}
          />
        </tbody>
      </table>
    </Section>
  )
}

function Line({ label, here, there }: { label: ReactNode; here: ReactNode; there: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {here !== null && <td>{here}</td>}
      <td>{there}</td>
    </tr>
  )
}

const delayText = (delay: bigint | null) =>
  delay === null ? t('act.besideNoDelay') : t('common.blocks', { count: delay })
