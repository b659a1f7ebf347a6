import { useState } from 'react'
import type { Address } from 'viem'
import type { AvsReport, AvsSet } from '../../../lib/messaging/directory.ts'
import { pathTo } from '../../hooks/route.ts'
import { errorText, t } from '../../messages/index.ts'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { AddressLine, shortAddress } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Title } from '../Frame.tsx'
import styles from './Directory.module.css'
import { LogSearch, SelfDescription } from './Log.tsx'
import { AsOf, blocksText, Name, SlasherLines, Slashes, StakeList, symbolOf, Worth } from './Parts.tsx'
import { useDescription, useReading } from './useDirectory.ts'

/** One AVS: its operator sets with what they can take of whom, who decides about it, and what it slashed. */
export function AvsScreen({ address }: { address: string }) {
  const valid = /^0x[0-9a-fA-F]{40}$/.test(address)
  const avs = address as Address
  const { shown, busy, error, again } = useReading('directory.avs', valid ? { avs } : null)
  const descriptions = useDescription({ kind: 'avs', address: avs })
  const said = descriptions.of({ kind: 'avs', address: avs })
  if (!valid) {
    return (
      <>
        <Title back="/operators">{t('directory.title')}</Title>
        <Banner level="caution">{t('directory.badAddress')}</Banner>
      </>
    )
  }
  return (
    <>
      <Title back="/operators" aside={<ReadAgain busy={busy} onRead={again} />}>
        {shown?.name ?? shortAddress(avs)}
      </Title>
      <Name address={avs} name={shown?.name ?? null} said={said} unnamed={t('directory.unlistedAvs')} />
      <AddressLine address={avs} full copy />
      <ErrorNote error={error} />
      {shown !== null ? (
        <>
          <Report report={shown} />
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
      <SelfDescription who={{ kind: 'avs', address: avs }} descriptions={descriptions} />
    </>
  )
}

function Report({ report }: { report: AvsReport }) {
  const { avs, registrar, deallocationDelay, setCount, setsFound, sets, legacy, slashes } = report
  return (
    <>
      <Facts>
        {registrar !== null && (
          <Fact label={t('directory.registrar')}>
            {registrar.toLowerCase() === avs.toLowerCase() ? (
              t('directory.registrarSelf')
            ) : (
              <AddressLine address={registrar} copy />
            )}
          </Fact>
        )}
        {deallocationDelay !== null && <Fact label={t('directory.deallocation')}>{blocksText(deallocationDelay)}</Fact>}
      </Facts>
      <Section title={t('directory.avsSets')} aside={setCount > 0 && t('directory.sets', { count: setCount })}>
        {setCount === 0 && <Muted>{t('directory.avsNoSets')}</Muted>}
        {sets.length > 0 && (
          <ul className={styles.cards} aria-label={t('directory.avsSets')}>
            {sets.map((set) =>
              'error' in set ? (
                <li key={set.id} className={styles.card}>
                  <p className={styles.old}>{t('directory.setUnread', { id: set.id, why: errorText(set.error) })}</p>
                </li>
              ) : (
                <SetCard key={set.id} set={set} />
              ),
            )}
          </ul>
        )}
        {setsFound > sets.length && <Muted>{t('directory.avsFirst', { count: setsFound - sets.length })}</Muted>}
        {setCount > setsFound && <Muted>{t('directory.avsMissing', { count: setCount - setsFound })}</Muted>}
      </Section>
      {legacy === null ? (
        <Muted>{t('directory.legacyUnread')}</Muted>
      ) : (
        legacy.length > 0 && (
          <Section title={t('directory.legacyMembers')}>
            <Rows label={t('directory.legacyMembers')}>
              {legacy.map(({ operator, name }) => (
                <li key={operator}>
                  <Row
                    href={`#${pathTo('/operators/:address', { address: operator })}`}
                    title={name ?? shortAddress(operator)}
                  />
                </li>
              ))}
            </Rows>
            <Muted>{t('directory.legacyHelp')}</Muted>
          </Section>
        )
      )}
      <Slashes slashes={slashes} by="operator" />
    </>
  )
}

function SetCard({ set }: { set: AvsSet }) {
  const [open, setOpen] = useState(false)
  const { id, redistributing, strategies, memberCount, members, slashable, least, slashCount } = set
  return (
    <li className={styles.card}>
      <p className={styles.cardHead}>
        <strong>{t('directory.setOf', { id })}</strong>
        <span>{t('directory.members', { count: memberCount })}</span>
      </p>
      <p className={styles.tags}>
        {redistributing ? (
          <Tag level="caution">⚠ {t('directory.keeps')}</Tag>
        ) : (
          <span className={styles.asOf}>{t('directory.burns')}</span>
        )}
        {slashCount > 0 && <span className={styles.lost}>{t('directory.setSlashes', { count: slashCount })}</span>}
      </p>
      <dl className={styles.lines}>
        <dt>{t('directory.setAssets')}</dt>
        <dd>{strategies.map(symbolOf).join(', ') || t('directory.nothing')}</dd>
        <dt>{t('directory.setSlashable')}</dt>
        <dd>
          <StakeList stakes={slashable} />
        </dd>
        {!same(slashable, least) && (
          <>
            <dt className={styles.soon}>{t('directory.setLeast')}</dt>
            <dd>
              <StakeList stakes={least} />
            </dd>
          </>
        )}
      </dl>
      {memberCount > members.length && <Muted>{t('directory.membersFirst', { count: members.length })}</Muted>}
      <SlasherLines {...set} />
      {members.length > 0 && (
        <Button small variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'directory.hideMembers' : 'directory.showMembers')}
        </Button>
      )}
      {open && (
        <Rows label={t('directory.members', { count: memberCount })}>
          {members.map(({ operator, name, slashable: own }) => (
            <li key={operator}>
              <Row
                href={`#${pathTo('/operators/:address', { address: operator })}`}
                title={name ?? shortAddress(operator)}
                end={<Worth stakes={own} empty={t('directory.nothing')} />}
              />
            </li>
          ))}
        </Rows>
      )}
    </li>
  )
}

const same = (a: AvsSet['least'], b: AvsSet['least']) =>
  a.length === b.length && a.every((one, index) => one.shares === b[index]?.shares)
