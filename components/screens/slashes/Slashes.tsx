import { useCallback, useEffect, useState } from 'react'
import type { Address } from 'viem'
import type { SlashReport, SlashRow } from '../../../lib/messaging/restaking.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { formatInteger, formatPercent, formatTime } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { Loss } from '../../parts/PositionRow.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine, shortAddress } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'

/** How long until a search that goes on is asked for again. ms. */
const searchPause = 3_000

/** Every slash that hit an account, what each took, and what became of it. */
export function Slashes({ account }: { account: string }) {
  const { report, error } = useSlashes(account as Address)
  return (
    <>
      <Title back="/">{t('pods.slashes')}</Title>
      <ErrorNote error={error} />
      {report === null ? (
        error === null && (
          <Card>
            <Skeleton width="long" />
            <Skeleton />
          </Card>
        )
      ) : (
        <Shown report={report} />
      )}
    </>
  )
}

function useSlashes(account: Address) {
  const { run, error } = useCommand('slashes.read')
  const [report, setReport] = useState<SlashReport | null>(null)
  const read = useCallback(async () => {
    const answer = await run({ chainId: 1, account })
    if (answer !== null) setReport(answer.output)
  }, [run, account])
  useEffect(() => {
    void read()
  }, [read])
  const searching = report !== null && report.progress !== null && report.error === null
  useEffect(() => {
    if (!searching) return
    const timer = setInterval(() => void read(), searchPause)
    return () => clearInterval(timer)
  }, [searching, read])
  return { report, error }
}

function Shown({ report }: { report: SlashReport }) {
  const { slashes, operators, progress, error, block } = report
  return (
    <>
      {error !== null && <Banner level="caution">{errorText(error)}</Banner>}
      {progress !== null && <Muted>{t('pods.slashesSearching', { percent: `${Math.floor(100 * progress)}%` })}</Muted>}
      {slashes.length === 0 && progress === null && (
        <Banner>{t(operators.length === 0 ? 'pods.slashesNever' : 'pods.slashesNone')}</Banner>
      )}
      {slashes.map((slash) => (
        <Slash key={slash.key} slash={slash} />
      ))}
      <Muted>{t('pods.readAt', { block: formatInteger(block.number) })}</Muted>
    </>
  )
}

function Slash({ slash }: { slash: SlashRow }) {
  const { name } = useRegistry()
  const { operator, avs, avsName, setId, losses, block, time, slashId, description } = slash
  const named = (address: string) => name(address) ?? shortAddress(address)
  return (
    <Section title={t('pods.slashOf', { operator: named(operator), avs: avsName ?? named(avs) })}>
      <Muted>
        {time !== null && `${formatTime(time)} · `}
        {t('pods.slashSet', { set: setId })}
      </Muted>
      <Facts>
        {losses.map((loss) => (
          <LossFacts key={loss.strategy} loss={loss} />
        ))}
        <FateFact slash={slash} />
        <Fact label={t('pods.slashBlock')}>{formatInteger(block)}</Fact>
        {slashId !== null && <Fact label={t('pods.slashId')}>{slashId.toString()}</Fact>}
        {description !== '' && (
          <Fact label={t('pods.slashReason')} wide>
            {harmless(description, { limit: 280 })}
          </Fact>
        )}
      </Facts>
    </Section>
  )
}

function LossFacts({ loss }: { loss: SlashRow['losses'][number] }) {
  const { asset } = useRegistry()
  const { held, queued, tokens, share } = loss
  const { symbol, decimals } = asset(loss)
  const of = symbol === '' ? shortAddress(loss.strategy) : symbol
  const shares = (amount: bigint) => <Amount amount={amount} decimals={18} symbol={null} />
  return (
    <>
      <Fact label={t('pods.slashTook')} wide>
        {held === null || queued === null ? (
          t('pods.slashUnknown')
        ) : (
          <Loss>
            {tokens === null ? shares(held + queued) : <Amount amount={tokens} decimals={decimals} symbol={of} />}
          </Loss>
        )}
      </Fact>
      {held !== null && queued !== null && queued > 0n && (
        <>
          <Fact label={t('pods.slashHeld')}>{part(held, held + queued)}</Fact>
          <Fact label={t('pods.slashQueued')}>{part(queued, held + queued)}</Fact>
        </>
      )}
      <Fact label={t('pods.slashShare', { asset: of })}>{formatPercent(share, { loss: true })}</Fact>
    </>
  )
}

const part = (amount: bigint, whole: bigint) => formatPercent((amount * 10n ** 18n) / (whole === 0n ? 1n : whole))

/** Ether of validators cannot be burned or handed on: it stays in the pods. */
const isNative = (loss: SlashRow['losses'][number]) => loss.asset.known && loss.token === null

function fateText({ fate: { redistributed, waiting }, losses }: SlashRow): string {
  if (losses.every(isNative)) return t('pods.slashLocked')
  if (waiting === null) return t(redistributed ? 'pods.slashGivenOrNot' : 'pods.slashBurnedOrNot')
  if (redistributed) return t(waiting ? 'pods.slashGiving' : 'pods.slashGiven')
  return t(waiting ? 'pods.slashBurning' : 'pods.slashBurned')
}

function FateFact({ slash }: { slash: SlashRow }) {
  const { name } = useRegistry()
  const { redistributed, recipient, waiting, block } = slash.fate
  const later = waiting === true && block !== null
  return (
    <Fact label={t('pods.slashFate')} wide>
      {fateText(slash)}
      {redistributed && recipient !== null && <AddressLine address={recipient} name={name(recipient)} full copy />}
      {later && <Muted>{t('pods.slashAfter', { block: formatInteger(block + 1n) })}</Muted>}
    </Fact>
  )
}
