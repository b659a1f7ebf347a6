import { useState } from 'react'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Card } from '../../ui/Stack.tsx'
import styles from './Act.module.css'
import { type Pricing, partOf, readEntry, spendable, writeEntry } from './entry.ts'

/** What was entered: an amount in the smallest unit, and whether it is everything there is. Null: no amount. */
export type Entered = { amount: bigint; all: boolean } | null

const shares = [25n, 50n, 75n] as const

/** An amount by number, by part, by everything, in the token or in dollars where its price is known. */
export function AmountEntry({
  symbol,
  decimals,
  held,
  heldText,
  kept,
  pricing,
  onChange,
}: {
  symbol: string
  decimals: number
  /** Null while it is being read. */
  held: bigint | null
  heldText: string
  /** What everything leaves behind for the fee; null where nothing has to stay, or it is not known. */
  kept: bigint | null
  pricing: Pricing | null
  onChange: (entered: Entered) => void
}) {
  const [text, setText] = useState('')
  const [unit, setUnit] = useState<'token' | 'dollars'>('token')
  const [all, setAll] = useState(false)
  const price = unit === 'dollars' ? pricing : null
  const most = held === null ? null : spendable(held, kept)
  const read = (typed: string, in_: Pricing | null) => readEntry(typed, { decimals, pricing: in_ })
  const amount = all ? most : read(text, price)
  const take = (typed: string, in_ = price) => {
    setText(typed)
    setAll(false)
    const parsed = read(typed, in_)
    onChange(parsed === null ? null : { amount: parsed, all: false })
  }
  const takeUnits = (units: bigint, everything: boolean) => {
    setText(writeEntry(units, decimals, price))
    setAll(everything)
    onChange(units === 0n ? null : { amount: units, all: everything })
  }
  const change = (next: 'token' | 'dollars') => {
    setUnit(next)
    const to = next === 'dollars' ? pricing : null
    if (amount === null || text === '') return
    // What was entered stays what it was; only its writing changes.
    const written = writeEntry(amount, decimals, to)
    setText(written)
    if (!all) take(written, to)
  }
  const wrong = text !== '' && (amount === null || amount === 0n)
  const above = held !== null && amount !== null && amount > held
  const noGas = !above && amount !== null && most !== null && kept !== null && amount > most
  return (
    <Card>
      <Field
        label={t('act.amount', { unit: unit === 'dollars' ? t('act.dollars') : symbol })}
        value={text}
        inputMode="decimal"
        placeholder="0"
        onChange={(event) => take(event.target.value)}
        error={
          wrong
            ? t('act.badAmount', { decimals: unit === 'dollars' ? 18 : decimals })
            : above
              ? t('act.tooMuchHeld')
              : noGas
                ? t('act.noGasLeft', { amount: formatShort(kept ?? 0n, 18, 6) })
                : undefined
        }
      />
      <div className={styles.shares}>
        <fieldset className={styles.parts}>
          <legend className="visually-hidden">{t('act.shares')}</legend>
          {shares.map((percent) => (
            <Button
              key={percent.toString()}
              small
              disabled={most === null || most === 0n}
              onClick={() => takeUnits(partOf(most ?? 0n, percent), false)}
            >
              {t('act.share', { percent: percent.toString() })}
            </Button>
          ))}
          <Button small disabled={most === null || most === 0n} onClick={() => takeUnits(most ?? 0n, true)}>
            {t('act.max')}
          </Button>
        </fieldset>
        {pricing !== null && (
          <Segmented
            label={t('act.unit')}
            value={unit}
            onChange={change}
            options={[
              { value: 'token', label: symbol },
              { value: 'dollars', label: '$' },
            ]}
          />
        )}
      </div>
      <p className={styles.held} role="status">
        <span>{heldText}</span>
        {unit === 'dollars' && amount !== null && (
          <span>{t('act.typedIs', { amount: formatShort(amount, decimals, 6), symbol })}</span>
        )}
      </p>
    </Card>
  )
}
