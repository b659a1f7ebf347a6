import { useMemo, useState } from 'react'
import { type Address, isAddress } from 'viem'
import type { ExposureReport, MoveFrom, MoveTo } from '../../../lib/messaging/exposure.ts'
import {
  eigenStrategy,
  strategies as everyStrategy,
  nativeStrategy,
} from '../../../lib/protocols/eigenlayer/addresses.ts'
import { type Wei, wei } from '../../../lib/units.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatExact } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { parseAmount } from '../../parts/amountInput.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import { assetName, nameOf } from './names.ts'
import styles from './Risk.module.css'
import { useExposure } from './useExposure.ts'

/** The same picture and table after something was moved: from a token or an operator to another. Nothing is sent. */
export function WhatIfScreen() {
  const { report, account, error } = useExposure()
  return (
    <>
      <Title back="/risk">{t('secures.whatIfTitle')}</Title>
      <Muted>{t('secures.whatIfLead')}</Muted>
      <ErrorNote error={error} />
      {report === null ? error === null && <Skeleton width="full" /> : <Form report={report} account={account} />}
    </>
  )
}

/** What a deposit with an operator can be made of; validators' ether is the last. */
const strategies = everyStrategy.filter(({ address }) => address !== eigenStrategy)

const other = 'operator:'

function Form({ report, account }: { report: ExposureReport; account: Address | null }) {
  const { run, busy, error } = useCommand('exposure.whatIf')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [address, setAddress] = useState('')
  const [strategy, setStrategy] = useState<Address>(strategies[0]?.address ?? nativeStrategy)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof run>>>(null)
  const sources = useMemo(() => sourcesOf(report), [report])
  const source = sources.find(({ id }) => id === from)
  const amount = parseAmount(text, 18)
  const wrongAmount = text !== '' && (amount === null || amount === 0n)
  const target = targetOf(to, address, strategy)
  const wrongAddress = to === other && address !== '' && target === null
  const ready = source !== undefined && target !== null && amount !== null && amount > 0n
  const compare = async () => {
    if (!ready) return
    setAnswer(await run({ account, from: source.from, to: target, amount: wei(amount) }))
  }
  return (
    <>
      <Card>
        <form
          className={styles.column}
          onSubmit={(event) => {
            event.preventDefault()
            void compare()
          }}
        >
          <Select label={t('secures.from')} value={from} onChange={({ target: { value } }) => setFrom(value)}>
            <option value="">{t('secures.choose')}</option>
            {sources.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
          <ToChoice report={report} value={to} onChange={setTo} />
          {to === other && (
            <Field
              label={t('secures.toAddress')}
              value={address}
              onChange={({ target: { value } }) => setAddress(value.trim())}
              error={wrongAddress && t('secures.badAddress')}
            />
          )}
          {to.startsWith(other) && (
            <Select
              label={t('secures.as')}
              value={strategy}
              onChange={({ target: { value } }) => setStrategy(value as Address)}
            >
              {strategies.map((one) => (
                <option key={one.address} value={one.address}>
                  {one.symbol}
                </option>
              ))}
            </Select>
          )}
          <div className={styles.entry}>
            <Field
              className={styles.field ?? ''}
              label={t('secures.amount')}
              value={text}
              inputMode="decimal"
              onChange={({ target: { value } }) => setText(value)}
              error={wrongAmount && t('secures.badAmount')}
            />
            {source !== undefined && (
              <Button onClick={() => setText(formatExact(source.value, 18))}>{t('secures.all')}</Button>
            )}
          </div>
          <Button type="submit" variant="primary" block busy={busy} disabled={!ready}>
            {t('secures.compare')}
          </Button>
        </form>
      </Card>
      <ErrorNote error={error} />
      {answer !== null && <BeforeAfter {...answer.output} />}
    </>
  )
}

function ToChoice({
  report,
  value,
  onChange,
}: {
  report: ExposureReport
  value: string
  onChange: (value: string) => void
}) {
  const tokens = useWallet((mirror) => mirror.registry.tokens)
  const choices = useMemo(
    () =>
      tokens
        .filter(
          ({ chainId, kind, sunset }) => chainId === 1 && (kind === 'lrt' || kind === 'lst') && sunset === undefined,
        )
        .toSorted((a, b) => (a.kind === b.kind ? a.symbol.localeCompare(b.symbol) : a.kind === 'lrt' ? -1 : 1)),
    [tokens],
  )
  return (
    <Select label={t('secures.to')} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('secures.choose')}</option>
      <optgroup label={t('secures.toOperators')}>
        {report.operators.map(({ operator, name }) => (
          <option key={operator} value={`${other}${operator}`}>
            {nameOf(operator, name)}
          </option>
        ))}
        <option value={other}>{t('secures.toOther')}</option>
      </optgroup>
      <optgroup label={t('secures.toTokens')}>
        {choices.map(({ address, symbol }) => (
          <option key={address} value={address}>
            {symbol}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}

type Source = { id: string; label: string; from: MoveFrom; value: Wei }

/** Everything that can be moved: each asset, and one's own stake with each operator. */
function sourcesOf({ assets, operators, stakes }: ExposureReport): readonly Source[] {
  const restaked = new Set(assets.filter(({ how }) => how === 'restaked').map(({ id }) => id))
  const own = operators.flatMap(({ operator, name }): Source[] => {
    const value = stakes.reduce(
      (sum, stake) => (stake.operator === operator && restaked.has(stake.asset) ? sum + stake.behind : sum),
      0n,
    )
    const label = t('secures.fromOperator', { name: nameOf(operator, name) })
    return value === 0n ? [] : [{ id: operator, label, from: { operator }, value: wei(value) }]
  })
  const held = assets
    .filter(({ how }) => how === 'token' || how === 'restaked')
    .map((asset): Source => ({ id: asset.id, label: assetName(asset), from: { asset: asset.id }, value: asset.value }))
  return [...own, ...held]
}

function targetOf(to: string, typed: string, strategy: Address): MoveTo | null {
  if (to === '') return null
  if (!to.startsWith(other)) return { token: to as Address }
  const operator = to === other ? typed : to.slice(other.length)
  return isAddress(operator, { strict: false }) ? { operator, strategy } : null
}
