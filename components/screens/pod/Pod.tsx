import type { Address } from 'viem'
import type { PodReport } from '../../../lib/messaging/restaking.ts'
import { pathTo } from '../../hooks/route.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger, formatPercent } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { Paused } from '../../parts/Paused.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { IconButton, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { ActButton } from './ActButton.tsx'
import { Checkpoint } from './Checkpoint.tsx'
import { ether } from './ether.tsx'
import { ProofFile } from './ProofFile.tsx'
import { usePod } from './usePod.ts'

const aboutPods = new Set([
  'newPods',
  'credentials',
  'recover',
  'startCheckpoint',
  'checkpointProofs',
  'staleBalance',
  'consolidation',
  'withdrawalRequests',
  'disablePod',
])
/** More validators than this are a number, not a list. */
const mostListed = 50

/** Native restaking of one account: what is proven, what the pod holds, how far a checkpoint is, and what can be done. */
export function Pod({ account }: { account: string }) {
  const owner = account as Address
  const { report, busy, error, read } = usePod(owner)
  const kind = useWallet((mirror) => mirror.accounts.find(({ address }) => address === account)?.kind)
  const canSign = kind !== undefined && kind !== 'watch'
  return (
    <>
      <Title
        back="/"
        aside={<IconButton icon="refresh" label={t('pods.again')} busy={busy} disabled={busy} onClick={read} />}
      >
        {t('pods.title')}
      </Title>
      <ErrorNote error={error} />
      <Paused protocol="eigenlayer" about={(name) => aboutPods.has(name)} />
      {report === null ? error === null && <Waiting /> : <Shown report={report} canSign={canSign} />}
    </>
  )
}

function Waiting() {
  return (
    <Card>
      <Skeleton width="long" />
      <Skeleton />
      <Skeleton width="short" />
    </Card>
  )
}

function Shown({ report, canSign }: { report: PodReport; canSign: boolean }) {
  const { state, account } = report
  if (state === null) {
    return (
      <>
        <Banner title={t('pods.none')}>{t('pods.noneHelp')}</Banner>
        <ActButton account={account} action={{ do: 'create' }} what="create" canSign={canSign}>
          {t('pods.create')}
        </ActButton>
        <Where report={report} />
      </>
    )
  }
  return (
    <>
      {state.disabled === true && <Banner level="danger">{t('pods.disabled')}</Banner>}
      <Checkpoint report={report} state={state} canSign={canSign} />
      {canSign && <ProofFile account={account} />}
      <Section title={t('pods.inPod')}>
        <Facts>
          <Fact label={t('pods.balance')}>{ether(state.balance)}</Fact>
          <Fact label={t('pods.checkpointed')}>{ether(state.checkpointed)}</Fact>
          <Fact label={t('pods.unproven')}>{ether(state.unproven)}</Fact>
        </Facts>
        <Muted>{t('pods.checkpointedHelp')}</Muted>
      </Section>
      <Validators report={report} />
      <Section title={t('pods.restaked')}>
        <Facts>
          <Fact label={t('pods.withdrawable')}>{ether(report.withdrawableShares)}</Fact>
          {report.depositShares < 0n ? (
            <Fact label={t('pods.deficit')}>{ether(-report.depositShares)}</Fact>
          ) : (
            <Fact label={t('pods.depositShares')}>{ether(report.depositShares)}</Fact>
          )}
          <Fact label={t('pods.beaconFactor')}>{formatPercent(report.beaconChain)}</Fact>
        </Facts>
        <Muted>{t('pods.withdrawableHelp')}</Muted>
        <LinkButton small href={pathTo('#/slashes/:account', { account })}>
          {t('pods.slashesOpen')}
        </LinkButton>
      </Section>
      <Where report={report} />
    </>
  )
}

function Validators({ report }: { report: PodReport }) {
  const { validators, state } = report
  if (state === null) return null
  const opened = state.checkpoint?.startedAt ?? null
  const listed = validators.list.filter(({ status }) => status !== 'inactive')
  return (
    <Section title={t('pods.validators')}>
      <Facts>
        <Fact label={t('pods.active')}>{formatInteger(state.activeValidators)}</Fact>
        <Fact label={t('pods.proven')} wide={validators.proven === null}>
          {validators.proven === null
            ? validators.progress === null
              ? t('pods.unproved')
              : t('pods.searching', { percent: `${Math.floor(100 * validators.progress)}%` })
            : ether(validators.proven)}
        </Fact>
      </Facts>
      {validators.error !== null && <Banner level="caution">{errorText(validators.error)}</Banner>}
      <Muted>{t('pods.provenHelp')}</Muted>
      {listed.length > 0 && (
        <Rows label={t('pods.validators')}>
          {listed.slice(0, mostListed).map(({ pubkeyHash, index, balance, status, checkpointedAt }) => (
            <li key={pubkeyHash}>
              <Row
                title={t('pods.validator', { index: index.toString() })}
                detail={
                  status === 'withdrawn'
                    ? t('pods.withdrawn')
                    : opened !== null && t(checkpointedAt >= opened ? 'pods.hasProof' : 'pods.waitsForProof')
                }
                end={ether(balance)}
              />
            </li>
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Where({ report }: { report: PodReport }) {
  const { name } = useRegistry()
  const { pod, operator, state, block } = report
  return (
    <Section title={t('pods.rights')}>
      <Facts>
        <Fact label={t('pods.address')} wide>
          <AddressLine address={pod} full copy />
        </Fact>
        <Fact label={t('pods.operator')} wide={operator !== null}>
          {operator === null ? (
            t('pods.notDelegated')
          ) : (
            <AddressLine address={operator} name={name(operator)} full copy />
          )}
        </Fact>
        {state !== null && (
          <Fact label={t('pods.submitter')} wide={state.proofSubmitter !== null}>
            {state.proofSubmitter === null ? (
              t('pods.nobody')
            ) : (
              <AddressLine address={state.proofSubmitter} full copy />
            )}
          </Fact>
        )}
      </Facts>
      <Muted>{t('pods.readAt', { block: formatInteger(block.number) })}</Muted>
    </Section>
  )
}
