import { portfolioKey } from '../../../lib/portfolio/key.ts'
import type { RestakedPosition, TokenPosition } from '../../../lib/protocols/types.ts'
import { pathTo } from '../../hooks/route.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { TokenMark } from '../../ui/TokenMark.tsx'
import { Title } from '../Frame.tsx'
import { PlanCard } from './PlanCard.tsx'

/** Everything that can be done with what the account in view holds. */
export function Act() {
  const account = useWallet((mirror) => mirror.selected)
  const plans = useWallet((mirror) => mirror.plans)
  const mine = plans.filter((plan) => plan.account === account)
  return (
    <>
      <Title back="/">{t('act.title')}</Title>
      {mine.length > 0 && (
        <Section title={t('act.plans')}>
          {mine.map((plan) => (
            <PlanCard key={plan.id} plan={plan} />
          ))}
        </Section>
      )}
      <RestakeRows />
      <OperatorRow />
      <QueueRows />
      <ConvertRows />
      <StakeRows kind="lst" />
      <StakeRows kind="lrt" />
    </>
  )
}

/** What the account in view holds on Ethereum. */
function useHeld() {
  const rows = useWallet((mirror) =>
    mirror.selected === null ? undefined : mirror.portfolios[portfolioKey(1, mirror.selected)]?.rows,
  )
  const positions = (rows ?? []).map(({ position }) => position)
  const tokens = positions.filter((position): position is TokenPosition => position.kind === 'token')
  return {
    balance: (address: string) =>
      tokens.find(({ token }) => token?.chainId === 1 && token.address.toLowerCase() === address.toLowerCase())
        ?.balance ?? 0n,
    restaked: positions.filter(
      (position): position is RestakedPosition => position.kind === 'restaked' && position.protocol === 'eigenlayer',
    ),
    operator: positions.flatMap((position) => (position.kind === 'delegation' ? [position.operator] : []))[0] ?? null,
  }
}

/** Ether into tokens of one kind: those that stake it, and those that restake it as well. */
function StakeRows({ kind }: { kind: 'lst' | 'lrt' }) {
  const { token } = useRegistry()
  const entrances = useWallet((mirror) => mirror.registry.entrances)
  const tokens = useWallet((mirror) => mirror.registry.tokens)
  const title = t(kind === 'lst' ? 'act.stakeEther' : 'act.stakeRestaked')
  const isKind = (address: string) =>
    tokens.some((one) => one.chainId === 1 && one.kind === kind && one.address.toLowerCase() === address.toLowerCase())
  return (
    <Section title={title}>
      <Muted>{t(kind === 'lst' ? 'act.stakeHelp' : 'act.stakeRestakedHelp')}</Muted>
      <Rows label={title}>
        {entrances
          .filter(({ from, token: into }) => from === null && isKind(into))
          .map(({ token: address }) => {
            const { symbol, name } = token(address)
            return (
              <li key={address}>
                <Row
                  href={pathTo('#/act/stake/:token', { token: address })}
                  mark={<TokenMark symbol={symbol} address={address} />}
                  title={symbol}
                  detail={name === symbol ? undefined : name}
                />
              </li>
            )
          })}
      </Rows>
    </Section>
  )
}

function RestakeRows() {
  const { token } = useRegistry()
  const { balance } = useHeld()
  const strategies = useWallet((mirror) => mirror.registry.strategies)
  const held = strategies.flatMap(({ address, token: of }) =>
    of === null || balance(of) === 0n ? [] : [{ strategy: address, of, amount: balance(of) }],
  )
  return (
    <Section title={t('act.restakeTokens')}>
      <Muted>{t('act.restakeHelp')}</Muted>
      {held.length === 0 && <Muted>{t('act.nothingToRestake')}</Muted>}
      <Rows label={t('act.restakeTokens')}>
        {held.map(({ strategy, of, amount }) => {
          const { symbol, decimals } = token(of)
          return (
            <li key={strategy}>
              <Row
                href={pathTo('#/act/restake/:strategy', { strategy })}
                mark={<TokenMark symbol={symbol} address={of} />}
                title={symbol}
                detail={t('act.holds', { amount: formatShort(amount, decimals, 4) })}
              />
            </li>
          )
        })}
      </Rows>
    </Section>
  )
}

function OperatorRow() {
  const { name } = useRegistry()
  const { operator } = useHeld()
  return (
    <Section title={t('act.delegation')}>
      <Rows label={t('act.delegation')}>
        <li>
          <Row
            href="#/act/delegate"
            title={operator === null ? t('act.delegate') : (name(operator) ?? shortAddress(operator))}
            detail={t(operator === null ? 'act.nowFree' : 'act.leaveOperator')}
          />
        </li>
      </Rows>
    </Section>
  )
}

function QueueRows() {
  const { asset } = useRegistry()
  const { restaked } = useHeld()
  if (restaked.length === 0) return null
  return (
    <Section title={t('act.queueTokens')}>
      <Rows label={t('act.queueTokens')}>
        {restaked.map((position) => {
          const { symbol, decimals, address } = asset(position)
          return (
            <li key={position.strategy}>
              <Row
                href={pathTo('#/act/queue/:strategy', { strategy: position.strategy })}
                mark={<TokenMark symbol={symbol} address={address} />}
                title={symbol}
                detail={t('act.inEigenLayer', { amount: formatShort(position.withdrawable, decimals, 4) })}
              />
            </li>
          )
        })}
      </Rows>
    </Section>
  )
}

function ConvertRows() {
  const { token } = useRegistry()
  const { balance } = useHeld()
  const entrances = useWallet((mirror) => mirror.registry.entrances)
  const held = entrances.flatMap(({ from, token: into }) =>
    from === null || balance(from) === 0n ? [] : [{ from, into }],
  )
  if (held.length === 0) return null
  return (
    <Section title={t('act.convert')}>
      <Rows label={t('act.convert')}>
        {held.map(({ from, into }) => {
          const [given, got] = [token(from), token(into)]
          return (
            <li key={`${from}:${into}`}>
              <Row
                href={pathTo('#/act/convert/:from/:token', { from, token: into })}
                mark={<TokenMark symbol={got.symbol} address={into} />}
                title={t('act.convertPair', { from: given.symbol, token: got.symbol })}
                detail={t('act.holds', { amount: formatShort(balance(from), given.decimals, 4) })}
              />
            </li>
          )
        })}
      </Rows>
    </Section>
  )
}
