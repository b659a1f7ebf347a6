import type { StakePart, Worth } from '../../../lib/messaging/slashing.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Amount } from '../../ui/Amount.tsx'

/**
 * An amount of a part of the stake in its token, by the part's own price; an unknown strategy's in shares. `loss` rounds
 * up: it is how much goes.
 */
export function SharesText({ part, shares, loss = false }: { part: StakePart; shares: bigint; loss?: boolean }) {
  const { now } = part
  if (now.tokens === null || now.shares === 0n)
    return <>{t('slashing.shares', { amount: formatShort(shares, 18, 4) })}</>
  const up = loss ? now.shares - 1n : 0n
  return <TokensText part={part} tokens={(now.tokens * shares + up) / now.shares} />
}

/** What a worth says, in its token or in shares, where the token is named beside it. */
export function WorthText({ part, worth }: { part: StakePart; worth: Worth }) {
  return worth.tokens === null ? (
    <SharesText part={part} shares={worth.shares} />
  ) : (
    <TokensText part={part} tokens={worth.tokens} named />
  )
}

function TokensText({ part, tokens, named = false }: { part: StakePart; tokens: bigint; named?: boolean }) {
  const { asset } = useRegistry()
  const { symbol, decimals } = asset(part)
  return (
    <Amount amount={tokens} decimals={decimals} symbol={named ? null : symbol} digits={named ? 4 : 6} pad={false} />
  )
}
