import { t } from '../messages/index.ts'
import styles from './AddressLine.module.css'
import { Copy } from './Copy.tsx'
import { cx } from './cx.ts'
import { harmless } from './harmless.ts'
import { Identicon } from './Identicon.tsx'

/** The ends of an address: `0x1234ab…cdef`. For places where the whole one is a tooltip away. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 8)}…${address.slice(-6)}`
}

/**
 * An address with its picture. `name` must come from the wallet itself or its registry, never from a page. `full` shows
 * all 42 characters, as every screen does where a mistake would cost money; where they do not fit, the line breaks in
 * the middle. `stacked` puts the address below the name, so that lists of them line up.
 */
export function AddressLine({
  address,
  name,
  full = false,
  stacked = full,
  copy = false,
  picture = true,
  note,
}: {
  address: string
  name?: string | undefined
  full?: boolean
  stacked?: boolean
  copy?: boolean
  picture?: boolean
  /** A word on this address, behind it. */
  note?: string | undefined
}) {
  const half = address.length / 2
  return (
    <span className={styles.line}>
      {picture && <Identicon address={address} size={stacked && name !== undefined ? 'medium' : 'small'} />}
      <span className={cx(styles.text, stacked && styles.stacked)}>
        {name !== undefined && <span className={styles.name}>{harmless(name, { limit: 64 })}</span>}
        <span>
          <code className={styles.address} title={address}>
            {full ? (
              <>
                {address.slice(0, half)}
                <wbr />
                {address.slice(half)}
              </>
            ) : (
              shortAddress(address)
            )}
          </code>
          {note !== undefined && <span className={styles.note}> · {note}</span>}
        </span>
      </span>
      {copy && <Copy text={address} what={t('common.address')} />}
    </span>
  )
}

/** An address within a sentence: its name where the wallet has one, else its ends. The whole one is a tooltip away. */
export function AddressName({ address, name }: { address: string; name?: string | undefined }) {
  return name === undefined ? (
    <code className={styles.inline} title={address}>
      {shortAddress(address)}
    </code>
  ) : (
    <span className={styles.name} title={address}>
      {harmless(name, { limit: 64 })}
    </span>
  )
}
