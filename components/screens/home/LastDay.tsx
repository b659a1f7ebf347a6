import { useMemo } from 'react'
import { gainsSince } from '../../../lib/portfolio/gains.ts'
import type { History } from '../../../lib/portfolio/history.ts'
import { positionKey } from '../../../lib/portfolio/key.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import styles from '../../parts/parts.module.css'
import { useExcluded } from '../../parts/usePortfolios.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'

const day = 86_400n

/** What the total did in a day, and how much of that was rewards; the way to all the rest. */
export function LastDay({ histories }: { histories: readonly History[] | null }) {
  return (
    <a href="#/portfolio" className={styles.change}>
      <span className={styles.changeText}>
        {histories === null ? t('portfolio.open') : <Change histories={histories} />}
      </span>
      <Icon name="right" />
    </a>
  )
}

function Change({ histories }: { histories: readonly History[] }) {
  const excluded = useExcluded()
  const gains = useMemo(() => {
    const newest = histories.flatMap(({ samples }) => samples.at(-1)?.time ?? []).sort((a, b) => (a < b ? 1 : -1))[0]
    if (newest === undefined) return null
    const counts = counting(excluded)
    return gainsSince(histories, newest - day, counts)
  }, [histories, excluded])
  if (gains === null || gains.to === gains.from) return t('portfolio.open')
  // What was not looked at before is no change.
  const change = gains.after.wei - gains.before.wei - gains.added.wei
  if (change === 0n) return t('portfolio.noChange')
  const amount = signed(change)
  const rewards = gains.rewards.wei
  // Less than a day was seen: then since when.
  const short = gains.to - gains.from < day - 3_600n
  return (
    <>
      <span className={cx(change > 0n && styles.gain)}>
        {short
          ? t('portfolio.changeSinceTime', { amount, time: formatTime(gains.from) })
          : t('portfolio.changeDay', { amount })}
      </span>
      {rewards !== 0n && ` · ${t('portfolio.rewardsPart', { amount: signed(rewards) })}`}
    </>
  )
}

/** An amount of ether with its sign, also when it is a gain. */
export function signed(wei: bigint): string {
  const text = formatShort(wei < 0n ? -wei : wei, 18, 4)
  return wei === 0n ? text : `${wei < 0n ? '−' : '+'}${text}`
}

/** What of a history counts: all but what the user left out. Parts of one position share its key. */
export const counting =
  (excluded: ReadonlySet<string>) =>
  ({ account, chainId }: Pick<History, 'account' | 'chainId'>, { id }: { id: string }) =>
    excluded.size === 0 || !excluded.has(positionKey({ account, chainId }, id.replace(/#\d+$/, '')))
