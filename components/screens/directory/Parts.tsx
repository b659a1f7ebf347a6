import type { Description, Slash, Stake } from '../../../lib/messaging/directory.ts'
import type { BlockRef } from '../../../lib/messaging/mirror.ts'
import { pathTo } from '../../hooks/route.ts'
import { useNow } from '../../hooks/useNow.ts'
import { formatAgo, formatDate, formatDuration, formatInteger, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ageOf } from '../../parts/holdings.ts'
import { secondsPerBlock } from '../../parts/SentenceText.tsx'
import { AddressLine, shortAddress } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Identicon } from '../../ui/Identicon.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Directory.module.css'
import { inEther } from './rows.ts'

/** Bips of 10,000 as a percentage. */
export const bips = (value: number) => formatPercent(BigInt(value) * 10n ** 14n)

/** A number of blocks with the time they take. */
export const blocksText = (count: bigint) =>
  t('directory.blocks', { blocks: t('common.blocks', { count }), duration: formatDuration(count * secondsPerBlock) })

export function delayText(delay: bigint | null): string {
  if (delay === null) return t('directory.delayUnset')
  return delay === 0n ? t('directory.delayNone') : blocksText(delay)
}

/** The same for a line of a list: the time alone. */
export const shortDelayText = (delay: bigint | null) =>
  delay === null || delay === 0n ? delayText(delay) : formatDuration(delay * secondsPerBlock)

/** The name to call somebody by where there is no room for more: listed, else self-declared, else the address. */
export function nameOf(address: string, name: string | null, said: Description | undefined): string {
  return name ?? said?.name ?? shortAddress(address)
}

/** The picture of an operator or AVS: a drawing of its own picture, else of its address. Decoration. */
export function Picture({ address, said }: { address: string; said: Description | undefined }) {
  return said?.picture == null ? (
    <Identicon address={address} size="medium" />
  ) : (
    <img className={styles.picture} src={said.picture} alt="" />
  )
}

/** Name and standing: only what Bowline lists has the badge; what somebody calls itself is said to be that. */
export function Name({
  address,
  name,
  said,
  unnamed,
}: {
  address: string
  name: string | null
  said: Description | undefined
  unnamed?: string
}) {
  if (name !== null) {
    return (
      <span className={styles.name}>
        <span>{name}</span>
        <span title={t('directory.listedHelp')}>
          <Tag>{t('directory.listed')}</Tag>
        </span>
      </span>
    )
  }
  if (said?.name == null) return <span className={styles.name}>{unnamed ?? shortAddress(address)}</span>
  return (
    <span className={styles.name}>
      <bdi>{said.name}</bdi>
      <span title={t('directory.selfDeclaredHelp')}>
        <Tag>{t('directory.selfDeclared')}</Tag>
      </span>
      {said.mixed && (
        <span title={t('directory.mixedHelp')}>
          <Tag level="caution">{t('directory.mixed')}</Tag>
        </span>
      )}
    </span>
  )
}

/** Which block a reading is of, and how old it is. */
export function AsOf({ block }: { block: BlockRef }) {
  const { seconds, old } = ageOf(block, useNow())
  return (
    <p className={old ? styles.old : styles.asOf}>
      {t('directory.asOf', { block: formatInteger(block.number), ago: formatAgo(seconds) })}
    </p>
  )
}

export const symbolOf = ({ strategy, symbol }: Pick<Stake, 'strategy' | 'symbol'>) =>
  symbol ?? t('directory.setUnknownAsset', { address: shortAddress(strategy) })

/** Stakes in a few words: their ether, and how many others there are. */
export function Worth({ stakes, empty }: { stakes: readonly Stake[]; empty: string }) {
  const { ether, others } = inEther(stakes)
  if (stakes.length === 0) return <>{empty}</>
  const [only] = others
  return (
    <span className={styles.worth}>
      {(ether > 0n || others.length === 0) && <Amount amount={ether} decimals={18} symbol="ETH" digits={2} />}
      {others.length === 1 && only !== undefined ? (
        <StakeAmount stake={only} digits={2} />
      ) : (
        others.length > 0 && <span>{t('directory.andKinds', { count: others.length })}</span>
      )}
    </span>
  )
}

/** One stake in its own token; in shares where the token is not known. */
export function StakeAmount({ stake, digits = 4 }: { stake: Stake; digits?: number }) {
  const { tokens, shares } = stake
  return <Amount amount={tokens ?? shares} decimals={18} symbol={symbolOf(stake)} digits={digits} />
}

/** Every stake in full, one below the other. */
export function StakeList({ stakes }: { stakes: readonly Stake[] }) {
  if (stakes.length === 0) return <>{t('directory.nothing')}</>
  return (
    <span className={styles.worth}>
      {stakes.map((stake) => (
        <StakeAmount key={stake.strategy} stake={stake} />
      ))}
    </span>
  )
}

/** Slashes, newest first. `by`: what each is told by, the side that the screen is not about. */
export function Slashes({ slashes, by }: { slashes: readonly Slash[]; by: 'avs' | 'operator' }) {
  return (
    <Section title={t('directory.slashes')}>
      {slashes.length === 0 ? (
        <Muted>{t('directory.slashesNone')}</Muted>
      ) : (
        <ul className={styles.cards} aria-label={t('directory.slashes')}>
          {slashes.slice(0, 50).map((slash, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one block may hold two that say the same
            <SlashLine key={`${slash.block} ${slash.avs} ${slash.id} ${index}`} slash={slash} by={by} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function SlashLine({ slash, by }: { slash: Slash; by: 'avs' | 'operator' }) {
  const { operator, operatorName, avs, avsName, id, strategies, description, block, time } = slash
  const taken = strategies.filter(({ wad }) => wad > 0n)
  const who =
    by === 'avs'
      ? t('directory.slashBy', { avs: avsName ?? shortAddress(avs), id })
      : t('directory.slashOf', { operator: operatorName ?? shortAddress(operator), id })
  return (
    <li className={styles.card}>
      <p className={styles.cardHead}>
        <strong className={styles.lost}>
          {taken.length === 0
            ? t('directory.slashNothing')
            : taken
                .map((one) =>
                  t('directory.slashLine', { share: formatPercent(one.wad, { loss: true }), symbol: symbolOf(one) }),
                )
                .join(', ')}
        </strong>
        <span className={styles.asOf}>
          {time === null ? t('common.block', { number: block }) : `${formatDate(time)} · ${formatInteger(block)}`}
        </span>
      </p>
      <p>
        <a
          href={`#${by === 'avs' ? pathTo('/avs/:address', { address: avs }) : pathTo('/operators/:address', { address: operator })}`}
        >
          {who}
        </a>
      </p>
      {description !== null && (
        <p className={styles.foreign}>
          <bdi>{t('directory.slashSays', { text: description })}</bdi>
        </p>
      )}
    </li>
  )
}

/** Who may slash for a set, now and soon, and who gets it. */
export function SlasherLines({
  slasher,
  nextSlasher,
  redistributing,
  recipient,
}: {
  slasher: string
  nextSlasher: { slasher: string; effectBlock: bigint } | null
  redistributing: boolean
  recipient: string
}) {
  return (
    <dl className={styles.lines}>
      <dt>{t('directory.slasher')}</dt>
      <dd>
        {BigInt(slasher) === 0n ? t('directory.noSlasher') : <AddressLine address={slasher} picture={false} copy />}
      </dd>
      {nextSlasher !== null && (
        <>
          <dt className={styles.soon}>{t('directory.nextSlasher', { block: nextSlasher.effectBlock })}</dt>
          <dd>
            <AddressLine address={nextSlasher.slasher} picture={false} copy />
          </dd>
        </>
      )}
      {redistributing && (
        <>
          <dt className={styles.keeps}>⚠ {t('directory.keepsFor')}</dt>
          <dd>
            <AddressLine address={recipient} picture={false} copy />
          </dd>
        </>
      )}
    </dl>
  )
}
