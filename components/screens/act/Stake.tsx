import { useState } from 'react'
import type { Address } from 'viem'
import type { Action } from '../../../lib/messaging/acts.ts'
import { tokenUnits } from '../../../lib/units.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Title } from '../Frame.tsx'
import { ActForm } from './ActForm.tsx'
import { AmountEntry, type Entered } from './AmountEntry.tsx'
import { usePreview } from './usePreview.ts'
import { usePricing } from './usePricing.ts'

const same = (one: string | null, other: string | null) => one?.toLowerCase() === other?.toLowerCase()

/** Ether into a token. */
export function Stake({ token }: { token: string }) {
  return <Enter from={null} token={token} />
}

/** One form of a token into another. */
export function Convert({ from, token }: { from: string; token: string }) {
  return <Enter from={from} token={token} />
}

function Enter({ from, token }: { from: string | null; token: string }) {
  const account = useWallet((mirror) => mirror.selected)
  const entrance = useWallet((mirror) =>
    mirror.registry.entrances.find((one) => same(one.from, from) && same(one.token, token)),
  )
  if (account === null || entrance === undefined) {
    return (
      <>
        <Title back="/act">{t('act.title')}</Title>
        <Banner>{t('act.unknownToken')}</Banner>
      </>
    )
  }
  return <EnterForm key={account} account={account} from={entrance.from} token={entrance.token} />
}

function EnterForm({ account, from, token }: { account: Address; from: Address | null; token: Address }) {
  const { token: label } = useRegistry()
  const [entered, setEntered] = useState<Entered>(null)
  const into = { kind: 'enter', from, token } as const
  const asked: Action = { ...into, amount: entered === null ? null : tokenUnits(entered.amount) }
  const previewed = usePreview(account, asked)
  const pricing = usePricing(from)
  const { symbol, decimals } = label(from)
  const held = previewed.preview?.held ?? null
  return (
    <>
      <Title back="/act">
        {from === null
          ? t('act.stake', { symbol: label(token).symbol })
          : t('act.convertTitle', { from: symbol, token: label(token).symbol })}
      </Title>
      <AmountEntry
        symbol={symbol}
        decimals={decimals ?? 18}
        held={held}
        heldText={held === null ? t('act.stale') : t('act.held', { amount: formatShort(held, decimals, 6), symbol })}
        kept={previewed.preview?.kept ?? null}
        pricing={pricing}
        onChange={setEntered}
      />
      <ActForm account={account} action={entered === null ? null : asked} previewed={previewed} />
    </>
  )
}
