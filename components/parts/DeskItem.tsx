import type { ReactNode } from 'react'
import type { DeskRow, ExitAmount } from '../../lib/portfolio/exits.ts'
import { portfolioKey } from '../../lib/portfolio/key.ts'
import { pathTo } from '../hooks/route.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { formatShort } from '../messages/amounts.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { cx } from '../ui/cx.ts'
import { harmless } from '../ui/harmless.ts'
import { TokenMark } from '../ui/TokenMark.tsx'
import styles from './DeskItem.module.css'
import { Behind, Loss, SetApart } from './PositionRow.tsx'
import { SentenceText } from './SentenceText.tsx'
import { useRegistry } from './useRegistry.ts'
import { WaitText } from './WaitText.tsx'
import { Worth } from './Worth.tsx'

/** Where the details of an exit are. */
export const exitPath = ({ chainId, account, row }: Pick<DeskRow, 'chainId' | 'account' | 'row'>) =>
  pathTo('#/exits/:chainId/:account/:id', { chainId: String(chainId), account, id: row.position.id })

/** One exit: what it pays, whose it is, how far it is, and at its end what can be done about it. */
export function DeskItem({ exit, owner = false, action }: { exit: DeskRow; owner?: boolean; action?: ReactNode }) {
  const { asset, protocol, chain } = useRegistry()
  const portfolio = useWallet((mirror) => mirror.portfolios[portfolioKey(exit.chainId, exit.account)])
  const name = useWallet((mirror) => mirror.accounts.find(({ address }) => address === exit.account)?.name)
  const hidden = useWallet((mirror) => mirror.preferences.hidden.includes(exit.key))
  const excluded = useWallet((mirror) => mirror.preferences.excluded.includes(exit.key))
  const { row, pays, state } = exit
  const [first] = pays
  if (portfolio === undefined || first === undefined) return null
  const label = asset(first)
  const where = [
    protocol(row.position.protocol),
    ...(exit.chainId === 1 ? [] : [chain(exit.chainId).name]),
    ...(owner && name !== undefined ? [harmless(name, { limit: 40 })] : []),
  ]
  const ready = state === 'completable'
  return (
    <div className={cx(styles.item, ready && styles.ready)}>
      <TokenMark symbol={label.symbol} address={label.address} />
      <div className={styles.main}>
        <a className={styles.link} href={exitPath(exit)}>
          <Pays exit={exit} />
        </a>
        <span className={styles.detail}>
          {where.join(' · ')} <SetApart hidden={hidden} excluded={excluded} />
        </span>
        {ready && (
          <span className={styles.detail}>
            <WaitText exit={exit} />
          </span>
        )}
      </div>
      <div className={styles.end}>
        {action !== undefined && <span className={styles.action}>{action}</span>}
        <Worth stacked value={row.value} portfolio={portfolio} ether={first.token !== null || pays.length > 1} />
      </div>
      <div className={styles.below}>
        {!ready && (
          <span className={styles.wait}>
            <WaitText exit={exit} />
          </span>
        )}
        <Remarks exit={exit} />
        <Behind row={row} portfolio={portfolio} />
      </div>
    </div>
  )
}

/** `1.9000 stETH`, or what is handed in for what while the contract does not say how much. */
function Pays({ exit: { pays, given } }: { exit: DeskRow }) {
  const { asset } = useRegistry()
  const [first] = pays
  if (first === undefined) return null
  const label = asset(first)
  if (first.now === null) {
    return given === null ? label.symbol : t('exits.fromTo', { given: asset(given).symbol, paid: label.symbol })
  }
  return (
    <>
      <Amount amount={first.now} decimals={label.decimals} symbol={label.symbol} digits={4} />
      {pays.length > 1 && ` ${t('exits.andOthers', { count: pays.length - 1 })}`}
    </>
  )
}

/** What it lost, what can still lower it, and whatever else the protocol has to say of it. */
function Remarks({ exit: { risk, state, row, pays } }: { exit: DeskRow }) {
  const { position } = row
  return (
    <>
      {pays[0]?.now === null && <span>{t('exits.notSettled')}</span>}
      {pays.map((amount) => (
        <Lost key={amount.token} amount={amount} />
      ))}
      {risk !== null && state !== 'completable' && (
        <span className={styles.caution}>
          {t(risk === 'repricing' ? 'exits.repricing' : 'exits.slashableUntilThen')}
        </span>
      )}
      {position.kind === 'exit' && position.note !== undefined && state !== 'frozen' && (
        <span>
          <SentenceText sentence={position.note} form="flowing" />
        </span>
      )}
    </>
  )
}

function Lost({ amount }: { amount: ExitAmount }) {
  const { asset } = useRegistry()
  if (amount.lost === null || amount.lost === 0n) return null
  const { symbol, decimals } = asset(amount)
  return <Loss>{t('exits.less', { amount: `${formatShort(amount.lost, decimals, 4)} ${symbol}` })}</Loss>
}
