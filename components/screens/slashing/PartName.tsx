import type { StakePart } from '../../../lib/messaging/slashing.ts'
import { formatInteger } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import styles from './Slashing.module.css'

/** What a part of the stake is, and until when a slash reaches it. */
export function PartName({ part }: { part: StakePart }) {
  const { asset } = useRegistry()
  const { symbol } = asset(part)
  if (part.queued === null) return <>{symbol === '' ? t('slashing.part.held') : symbol}</>
  return (
    <>
      {symbol} · {t('slashing.part.queued')}
      <span className={styles.until}>
        {part.operator === null
          ? t('slashing.safe')
          : t('slashing.until', { block: formatInteger(part.queued.slashableUntil) })}
      </span>
    </>
  )
}
