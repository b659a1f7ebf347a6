import type { PodReport, PodState } from '../../../lib/messaging/restaking.ts'
import { formatInteger, formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { WaitBar } from '../../parts/WaitText.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { ActButton } from './ActButton.tsx'
import { ether, signedEther } from './ether.tsx'

type Props = { report: PodReport; state: PodState; canSign: boolean }

/** How far an open checkpoint is, or the way to begin one. All of it is read from the chain: nothing is remembered here. */
export function Checkpoint(props: Props) {
  return (
    <Section title={t('pods.checkpoint')}>
      {props.state.checkpoint === null ? <Begin {...props} /> : <Open {...props} />}
    </Section>
  )
}

function Open({ report, state: { checkpoint } }: Props) {
  if (checkpoint === null) return null
  const { proofsRemaining, startedAt, podBalance, change } = checkpoint
  const size = report.checkpointSize
  const done = size === null || size < proofsRemaining ? null : size - proofsRemaining
  return (
    <>
      <Banner level="caution" title={t('pods.checkpointOpen', { time: formatTime(startedAt) })}>
        {t('pods.checkpointWaits', { count: proofsRemaining })}
      </Banner>
      {done !== null && size !== null && size > 0 && (
        <>
          <Muted>{t('pods.checkpointOf', { done: formatInteger(done), size: formatInteger(size) })}</Muted>
          <WaitBar progress={done / size} />
        </>
      )}
      <Facts>
        <Fact label={t('pods.checkpointCounts')}>{ether(podBalance)}</Fact>
        <Fact label={t('pods.checkpointChange')}>{signedEther(change)}</Fact>
      </Facts>
    </>
  )
}

function Begin({ report, state, canSign }: Props) {
  const { lastCheckpoint, activeValidators, unproven, disabled } = state
  const nothingNew = unproven === 0n
  return (
    <>
      <Muted>{t('pods.checkpointWhat')}</Muted>
      <Muted>
        {lastCheckpoint === null
          ? t('pods.checkpointNever')
          : t('pods.checkpointLast', { time: formatTime(lastCheckpoint) })}
      </Muted>
      {nothingNew && activeValidators > 0 && <Muted>{t('pods.nothingNew')}</Muted>}
      {activeValidators > 0 && <Muted>{t('pods.startHelp', { count: activeValidators })}</Muted>}
      {disabled !== true && (!nothingNew || activeValidators > 0) && (
        <ActButton
          account={report.account}
          action={{ do: 'startCheckpoint', onlyNew: !nothingNew }}
          what="checkpoint"
          canSign={canSign}
        >
          {t(nothingNew ? 'pods.startAnyway' : 'pods.start')}
        </ActButton>
      )}
    </>
  )
}
