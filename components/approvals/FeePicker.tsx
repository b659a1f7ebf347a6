import { useState } from 'react'
import { formatGwei, parseGwei, parseUnits } from 'viem'
import type { ApprovalView, ProposedTransaction } from '../../lib/messaging/mirror.ts'
import type { FeeChoice } from '../../lib/messaging/procedures.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { formatInteger } from '../messages/format.ts'
import { errorText, t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Fact, Facts } from '../ui/Row.tsx'
import { Bar, Muted, Section, Stack } from '../ui/Stack.tsx'
import styles from './FeePicker.module.css'

const speeds = ['slow', 'normal', 'fast'] as const

/** What the transaction may cost, the speeds on offer, and the nonce. A new choice is a new revision: the window re-arms. */
export function FeePicker({ approval, transaction }: { approval: ApprovalView; transaction: ProposedTransaction }) {
  const [open, setOpen] = useState(false)
  const setFees = useCommand('approvals.setFees')
  const choose = (fees: FeeChoice) => void setFees.run({ id: approval.id, fees })
  const { gas, maxFeePerGas, nonce, speed, quotes, baseFeePerGas } = transaction
  const names = {
    slow: t('approvals.feeSlow'),
    normal: t('approvals.feeNormal'),
    fast: t('approvals.feeFast'),
    custom: t('approvals.feeCustom'),
  }
  return (
    <Section title={t('approvals.fee')}>
      <Stack gap="tight">
        <Facts>
          <Fact label={`${names[speed]} · ${t('approvals.feeAtMost')}`}>
            {gas === null || maxFeePerGas === null ? (
              <span className={styles.waiting}>{t('approvals.feeUnknown')}</span>
            ) : (
              <Amount amount={gas * maxFeePerGas} decimals={18} symbol="ETH" digits={8} />
            )}
          </Fact>
          <Fact label={t('approvals.nonce')}>{nonce === null ? '…' : formatInteger(nonce)}</Fact>
        </Facts>
        {gas === null && maxFeePerGas !== null && <Banner level="caution">{t('approvals.gasUnknown')}</Banner>}
        <Button small variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('approvals.feeChange')}
        </Button>
        {open && (
          <Stack>
            {quotes !== null && (
              <Bar even>
                {speeds.map((name) => (
                  <Button
                    key={name}
                    small
                    variant={speed === name ? 'primary' : 'secondary'}
                    aria-pressed={speed === name}
                    onClick={() => choose({ speed: name })}
                  >
                    {names[name]}
                  </Button>
                ))}
              </Bar>
            )}
            {baseFeePerGas !== null && <Muted>{t('approvals.feeBase', { gwei: formatGwei(baseFeePerGas) })}</Muted>}
            <CustomFee transaction={transaction} onChoose={choose} />
            {setFees.error !== null && (
              <Banner level="danger" live>
                {errorText(setFees.error)}
              </Banner>
            )}
          </Stack>
        )}
      </Stack>
    </Section>
  )
}

function CustomFee({
  transaction,
  onChoose,
}: {
  transaction: ProposedTransaction
  onChoose: (fees: FeeChoice) => void
}) {
  const [bad, setBad] = useState(false)
  const { maxFeePerGas, maxPriorityFeePerGas, gas } = transaction
  const gwei = (value: bigint | null) => (value === null ? '' : formatGwei(value))
  return (
    <form
      className={styles.custom}
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
      <Field label={t('approvals.feeMax')} name="max" inputMode="decimal" defaultValue={gwei(maxFeePerGas)} />
      <Field label={t('approvals.feeTip')} name="tip" inputMode="decimal" defaultValue={gwei(maxPriorityFeePerGas)} />
      <Field
        label={t('approvals.feeGas')}
        name="gas"
        inputMode="numeric"
        defaultValue={gas === null ? '' : gas.toString()}
        error={bad ? t('approvals.feeBad') : undefined}
      />
      <Button small type="submit">
        {t('approvals.feeApply')}
      </Button>
    </form>
  )
}
