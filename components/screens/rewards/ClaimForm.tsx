import { useState } from 'react'
import { type Address, isAddress } from 'viem'
import type { EarnerReport, RewardToken } from '../../../lib/messaging/rewards.ts'
import { pathTo } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { Amount } from '../../ui/Amount.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Card, Stack } from '../../ui/Stack.tsx'
import { Check } from '../../ui/Toggle.tsx'
import { toast } from '../../ui/toast.ts'
import { useAccountName, useTokens } from './names.ts'
import styles from './Rewards.module.css'

type Line = { earner: Address; token: Address; amount: bigint }

const keyOf = ({ earner, token }: Pick<Line, 'earner' | 'token'>) => `rewards:${earner}:${token}`

/** Everything one account may claim, for itself and for others, in one transaction to one recipient. */
export function ClaimForm({
  caller,
  earners,
  tokens,
}: {
  caller: Address
  earners: readonly EarnerReport[]
  tokens: readonly RewardToken[]
}) {
  const name = useAccountName()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [recipient, setRecipient] = useState<string>(caller)
  const claim = useCommand('rewards.claim')
  const lines = earners.flatMap(({ earner, data }) =>
    (data?.tokens ?? [])
      .filter(({ claimable }) => claimable > 0n)
      .map(({ token, claimable }): Line => ({ earner, token, amount: claimable })),
  )
  const chosen = lines.filter((line) => !left.has(keyOf(line)))
  const underWay = useUnderWay(caller, lines.map(keyOf))
  const valid = isAddress(recipient.trim(), { strict: false })
  const submit = async () => {
    const claims = earners.flatMap(({ earner }) => {
      const own = chosen.filter((line) => line.earner === earner)
      return own.length === 0 ? [] : [{ earner, tokens: own.map(({ token, amount }) => ({ token, amount })) }]
    })
    const done = await claim.run({ caller, recipient: recipient.trim() as Address, claims })
    if (done !== null) toast(t('rewards.opened'))
  }
  const toggle = (line: Line, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(keyOf(line))
    else next.add(keyOf(line))
    setLeft(next)
  }
  return (
    <Card>
      <Stack>
        <h3 className={styles.head}>{t('rewards.byAccount', { account: name(caller) })}</h3>
        <ul className={styles.lines} aria-label={t('rewards.byAccount', { account: name(caller) })}>
          {lines.map((line) => (
            <li key={keyOf(line)}>
              <Check checked={!left.has(keyOf(line))} onChange={(on) => toggle(line, on)}>
                <LineText line={line} caller={caller} tokens={tokens} />
              </Check>
            </li>
          ))}
        </ul>
        <Field
          label={t('rewards.recipient')}
          hint={t('rewards.recipientHelp')}
          error={valid ? undefined : t('rewards.badRecipient')}
          value={recipient}
          onChange={(event) => setRecipient(event.target.value)}
        />
        <ErrorNote error={claim.error} />
        {underWay === null ? (
          <Button
            variant="primary"
            block
            busy={claim.busy}
            disabled={chosen.length === 0 || !valid}
            onClick={() => void submit()}
          >
            {t('rewards.claimButton', { count: chosen.length })}
          </Button>
        ) : underWay.state === 'sent' ? (
          <LinkButton block icon="clock" href={pathTo('#/activity/:id', { id: underWay.id })}>
            {t('rewards.sent')}
          </LinkButton>
        ) : (
          <Button block disabled>
            {t('rewards.asked')}
          </Button>
        )}
      </Stack>
    </Card>
  )
}

function LineText({ line, caller, tokens }: { line: Line; caller: Address; tokens: readonly RewardToken[] }) {
  const name = useAccountName()
  const { decimals, symbol } = useTokens(tokens)(line.token)
  const price = tokens.find(({ token }) => token === line.token)?.ether ?? null
  const ether = price === null || decimals === null ? null : (line.amount * price) / 10n ** BigInt(decimals)
  const worth =
    ether === null ? t('rewards.worthless') : t('rewards.worth', { amount: `${formatShort(ether, 18, 4)} ETH` })
  return (
    <span className={styles.line}>
      <Amount amount={line.amount} decimals={decimals} symbol={symbol} digits={6} pad={false} strong />
      <span className={styles.detail}>
        {line.earner === caller ? worth : `${t('rewards.forOther', { account: name(line.earner) })} · ${worth}`}
      </span>
    </span>
  )
}

/** A request for some of these that waits for the user, or a transaction that claims some; null when there is none. */
function useUnderWay(caller: Address, ids: readonly string[]): { id: string; state: 'asked' | 'sent' } | null {
  const approvals = useWallet((mirror) => mirror.approvals)
  const activity = useWallet((mirror) => mirror.activity)
  const overlaps = (finishes: readonly string[] | undefined) => finishes?.some((id) => ids.includes(id)) ?? false
  const asked = approvals.find(
    ({ request, state }) =>
      state !== 'failed' && request.kind === 'transaction' && request.account === caller && overlaps(request.finishes),
  )
  if (asked !== undefined) return { id: asked.id, state: 'asked' }
  const sent = activity.find(
    ({ status, account, finishes }) =>
      (status === 'signed' || status === 'pending') && account === caller && overlaps(finishes),
  )
  return sent === undefined ? null : { id: sent.id, state: 'sent' }
}
