import styles from './ShareBar.module.css'

/** A share of a stake as a bar, and behind it what the share becomes. Decoration: figures beside it say both. */
export function ShareBar({ now, soon = null, calm = false }: { now: bigint; soon?: bigint | null; calm?: boolean }) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {soon !== null && <rect className={styles.soon} width={percent(soon)} height="4" />}
      <rect className={calm ? styles.calm : styles.now} width={percent(now)} height="4" />
    </svg>
  )
}

const percent = (wad: bigint) => Number(wad / 10n ** 14n) / 100
