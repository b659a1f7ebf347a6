import { useState } from 'react'
import { formatGwei, parseGwei, parseUnits } from 'viem'
import type { ApprovalView, FeeQuote, ProposedTransaction } from '../../lib/messaging/mirror.ts'
import type { FeeChoice } from '../../lib/messaging/procedures.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { formatDollars } from '../messages/amounts.ts'
import { errorText, t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/Field.tsx'
import { Muted, Section } from '../ui/Stack.tsx'
import styles from './FeePicker.module.css'

const speeds = ['slow', 'normal', 'fast'] as const

/** What the transaction may cost and the speeds on offer. A new choice is a new revision: the window re-arms. */
export function FeePicker({ approval, transaction }: { approval: ApprovalView; transaction: ProposedTransaction }) {
  const [open, setOpen] = useState(false)
  const setFees = useCommand('approvals.setFees')
  const choose = (fees: FeeChoice) => void setFees.run({ id: approval.id, fees })
  const { gas, maxFeePerGas, speed, quotes, baseFeePerGas } = transaction
  const names = {
    slow: t('approvals.feeSlow'),
    normal: t('approvals.feeNormal'),
    fast: t('approvals.feeFast'),
    custom: t('approvals.feeCustom'),
  }
  return (
    <Section
      title={t('approvals.fee')}
      aside={
        <button type="button" className={styles.change} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('approvals.feeChange')}
        </button>
      }
    >
      <div className={styles.card}>
        <div className={styles.cost}>
          <span className={styles.label}>
            {names[speed]} · {t('approvals.feeAtMost')}
          </span>
          {gas === null || maxFeePerGas === null ? (
            <span className={styles.waiting}>
              {gas === null && maxFeePerGas !== null ? t('common.unknown') : t('approvals.feeUnknown')}
            </span>
          ) : (
            <Cost fee={gas * maxFeePerGas} />
          )}
        </div>
        {gas === null && maxFeePerGas !== null && <Banner level="caution">{t('approvals.gasUnknown')}</Banner>}
        {open && (
          <>
            {quotes !== null && (
              <div className={styles.speeds}>
                {speeds.map((name) => (
                  <Speed
                    key={name}
                    name={names[name]}
                    quote={quotes[name]}
                    gas={gas}
                    chosen={speed === name}
                    onChoose={() => choose({ speed: name })}
                  />
                ))}
              </div>
            )}
            <CustomFee transaction={transaction} onChoose={choose} />
            {baseFeePerGas !== null && <Muted>{t('approvals.feeBase', { gwei: gweiText(baseFeePerGas) })}</Muted>}
            {setFees.error !== null && (
              <Banner level="danger" live>
                {errorText(setFees.error)}
              </Banner>
            )}
          </>
        )}
      </div>
    </Section>
  )
}

/** At most this leaves the account: ether, and dollars rounded up, where a price is known. */
function Cost({ fee }: { fee: bigint }) {
  const price = useWallet(
    ({ portfolios }) => Object.values(portfolios).find(({ etherPrice }) => etherPrice)?.etherPrice,
  )
  return (
    <span className={styles.amounts}>
      <strong>
        <Amount amount={fee} decimals={18} symbol="ETH" digits={6} />
      </strong>
      {price && <span className={styles.label}>{formatDollars(fee, price, { up: true })}</span>}
    </span>
  )
}

function Speed({
  name,
  quote,
  gas,
  chosen,
  onChoose,
}: {
  name: string
  quote: FeeQuote
  gas: bigint | null
  chosen: boolean
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      className={cx(styles.speed, chosen && styles.chosen)}
      aria-pressed={chosen}
      aria-label={name}
      onClick={onChoose}
    >
      <span>{name}</span>
      <span className={styles.quote}>
        {gas === null ? (
          `${gweiText(quote.maxFeePerGas)} gwei`
        ) : (
          <Amount amount={gas * quote.maxFeePerGas} decimals={18} symbol={null} digits={5} />
        )}
      </span>
    </button>
  )
}

/** Gwei with at most two places, for telling; never for signing. */
const gweiText = (wei: bigint) => formatGwei(wei).replace(/(\.\d\d)\d+$/, '$1')

function CustomFee({
  transaction,
  onChoose,
}: {
  transaction: ProposedTransaction
  onChoose: (fees: FeeChoice) => void
}) {
  const [bad, setBad] = useState(false)
  const { maxFeePerGas, maxPriorityFeePerGas, gas, speed } = transaction
  const gwei = (value: bigint | null) => (value === null ? '' : formatGwei(value))
  return (
    <form
      className={styles.custom}
      // A speed that was chosen above shows its own figures here.
      key={`${maxFeePerGas}:${maxPriorityFeePerGas}:${gas}`}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const text = (name: string) => String(form.get(name) ?? '').trim()
        const valid =
          [text('max'), text('tip')].every((value) => /^\d+(\.\d{1,9})?$/.test(value)) && /^\d+$/.test(text('gas'))
        setBad(!valid)
        if (!valid) return
        onChoose({
          speed: 'custom',
          maxFeePerGas: parseGwei(text('max')),
          maxPriorityFeePerGas: parseGwei(text('tip')),
          gas: parseUnits(text('gas'), 0),
        })
      }}
    >
      <p className={cx(styles.customTitle, speed === 'custom' && styles.customOn)}>{t('approvals.feeCustom')}</p>
      <Field label={t('approvals.feeMax')} name="max" inputMode="decimal" defaultValue={gwei(maxFeePerGas)} />
      <Field label={t('approvals.feeTip')} name="tip" inputMode="decimal" defaultValue={gwei(maxPriorityFeePerGas)} />
      <Field
        label={t('approvals.feeGas')}
        name="gas"
        inputMode="numeric"
        defaultValue={gas === null ? '' : gas.toString()}
      />
      <Button type="submit">{t('approvals.feeApply')}</Button>
      <p className={styles.bad} role="alert">
        {bad && t('approvals.feeBad')}
      </p>
    </form>
  )
}
