import { useState } from 'react'
import type { Address } from 'viem'
import type { Action } from '../../../lib/messaging/acts.ts'
import { tokenUnits } from '../../../lib/units.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Title } from '../Frame.tsx'
import { ActForm } from './ActForm.tsx'
import { AmountEntry, type Entered } from './AmountEntry.tsx'
import { usePreview } from './usePreview.ts'
import { usePricing } from './usePricing.ts'

/** A token into an EigenLayer strategy: an exact allowance, then the deposit. */
export function Restake({ strategy }: { strategy: string }) {
  const account = useWallet((mirror) => mirror.selected)
  return account === null ? null : <StrategyForm key={account} kind="restake" strategy={strategy} account={account} />
}

/** Part or all of what is in a strategy into the withdrawal queue. */
export function Queue({ strategy }: { strategy: string }) {
  const account = useWallet((mirror) => mirror.selected)
  return account === null ? null : <StrategyForm key={account} kind="queue" strategy={strategy} account={account} />
}

type Props = { kind: 'restake' | 'queue'; strategy: string; account: Address }

function StrategyForm({ kind, strategy, account }: Props) {
  const { asset } = useRegistry()
  const known = useWallet((mirror) =>
    mirror.registry.strategies.find(({ address }) => address.toLowerCase() === strategy.toLowerCase()),
  )
  const [entered, setEntered] = useState<Entered>(null)
  // Everything is asked for as everything: a number would leave what grew meanwhile.
  const whole = kind === 'queue' && entered?.all === true
  const amount = entered === null || whole ? null : tokenUnits(entered.amount)
  const asked: Action = { kind, strategy: strategy as Address, amount }
  const previewed = usePreview(account, asked)
  const { preview } = previewed
  const told = kind === 'queue' ? preview?.receives : preview?.given
  const token = told?.token ?? known?.token ?? null
  const pricing = usePricing(token)
  const label = told ? asset(told) : asset({ token, asset: { symbol: null, decimals: 18, known: true } })
  const held = kind === 'queue' ? (preview?.most ?? null) : (preview?.held ?? null)
  const { symbol, decimals } = label
  const shown = held === null ? '' : formatShort(held, decimals, 6)
  return (
    <>
      <Title back="/act">{t(kind === 'queue' ? 'act.queue' : 'act.restake', { symbol })}</Title>
      <AmountEntry
        symbol={symbol}
        decimals={decimals ?? 0}
        held={held}
        heldText={
          held === null ? t('act.stale') : t(kind === 'queue' ? 'act.restaked' : 'act.held', { amount: shown, symbol })
        }
        kept={null}
        pricing={known === undefined ? null : pricing}
        onChange={setEntered}
      />
      <ActForm
        account={account}
        action={entered === null ? null : asked}
        previewed={previewed}
        gains={kind === 'queue' ? 'receivesLater' : 'credited'}
      />
    </>
  )
}
