import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger, formatTime } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { originText, Status } from '../../parts/ActivityRow.tsx'
import { addressesIn, SentenceText, WholeAddresses } from '../../parts/SentenceText.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Copy } from '../../ui/Copy.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Bar, Card, Muted } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import { Title } from '../Frame.tsx'
import styles from './Activity.module.css'

/** One transaction: what it was to do, what became of it, what it cost; while it waits it can be hurried or cancelled. */
export function ActivityDetail({ id }: { id: string }) {
  const entry = useWallet((mirror) => mirror.activity.find((each) => each.id === id))
  const name = useWallet((mirror) => mirror.accounts.find(({ address }) => address === entry?.account)?.name)
  const replace = useCommand('activity.replace')
  const { chain } = useRegistry()
  if (entry === undefined) {
    return (
      <>
        <Title back="/activity">{t('activity.title')}</Title>
        <Banner>{t('activity.gone')}</Banner>
      </>
    )
  }
  const ask = async (how: 'speed-up' | 'cancel') => {
    if ((await replace.run({ id, how })) !== null) toast(t('activity.replaceAsked'))
  }
  const cost = entry.included === null ? null : entry.included.gasUsed * entry.included.effectiveGasPrice
  return (
    <>
      <Title back="/activity">{t('activity.transaction')}</Title>
      <Card>
        <p className={styles.sentence}>
          <SentenceText sentence={entry.title} form="flowing" />
        </p>
        <WholeAddresses values={addressesIn(entry.title)} />
        <p role="status">
          <Status status={entry.status} />
        </p>
        <Muted>{explain(entry.status)}</Muted>
        {entry.error !== null && <Banner level="danger">{errorText(entry.error)}</Banner>}
        {entry.status === 'pending' && (
          <>
            <Bar even>
              <Button variant="primary" busy={replace.busy} onClick={() => void ask('speed-up')}>
                {t('activity.speedUp')}
              </Button>
              <Button busy={replace.busy} onClick={() => void ask('cancel')}>
                {t('activity.cancel')}
              </Button>
            </Bar>
            <Muted>{t('activity.replaceHelp')}</Muted>
          </>
        )}
        <ErrorNote error={replace.error} />
      </Card>
      <Facts>
        <Fact label={t('activity.account')} wide>
          <AddressLine address={entry.account} name={name} />
        </Fact>
        <Fact label={t('activity.askedBy')}>{originText(entry.origin)}</Fact>
        <Fact label={t('activity.signedAt')}>{formatTime(BigInt(Math.floor(entry.createdAt / 1_000)))}</Fact>
        <Fact label={t('home.chain')}>{chain(entry.chainId).name}</Fact>
        <Fact label={t('activity.nonce')}>{formatInteger(entry.nonce)}</Fact>
        {entry.included !== null && cost !== null ? (
          <>
            <Fact label={t('activity.block')}>
              {formatInteger(entry.included.block.number)} · {formatTime(entry.included.block.timestamp)}
            </Fact>
            <Fact label={t('activity.fee')}>
              <Amount amount={cost} decimals={18} symbol="ETH" />
            </Fact>
          </>
        ) : (
          <Fact label={t('activity.maxFee')}>
            <Amount amount={entry.maxFeePerGas} decimals={9} symbol="gwei" />
          </Fact>
        )}
      </Facts>
      <Facts>
        {entry.hashes.map((hash, index) => (
          <Fact
            key={hash}
            wide
            label={entry.hashes.length === 1 ? t('activity.hash') : t('activity.hashOf', { number: index + 1 })}
          >
            <span className={styles.hash}>
              <code>{hash}</code>
              <Copy text={hash} what={t('activity.hash')} />
            </span>
            {entry.included?.hash === hash && <Muted>{t('activity.thisOne')}</Muted>}
          </Fact>
        ))}
      </Facts>
    </>
  )
}

function explain(status: Parameters<typeof Status>[0]['status']): string {
  const keys = {
    signed: 'activity.signedHelp',
    pending: 'activity.pendingHelp',
    confirmed: 'activity.confirmedHelp',
    failed: 'activity.failedHelp',
    cancelled: 'activity.cancelledHelp',
    replaced: 'activity.replacedHelp',
    dropped: 'activity.droppedHelp',
  } as const
  return t(keys[status])
}
