import { useDeferredValue, useMemo, useState } from 'react'
import type { AvsRow, DirectoryList, OperatorRow } from '../../../lib/messaging/directory.ts'
import { go, pathTo } from '../../hooks/route.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Bar, Muted } from '../../ui/Stack.tsx'
import { Check } from '../../ui/Toggle.tsx'
import { Title } from '../Frame.tsx'
import styles from './Directory.module.css'
import { LogSearch, NamesSwitch } from './Log.tsx'
import { AsOf, bips, Name, nameOf, Picture, shortDelayText, Worth } from './Parts.tsx'
import { findRows, type Order, orders, slashablePart, sortAvss, sortOperators } from './rows.ts'
import { type Descriptions, useDescriptions, useOwnOperators, useReading, useWanted } from './useDirectory.ts'

/** Rows at first, and more of them each time. */
const page = 25
const mostCompared = 4

/** Every operator and AVS that is known: searched, ordered, and chosen to be compared. */
export function Directory() {
  const also = useOwnOperators()
  const reading = useReading('directory.list', { also })
  const [which, setWhich] = useState<'operators' | 'avss'>('operators')
  const [typed, setTyped] = useState('')
  const { shown, busy, error, again } = reading
  return (
    <>
      <Title back="/" aside={<ReadAgain busy={busy} onRead={again} />}>
        {t('directory.title')}
      </Title>
      <Muted>{t('directory.about')}</Muted>
      <Segmented
        label={t('directory.which')}
        value={which}
        onChange={setWhich}
        options={[
          { value: 'operators', label: t('directory.operators') },
          { value: 'avss', label: t('directory.avss') },
        ]}
      />
      <Field
        label={t('directory.find')}
        value={typed}
        type="search"
        onChange={(event) => setTyped(event.target.value)}
      />
      <ErrorNote error={error} />
      {shown !== null ? (
        <Found list={shown} which={which} typed={typed} again={again} />
      ) : error !== null ? (
        <Button onClick={again}>{t('common.retry')}</Button>
      ) : (
        <Waiting />
      )}
    </>
  )
}

function Found({
  list,
  which,
  typed,
  again,
}: {
  list: DirectoryList
  which: 'operators' | 'avss'
  typed: string
  again: () => void
}) {
  const [count, setCount] = useState(page)
  const [order, setOrder] = useState<Order>('delegated')
  const [registered, setRegistered] = useState(true)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const query = useDeferredValue(typed)
  const sorted = useMemo(() => sortOperators(list.operators, order), [list, order])
  const avss = useMemo(() => sortAvss(list.avss), [list])
  const kind = which === 'operators' ? 'operator' : 'avs'
  const descriptions = useDescriptions()
  const saidBy = (address: string) => descriptions.of({ kind, address: address as `0x${string}` })
  const operators = findRows(sorted, ({ operator }) => operator, query, saidBy).filter(
    (row) => !registered || row.registered || query.trim() !== '',
  )
  const found = which === 'operators' ? operators : findRows(avss, ({ avs }) => avs, query, saidBy)
  const visible = found.slice(0, count).map((row) => ('avs' in row ? row.avs : row.operator))
  useWanted(
    descriptions,
    visible.map((address) => ({ kind, address })),
  )
  const toggle = (operator: string, choose: boolean) =>
    setChosen(choose ? [...chosen, operator].slice(0, mostCompared) : chosen.filter((one) => one !== operator))
  return (
    <>
      {which === 'operators' && (
        <>
          <Select label={t('directory.sort')} value={order} onChange={(event) => setOrder(event.target.value as Order)}>
            {orders.map((one) => (
              <option key={one} value={one}>
                {t(`directory.sort.${one}`)}
              </option>
            ))}
          </Select>
          <Check checked={registered} onChange={setRegistered}>
            {t('directory.onlyRegistered')}
          </Check>
        </>
      )}
      {found.length > 0 && (
        <Rows label={t(which === 'operators' ? 'directory.operators' : 'directory.avss')}>
          {which === 'operators'
            ? operators
                .slice(0, count)
                .map((row) => (
                  <OperatorLine
                    key={row.operator}
                    row={row}
                    descriptions={descriptions}
                    chosen={chosen.includes(row.operator)}
                    full={chosen.length >= mostCompared}
                    onChoose={(choose) => toggle(row.operator, choose)}
                  />
                ))
            : (found as readonly AvsRow[])
                .slice(0, count)
                .map((row) => <AvsLine key={row.avs} row={row} descriptions={descriptions} />)}
        </Rows>
      )}
      <LookUp typed={query} which={which} found={found.length} />
      {found.length > count && (
        <Button onClick={() => setCount(count + page)} block>
          {t('directory.more', { count: Math.min(page, found.length - count) })}
        </Button>
      )}
      {list.unread.length > 0 && (
        <Banner level="caution">{t('directory.unread', { count: list.unread.length })}</Banner>
      )}
      <AsOf block={list.block} />
      <Muted>{t('directory.worthHelp')}</Muted>
      <LogSearch
        onFound={() => {
          descriptions.forget()
          again()
        }}
      />
      <NamesSwitch />
      {chosen.length > 0 && which === 'operators' && (
        <div className={styles.compareBar}>
          <Bar spread>
            <Button variant="quiet" onClick={() => setChosen([])}>
              {t('directory.clear')}
            </Button>
            <Button
              variant="primary"
              disabled={chosen.length < 2}
              onClick={() => go(pathTo('/operators/compare/:list', { list: chosen.join(',') }))}
            >
              {t('directory.compare', { count: chosen.length })}
            </Button>
          </Bar>
          {chosen.length >= mostCompared && <Muted>{t('directory.compareMost')}</Muted>}
        </div>
      )}
    </>
  )
}

/** The way to an address that is not in the list. */
function LookUp({ typed, which, found }: { typed: string; which: 'operators' | 'avss'; found: number }) {
  const address = typed.trim()
  if (found > 0) return null
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return <Muted>{t('directory.none')}</Muted>
  const path = pathTo(which === 'operators' ? '/operators/:address' : '/avs/:address', { address })
  return (
    <Rows>
      <li>
        <Row
          href={`#${path}`}
          title={t('directory.lookUp', { address: shortAddress(address) })}
          detail={t('directory.lookUpHelp')}
        />
      </li>
    </Rows>
  )
}

function OperatorLine({
  row,
  descriptions,
  chosen,
  full,
  onChoose,
}: {
  row: OperatorRow
  descriptions: Descriptions
  chosen: boolean
  full: boolean
  onChoose: (choose: boolean) => void
}) {
  const { operator, name, stakes, sets, redistributing, commission, allocationDelay } = row
  const said = descriptions.of({ kind: 'operator', address: operator })
  const part = slashablePart(row)
  const details = [
    sets === 0 ? t('directory.noSets') : t('directory.sets', { count: sets }),
    ...(redistributing ? [`⚠ ${t('directory.keepsSlashed', { count: redistributing })}`] : []),
    ...(commission === null ? [] : [`${t('directory.commission')} ${commissionText(commission)}`]),
    `${t('directory.delay')} ${shortDelayText(allocationDelay)}`,
  ]
  return (
    <li className={styles.line}>
      <Check checked={chosen} disabled={full && !chosen} middle onChange={onChoose}>
        <span className="visually-hidden">{t('directory.choose', { name: nameOf(operator, name, said) })}</span>
      </Check>
      <Row
        href={`#${pathTo('/operators/:address', { address: operator })}`}
        mark={<Picture address={operator} said={said} />}
        title={<Name address={operator} name={name} said={said} />}
        detail={
          <span className={styles.stack}>
            <span className={styles.figures}>
              <Worth stakes={stakes} empty={t('directory.nothingDelegated')} />
              {row.slashable === null ? (
                <span>{t('directory.slashableUnknown')}</span>
              ) : (
                part !== null && (
                  <span>{t('directory.slashableShare', { share: formatPercent(part, { loss: true }) })}</span>
                )
              )}
            </span>
            <span>{details.join(' · ')}</span>
          </span>
        }
      />
    </li>
  )
}

export const commissionText = ({ least, most }: { least: number; most: number }) =>
  least === most ? bips(most) : t('directory.upTo', { least: bips(least), most: bips(most) })

function AvsLine({ row, descriptions }: { row: AvsRow; descriptions: Descriptions }) {
  const { avs, name, sets, operators, slashable, redistributing } = row
  const said = descriptions.of({ kind: 'avs', address: avs })
  const details = [
    ...(sets === null ? [] : [sets === 0 ? t('directory.noSets') : t('directory.sets', { count: sets })]),
    ...(redistributing > 0 ? [`⚠ ${t('directory.keepsSlashed', { count: redistributing })}`] : []),
    ...(operators > 0 ? [t('directory.inSets', { count: operators })] : []),
  ]
  return (
    <li>
      <Row
        href={`#${pathTo('/avs/:address', { address: avs })}`}
        mark={<Picture address={avs} said={said} />}
        title={<Name address={avs} name={name} said={said} />}
        detail={
          <span className={styles.stack}>
            <span>{details.join(' · ')}</span>
            {slashable.length > 0 && (
              <span className={styles.figures}>
                <span>{t('directory.setSlashable')}</span>
                <Worth stakes={slashable} empty="" />
              </span>
            )}
          </span>
        }
      />
    </li>
  )
}

function Waiting() {
  return (
    <Rows label={t('directory.operators')}>
      {['first', 'second', 'third', 'fourth'].map((id) => (
        <li key={id} aria-busy="true">
          <Row title={<Skeleton />} detail={<Skeleton width="long" />} />
        </li>
      ))}
    </Rows>
  )
}
