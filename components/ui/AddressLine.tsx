import { t } from '../messages/index.ts'
import styles from './AddressLine.module.css'
import { Copy } from './Copy.tsx'
import { harmless } from './harmless.ts'
import { Identicon } from './Identicon.tsx'

/** The ends of an address: `0x1234ab…cdef`. For places where the whole one is a tooltip away. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 8)}…${address.slice(-6)}`
}

/**
 * An address with its picture. `name` must come from the wallet itself or its registry, never from a page. `full` shows
 * all 42 characters, as every screen does where a mistake would cost money.
 */
export function AddressLine({
  address,
  name,
  full = false,
  copy = false,
  picture = true,
}: {
  address: string
  name?: string | undefined
  full?: boolean
  copy?: boolean
  picture?: boolean
}) {
  return (
    <span className={styles.line}>
      {picture && <Identicon address={address} small />}
      <span className={styles.text}>
        {name !== undefined && <span className={styles.name}>{harmless(name, { limit: 64 })}</span>}
        <code className={styles.address} title={address}>
          {full ? address : shortAddress(address)}
        </code>
      </span>
      {copy && <Copy text={address} what={t('common.address')} />}
    </span>
  )
}
