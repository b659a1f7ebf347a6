import { useState } from 'react'
import type { Address } from 'viem'
import type {
  AllocationShare,
  OperatorDetail,
  OperatorSetOf,
  OperatorStrategy,
  PendingSplit,
} from '../../../lib/messaging/directory.ts'
import { pathTo } from '../../hooks/route.ts'
import { formatDate, formatDuration, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { secondsPerBlock } from '../../parts/SentenceText.tsx'
import { AddressLine, shortAddress } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Title } from '../Frame.tsx'
import styles from './Directory.module.css'
import { LogSearch, SelfDescription } from './Log.tsx'
import { AsOf, bips, delayText, Name, SlasherLines, Slashes, StakeAmount, symbolOf } from './Parts.tsx'
import { useDescription, useReading } from './useDirectory.ts'

/** Sets at first: some operators are in hundreds. */
const firstSets = 12

/** One operator: its terms, its stake, what it secures and on which conditions, and what was slashed. */
export function OperatorScreen({ address }: { address: string }) {
  const valid = /^0x[0-9a-fA-F]{40}$/.test(address)
  const operator = address as Address
  const reading = useReading('directory.operators', valid ? { operators: [operator] } : null)
  const descriptions = useDescription({ kind: 'operator', address: operator })
  const said = descriptions.of({ kind: 'operator', address: operator })
  const { shown, busy, error, again } = reading
  const one = shown?.operators[0]
  if (!valid) {
    return (
      <>
        <Title back="/operators">{t('directory.title')}</Title>
        <Banner level="caution">{t('directory.badAddress')}</Banner>
      </>
    )
  }
  const detail = one !== undefined && !('error' in one) ? one : null
  return (
    <>
      <Title back="/operators" aside={<ReadAgain busy={busy} onRead={again} />}>
        {detail?.name ?? shortAddress(operator)}
      </Title>
      <Name address={operator} name={detail?.name ?? null} said={said} unnamed={t('directory.unlisted')} />
      <AddressLine address={operator} full copy />
      <ErrorNote error={error ?? (one !== undefined && 'error' in one ? one.error : null)} />
      {detail !== null && shown !== null ? (
        <>
          <Detail operator={detail} withdrawalDelay={shown.withdrawalDelayBlocks} />
          <AsOf block={shown.block} />
        </>
      ) : busy ? (
        <Skeleton width="full" />
      ) : (
        <Button onClick={again}>{t('common.retry')}</Button>
      )}
      <LogSearch
        onFound={() => {
          descriptions.forget()
          again()
        }}
      />
      <SelfDescription who={{ kind: 'operator', address: operator }} descriptions={descriptions} />
    </>
  )
}

function Detail({ operator, withdrawalDelay }: { operator: OperatorDetail; withdrawalDelay: bigint | null }) {
  const { allocationDelay, nextAllocationDelay, approver, incentives, strategies, sets, legacy, slashes } = operator
  return (
    <>
      {operator.registered ? (
        <LinkButton
          variant="primary"
          href={`#${pathTo('/act/delegate/:operator', { operator: operator.operator })}`}
          block
        >
          {t('directory.delegate')}
        </LinkButton>
      ) : (
        <Banner level="caution">{t('directory.notOperator')}</Banner>
      )}
      <Section title={t('directory.facts')}>
        <Facts>
          <Fact label={t('directory.delay')} wide={nextAllocationDelay !== null}>
            <span className={styles.stack}>
              <span>{delayText(allocationDelay)}</span>
              {nextAllocationDelay !== null && (
                <span className={styles.soon}>
                  {t('directory.delayNext', {
                    delay: delayText(nextAllocationDelay.delay),
                    block: nextAllocationDelay.effectBlock,
                  })}
                </span>
              )}
            </span>
          </Fact>
          <Fact label={t('directory.incentives')}>
            <Split split={incentives.split} next={incentives.next} />
          </Fact>
          <Fact label={t('directory.approval')}>
            {t(approver === null ? 'directory.approvalOpen' : 'directory.approvalNeeded')}
          </Fact>
          {approver !== null && (
            <Fact label={t('directory.approver')}>
              <AddressLine address={approver} copy />
            </Fact>
          )}
        </Facts>
        {withdrawalDelay !== null && (
          <Muted>{t('directory.delayHelp', { duration: formatDuration(withdrawalDelay * secondsPerBlock) })}</Muted>
        )}
      </Section>
      <Section title={t('directory.stake')}>
        {strategies.length === 0 ? (
          <Muted>{t('directory.nothingDelegated')}</Muted>
        ) : (
          <ul className={styles.cards} aria-label={t('directory.stake')}>
            {strategies.map((one) => (
              <StrategyLine key={one.strategy} strategy={one} />
            ))}
          </ul>
        )}
      </Section>
      <SetList sets={sets} />
      <Legacy legacy={legacy} />
      <Slashes slashes={slashes} by="avs" />
    </>
  )
}

export function Split({ split, next }: { split: number | null; next: PendingSplit | null }) {
  return (
    <span className={styles.stack}>
      <span>{split === null ? t('common.unknown') : bips(split)}</span>
      {next !== null && (
        <span className={styles.soon}>
          {t('directory.splitNext', { share: bips(next.after), date: formatDate(next.activatedAt) })}
        </span>
      )}
    </span>
  )
}

function StrategyLine({ strategy }: { strategy: OperatorStrategy }) {
  const { slashable, slashableSoon, slashed } = strategy
  return (
    <li className={styles.card}>
      <p className={styles.cardHead}>
        <StakeAmount stake={strategy} />
        <strong>{t('directory.stakeNow', { share: formatPercent(slashable, { loss: true }) })}</strong>
      </p>
      <Share now={slashable} soon={slashableSoon} />
      {slashableSoon !== slashable && (
        <p className={styles.soon}>
          {t('directory.stakeSoon', { share: formatPercent(slashableSoon, { loss: true }) })}
        </p>
      )}
      {slashed > 0n && (
        <p className={styles.lost}>{t('directory.stakeLost', { share: formatPercent(slashed, { loss: true }) })}</p>
      )}
    </li>
  )
}

/** A share as a bar. Decoration: the figures beside it say it. */
function Share({ now, soon }: { now: bigint; soon: bigint }) {
  const width = (wad: bigint) => Number(wad / 10n ** 14n) / 100
  return (
    <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.barSoon} width={width(soon)} height="4" />
      <rect className={styles.barNow} width={width(now)} height="4" />
    </svg>
  )
}

function SetList({ sets }: { sets: readonly OperatorSetOf[] }) {
  const [count, setCount] = useState(firstSets)
  return (
    <Section title={t('directory.secures')} aside={sets.length > 0 && t('directory.sets', { count: sets.length })}>
      {sets.length === 0 ? (
        <Muted>{t('directory.securesNone')}</Muted>
      ) : (
        <ul className={styles.cards} aria-label={t('directory.secures')}>
          {sets.slice(0, count).map((set) => (
            <SetCard key={`${set.avs}:${set.id}`} set={set} />
          ))}
        </ul>
      )}
      {sets.length > count && (
        <Button onClick={() => setCount(count + 50)} block>
          {t('directory.more', { count: Math.min(50, sets.length - count) })}
        </Button>
      )}
    </Section>
  )
}

function SetCard({ set }: { set: OperatorSetOf }) {
  const { avs, avsName, id, joined, slashable, redistributing, allocations, split, nextSplit } = set
  return (
    <li className={styles.card}>
      <p className={styles.cardHead}>
        <a href={`#${pathTo('/avs/:address', { address: avs })}`} className={styles.setName}>
          {avsName ?? `${t('directory.unlistedAvs')} ${shortAddress(avs)}`}
        </a>
        <span>{t('directory.setOf', { id })}</span>
      </p>
      <p className={styles.tags}>
        {!joined && <Tag>{t(slashable ? 'directory.leftSlashable' : 'directory.left')}</Tag>}
        {joined && !slashable && <Tag>{t('directory.notSlashable')}</Tag>}
        {redistributing ? (
          <Tag level="caution">⚠ {t('directory.keeps')}</Tag>
        ) : (
          <span className={styles.asOf}>{t('directory.burns')}</span>
        )}
        {split !== null && (
          <span className={styles.asOf}>
            {t('directory.split', { share: bips(split) })}
            {nextSplit !== null && (
              <span className={styles.soon}>
                {' · '}
                {t('directory.splitNext', { share: bips(nextSplit.after), date: formatDate(nextSplit.activatedAt) })}
              </span>
            )}
          </span>
        )}
      </p>
      {allocations.length === 0 ? (
        <Muted>{t('directory.allocatedNone')}</Muted>
      ) : (
        <ul className={styles.shares}>
          {allocations.map((one) => (
            <Allocation key={one.strategy} allocation={one} />
          ))}
        </ul>
      )}
      <SlasherLines {...set} />
    </li>
  )
}

function Allocation({ allocation }: { allocation: AllocationShare }) {
  const { inSet, share, pending } = allocation
  const values = { symbol: symbolOf(allocation), share: formatPercent(share, { loss: true }) }
  return (
    <li>
      <span>{t(inSet ? 'directory.allocated' : 'directory.allocatedOutside', values)}</span>
      {pending !== null && (
        <span className={styles.soon}>
          {t('directory.allocatedNext', {
            share: formatPercent(pending.share, { loss: true }),
            block: pending.effectBlock,
          })}
        </span>
      )}
    </li>
  )
}

function Legacy({ legacy }: { legacy: OperatorDetail['legacy'] }) {
  if (legacy === null) return <Muted>{t('directory.legacyUnread')}</Muted>
  if (legacy.length === 0) return null
  return (
    <Section title={t('directory.legacy')}>
      <Rows label={t('directory.legacy')}>
        {legacy.map(({ avs, name, split, nextSplit }) => (
          <li key={avs}>
            <Row
              href={`#${pathTo('/avs/:address', { address: avs })}`}
              title={name ?? shortAddress(avs)}
              end={<Split split={split} next={nextSplit} />}
              endDetail={t('directory.commission')}
            />
          </li>
        ))}
      </Rows>
      <Muted>{t('directory.legacyHelp')}</Muted>
    </Section>
  )
}
