import { useState } from 'react'
import type { Portfolio } from '../../lib/messaging/mirror.ts'
import type { Holding } from '../../lib/portfolio/composition.ts'
import { amountOf, type Line } from '../../lib/portfolio/groups.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Row } from '../ui/Row.tsx'
import { TokenMark } from '../ui/TokenMark.tsx'
import { Capped } from './Capped.tsx'
import { PositionRow, positionPath, Tags } from './PositionRow.tsx'
import styles from './parts.module.css'
import { type TokenLabel, useRegistry } from './useRegistry.ts'
import { Worth } from './Worth.tsx'

type BundleProps = { line: Line; price: Portfolio['etherPrice']; owner: (account: string) => string }

/** All holdings of one asset over several accounts and chains; opens to show each. One alone is its own row. */
export function BundleRow({ line, price, owner }: BundleProps) {
  const [open, setOpen] = useState(false)
  const label = useLabel()
  const [first] = line.holdings
  if (first === undefined) return null
  if (line.holdings.length === 1) return <OneRow holding={first} price={price} owner={owner} />
  const { symbol, address } = label(first)
  const accounts = new Set(line.holdings.map(({ portfolio }) => portfolio.account)).size
  const chains = new Set(line.holdings.map(({ portfolio }) => portfolio.chainId)).size
  const where = [
    t('portfolio.positionsCount', { count: line.holdings.length }),
    ...(accounts > 1 ? [t('portfolio.accountsCount', { count: accounts })] : []),
    ...(chains > 1 ? [t('portfolio.chainsCount', { count: chains })] : []),
  ]
  return (
    <>
      <Row
        expanded={open}
        onSelect={() => setOpen(!open)}
        mark={<TokenMark symbol={symbol} address={address} />}
        title={symbol}
        detail={where.join(' · ')}
        end={line.amount !== null && <Amount amount={line.amount} decimals={line.decimals} symbol={null} digits={4} />}
        endDetail={
          <>
            {(line.value > 0n || line.unvalued < line.holdings.length) && (
              <Worth value={line.value} portfolio={{ etherPrice: price }} ether={address !== null} stacked />
            )}
            {line.unvalued > 0 && <span className={styles.stale}>{t('home.valueUnknown')}</span>}
          </>
        }
      />
      {open && (
        <div className={styles.nested}>
          <Capped label={symbol} items={line.holdings} keyOf={({ key }) => key}>
            {(holding) => <OneRow holding={holding} price={price} owner={owner} />}
          </Capped>
        </div>
      )}
    </>
  )
}

/** One holding with its owner. An exit is one line here; its own screen has the rest. */
export function OneRow({ holding, price, owner }: Omit<BundleProps, 'line'> & { holding: Holding }) {
  const label = useLabel()
  const { chain, protocol } = useRegistry()
  const { portfolio, row } = holding
  const whose = owner(portfolio.account)
  const { kind, id, protocol: of } = row.position
  if (kind === 'token' || kind === 'restaked') return <PositionRow holding={holding} price={price} owner={whose} />
  const { symbol, address } = label(holding)
  const amount = amountOf(holding)
  return (
    <Row
      href={positionPath(id, portfolio)}
      mark={<TokenMark symbol={symbol} address={address} />}
      title={
        <>
          {symbol} <Tags holding={holding} />
        </>
      }
      detail={[whose, protocol(of), ...(portfolio.chainId === 1 ? [] : [chain(portfolio.chainId).name])].join(' · ')}
      end={amount && <Amount {...amount} symbol={null} digits={4} />}
      endDetail={<Worth value={row.value} portfolio={{ etherPrice: price }} ether={address !== null} stacked />}
    />
  )
}

/** What a holding is shown as: what it is, or what an exit pays. */
function useLabel(): (holding: Holding) => TokenLabel {
  const { token, asset } = useRegistry()
  return ({ portfolio: { chainId }, row: { position } }) => {
    if (position.kind === 'token') {
      const original = position.token?.rateOf
      return original === undefined ? (position.token ?? token(null)) : token(original)
    }
    if (position.kind === 'restaked') return asset(position, chainId)
    if (position.kind === 'exit') return asset(position.paid, chainId)
    const [only, ...others] = position.kind === 'withdrawal' ? position.entries : []
    if (only !== undefined && others.length === 0) return asset(only, chainId)
    return { address: null, symbol: t('portfolio.several'), name: t('portfolio.several'), decimals: null }
  }
}
