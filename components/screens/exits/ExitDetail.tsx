import { type Address, zeroAddress } from 'viem'
import type { Portfolio } from '../../../lib/messaging/mirror.ts'
import { type DeskRow, type ExitAmount, isExitRow, toDeskRow } from '../../../lib/portfolio/exits.ts'
import { portfolioKey } from '../../../lib/portfolio/key.ts'
import { pathTo } from '../../hooks/route.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { Paused } from '../../parts/Paused.tsx'
import { Loss } from '../../parts/PositionRow.tsx'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { ContractFact, ReadFacts } from '../../parts/SourceFacts.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { WaitText } from '../../parts/WaitText.tsx'
import { Worth } from '../../parts/Worth.tsx'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { Marks } from '../Marks.tsx'
import styles from './ExitDetail.module.css'
import { FinishButton, useFinishing } from './finishing.tsx'
import { WaitSteps } from './WaitSteps.tsx'

/** Everything about one exit, of any account. */
export function ExitDetail({ chainId, account, id }: { chainId: string; account: string; id: string }) {
  return <ExitFacts chainId={Number(chainId)} account={account as Address} id={id} />
}

/** The same by its values. */
export function ExitFacts({ chainId, account, id }: { chainId: number; account: Address; id: string }) {
  const portfolio = useWallet((mirror) => mirror.portfolios[portfolioKey(chainId, account)])
  const watched = useWallet((mirror) => mirror.accounts.find(({ address }) => address === account)?.kind === 'watch')
  const { chain } = useRegistry()
  const now = useNow(5_000)
  const row = portfolio?.rows.filter(isExitRow).find(({ position }) => position.id === id)
  if (portfolio === undefined || row === undefined) {
    return (
      <>
        <Title back="/exits">{t('exits.title')}</Title>
        <Banner>{t('exits.gone')}</Banner>
      </>
    )
  }
  const { blockSeconds } = chain(chainId)
  const exit = toDeskRow(portfolio, row, { blockSeconds, canSign: !watched, now })
  return <Detail exit={exit} portfolio={portfolio} watched={watched} />
}

type Props = { exit: DeskRow; portfolio: Portfolio }

function Detail({ exit, portfolio, watched }: Props & { watched: boolean }) {
  const { asset } = useRegistry()
  const finishing = useFinishing([exit])
  const { row, state, pays, given, batch } = exit
  const [first] = pays
  const title =
    given === null || first === undefined
      ? t('exits.withdrawal')
      : t('exits.fromTo', { given: asset(given).symbol, paid: asset(first).symbol })
  const note = row.position.kind === 'exit' ? row.position.note : undefined
  return (
    <>
      <Title back="/exits">{title}</Title>
      <Card>
        <div className={styles.amounts}>
          {pays.map((amount) => (
            <PaysNow key={amount.token} amount={amount} />
          ))}
          <span className={styles.worth}>
            <Worth value={row.value} portfolio={portfolio} inline ether={first?.token !== null || pays.length > 1} />
          </span>
        </div>
        <div>
          <WaitText exit={exit} />
        </div>
        {note !== undefined && state !== 'frozen' && (
          <Banner>
            <SentenceText sentence={note} form="flowing" />
          </Banner>
        )}
        {exit.takeable && <FinishButton exits={[exit]} finishing={finishing} block />}
        <ErrorNote error={finishing.error} />
        {batch === null && <Muted>{t('exits.notYoursHelp')}</Muted>}
        {batch !== null && state === 'completable' && watched && <Muted>{t('exits.watchOnlyHelp')}</Muted>}
      </Card>
      {row.position.kind === 'withdrawal' && (
        <Paused protocol="eigenlayer" about={(name) => name === 'complete' || name === 'strategyWithdrawals'} />
      )}
      {row.position.kind === 'withdrawal' && row.position.old === true && (
        <Banner title={t('pods.oldWithdrawal')}>{t('pods.oldWithdrawalHelp')}</Banner>
      )}
      {state !== 'completable' && <WaitSteps exit={exit} />}
      <Amounts exit={exit} portfolio={portfolio} />
      <Marks portfolio={portfolio} row={row} />
      <Source exit={exit} portfolio={portfolio} />
    </>
  )
}

function PaysNow({ amount: { now, ...held } }: { amount: ExitAmount }) {
  const { asset } = useRegistry()
  const { decimals, symbol } = asset(held)
  if (now === null) return <span className={styles.amount}>{t('exits.unknownAmount')}</span>
  return (
    <span className={styles.amount}>
      <Amount amount={now} decimals={decimals} symbol={symbol} />
    </span>
  )
}

/** What was given and asked, what it pays, why that differs, and whether it can still fall. */
function Amounts({ exit }: Props) {
  const { asset } = useRegistry()
  const { given, pays, risk, row, state } = exit
  const { position } = row
  const lost = pays.some((amount) => amount.lost !== null && amount.lost > 0n)
  const why =
    position.kind === 'withdrawal' ? 'exits.whySlashed' : risk === null ? 'exits.whySettled' : 'exits.whyRepriced'
  const help =
    risk === 'slashing' ? 'exits.helpSlashable' : risk === 'repricing' ? 'exits.helpRepricing' : 'exits.helpSafe'
  const givenLabel = given === null ? null : asset(given)
  return (
    <Section title={t('exits.pays')}>
      <Facts>
        {givenLabel !== null && (
          <Fact label={t('exits.given')}>
            {given?.amount == null ? (
              givenLabel.symbol
            ) : (
              <Amount amount={given.amount} decimals={givenLabel.decimals} symbol={givenLabel.symbol} />
            )}
          </Fact>
        )}
        {pays.map((amount) => (
          <AmountFacts key={amount.token} amount={amount} />
        ))}
        <Fact label={t('exits.canFall')} wide={risk === 'slashing'}>
          {risk === 'slashing' && position.kind === 'withdrawal'
            ? t('exits.canFallSlash', { block: formatInteger(position.slashableUntil) })
            : t(risk === 'repricing' ? 'exits.canFallLoss' : 'exits.canNotFall')}
        </Fact>
      </Facts>
      {lost && <Muted>{t(why)}</Muted>}
      {lost && position.kind === 'withdrawal' && (
        <LinkButton small href={pathTo('#/slashes/:account', { account: exit.account })}>
          {t('pods.slashesOpen')}
        </LinkButton>
      )}
      {(risk !== null || state === 'completable') && <Muted>{t(help)}</Muted>}
    </Section>
  )
}

function AmountFacts({ amount }: { amount: ExitAmount }) {
  const { asset } = useRegistry()
  const { now, asked, lost } = amount
  const { decimals, symbol } = asset(amount)
  const units = (of: bigint) => <Amount amount={of} decimals={decimals} symbol={symbol} />
  const gained = now !== null && asked !== null && now > asked ? now - asked : 0n
  return (
    <>
      {asked !== null && <Fact label={t('exits.askedFor')}>{units(asked)}</Fact>}
      <Fact label={t('exits.paysNow')}>{now === null ? t('exits.unknownAmount') : units(now)}</Fact>
      {lost !== null && lost > 0n && (
        <Fact label={t('exits.lost')}>
          <Loss>{units(lost)}</Loss>
        </Fact>
      )}
      {gained > 0n && <Fact label={t('exits.gained')}>{units(gained)}</Fact>}
    </>
  )
}

function Source({ exit, portfolio }: Props) {
  const { protocol, name } = useRegistry()
  const owner = useWallet((mirror) => mirror.accounts.find(({ address }) => address === exit.account)?.name)
  const { row } = exit
  const { position } = row
  return (
    <Section title={t('exits.source')}>
      {position.kind === 'exit' && position.ticket.transferable && (
        <Banner level="caution">{t('exits.transferable')}</Banner>
      )}
      <Facts>
        <Fact label={t('exits.protocol')}>{protocol(position.protocol)}</Fact>
        <Fact label={t('exits.owner')} wide>
          <AddressLine address={exit.account} name={owner} full copy />
        </Fact>
        {position.kind === 'exit' ? (
          <>
            {position.ticket.number !== null && (
              <Fact label={t('exits.ticket')}>#{position.ticket.number.toString()}</Fact>
            )}
            <ContractFact label={t('exits.queue')} address={position.ticket.contract} />
          </>
        ) : (
          <>
            <Fact label={t('home.queuedUnder')} wide>
              {position.withdrawal.delegatedTo === zeroAddress ? (
                t('home.notDelegated')
              ) : (
                <AddressLine
                  address={position.withdrawal.delegatedTo}
                  name={name(position.withdrawal.delegatedTo)}
                  full
                  copy
                />
              )}
            </Fact>
            <Fact label={t('home.withdrawer')} wide>
              <AddressLine address={position.withdrawal.withdrawer} full copy />
            </Fact>
            <Fact label={t('home.startBlock')}>{formatInteger(position.withdrawal.startBlock)}</Fact>
            {position.entries.map(({ strategy }) => (
              <ContractFact key={strategy} label={t('home.strategy')} address={strategy} />
            ))}
          </>
        )}
        <ReadFacts row={row} portfolio={portfolio} />
      </Facts>
    </Section>
  )
}
