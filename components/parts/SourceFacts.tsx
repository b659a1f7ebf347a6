import type { Portfolio, PortfolioRow } from '../../lib/messaging/mirror.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatAgo, formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Fact } from '../ui/Row.tsx'
import { ageOf, isBehind } from './holdings.ts'
import { useRegistry } from './useRegistry.ts'

/** A contract by its trusted name and its whole address. */
export function ContractFact({ label, address }: { label: string; address: string }) {
  const { name } = useRegistry()
  return (
    <Fact label={label} wide>
      <AddressLine address={address} name={name(address)} full copy picture={false} />
    </Fact>
  )
}

/** On which chain a row was read, at which block, and how long ago. */
export function ReadFacts({ row, portfolio }: { row: PortfolioRow; portfolio: Portfolio }) {
  const { chain } = useRegistry()
  const { seconds, old } = ageOf(row.block, useNow(10_000))
  return (
    <>
      <Fact label={t('home.chain')}>{chain(portfolio.chainId).name}</Fact>
      <Fact label={t('home.readAt')}>
        {t('home.blockAgo', { block: formatInteger(row.block.number), ago: formatAgo(seconds) })}
        {(old || isBehind(row, portfolio)) && ` · ${t('home.old')}`}
      </Fact>
    </>
  )
}
