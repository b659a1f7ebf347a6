import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Address } from 'viem'
import type { ClaimsReport, EarnerReport } from '../../../lib/messaging/rewards.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDate, formatInteger, formatTime } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted, Section, Stack } from '../../ui/Stack.tsx'
import { Claimers } from './Claimers.tsx'
import { ClaimForm } from './ClaimForm.tsx'
import { useAccountName, useTokens } from './names.ts'

/** What the accounts of this wallet can claim, have claimed, and who may do it for them. */
export function Claims({ toSources }: { toSources: () => void }) {
  const accounts = useWallet((mirror) => mirror.accounts)
  const activity = useWallet((mirror) => mirror.activity)
  const shown = useMemo(() => accounts.filter(({ hidden }) => !hidden).map(({ address }) => address), [accounts])
  const [report, setReport] = useState<ClaimsReport | null>(null)
  const { run, busy, error } = useCommand('rewards.claims')
  const read = useCallback(async () => {
    const done = await run({ accounts: shown })
    if (done !== null) setReport(done.output)
  }, [run, shown])
  // Read again when a claim of ours is in a block.
  const confirmed = activity.filter(
    ({ status, finishes }) => status === 'confirmed' && finishes?.some((id) => id.startsWith('rewards:')),
  ).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: `confirmed` is why it is read again
  useEffect(() => void read(), [read, confirmed])
  if (report === null) {
    return (
      <>
        <ErrorNote error={error} />
        {error !== null ? (
          <Button onClick={() => void read()}>{t('common.retry')}</Button>
        ) : (
          <Section title={t('rewards.claimableNow')}>
            <p className="visually-hidden" role="status">
              {t('rewards.readingClaims')}
            </p>
            <Skeleton width="full" />
            <Skeleton width="long" />
          </Section>
        )}
      </>
    )
  }
  return (
    <Stack gap="loose">
      <ErrorNote error={error} />
      {report.paused && <Banner level="caution">{t('rewards.paused')}</Banner>}
      <Section title={t('rewards.claimableNow')} aside={<ReadAgain busy={busy} onRead={() => void read()} />}>
        <Claimable report={report} toSources={toSources} />
        <Muted>{rootText(report)}</Muted>
        {report.next !== null && !report.next.disabled && (
          <Muted>
            {t('rewards.next', {
              until: formatDate(report.next.calculatedUntil),
              time: formatTime(report.next.activatedAt),
            })}
          </Muted>
        )}
      </Section>
      <Claimed report={report} />
      <Claimers report={report} />
    </Stack>
  )
}

function rootText({ current, block }: ClaimsReport): string {
  const number = formatInteger(block.number)
  if (current === null) return t('rewards.noRoot', { block: number })
  return t('rewards.counted', {
    until: formatDate(current.calculatedUntil),
    index: String(current.index),
    block: number,
  })
}

/** One form for each account that may claim, and a word on whatever is not offered. */
function Claimable({ report, toSources }: { report: ClaimsReport; toSources: () => void }) {
  const accounts = useWallet((mirror) => mirror.accounts)
  const signs = (address: Address) => accounts.some((one) => one.address === address && one.kind !== 'watch')
  const offered = report.earners.filter(({ data }) => data !== null && data.fault === null)
  const callers = [...new Set(offered.map(({ claimer }) => claimer))].filter(signs)
  const noData = report.earners.every(({ data, error }) => data === null && error === null)
  if (noData && report.sources.claims === null) {
    return (
      <Banner title={t('rewards.noData')} action={<Button onClick={toSources}>{t('rewards.toSources')}</Button>}>
        {t('rewards.noDataHelp')}
      </Banner>
    )
  }
  return (
    <>
      {callers.map((caller) => (
        <ClaimForm
          key={caller}
          caller={caller}
          earners={offered.filter(({ claimer }) => claimer === caller)}
          tokens={report.tokens}
        />
      ))}
      {callers.length === 0 && <Muted>{t('rewards.nothing')}</Muted>}
      {report.earners.map((earner) => (
        <Hindrance key={earner.earner} of={earner} signs={signs} />
      ))}
    </>
  )
}

/** Why what an account earned is not offered here. */
function Hindrance({ of, signs }: { of: EarnerReport; signs: (address: Address) => boolean }) {
  const name = useAccountName()
  const { earner, claimer, data, error } = of
  if (error !== null) {
    return <Banner level="caution">{t('rewards.sourceFailed', { earner: name(earner), why: errorText(error) })}</Banner>
  }
  if (data === null) return null
  if (data.fault === 'early') {
    const time = formatTime(data.root?.activatedAt ?? 0n)
    return <Muted>{t('rewards.fault.early', { earner: name(earner), time })}</Muted>
  }
  if (data.fault === 'taken') return <Muted>{t('rewards.fault.taken', { earner: name(earner) })}</Muted>
  if (data.fault !== null) {
    const fault = data.fault === 'claimer' || data.fault === 'changed' ? 'refused' : data.fault
    return <Banner level="danger">{t(`rewards.fault.${fault}`, { earner: name(earner) })}</Banner>
  }
  if (signs(claimer)) return null
  return (
    <Muted>
      {claimer === earner
        ? t('rewards.watchOnly', { earner: name(earner) })
        : t('rewards.notOurs', { earner: name(earner), claimer: name(claimer) })}
    </Muted>
  )
}

/** What the contract has paid out, of the tokens that proven data names. */
function Claimed({ report }: { report: ClaimsReport }) {
  const label = useTokens(report.tokens)
  const name = useAccountName()
  const lines = report.earners.flatMap(({ earner, data }) =>
    (data?.tokens ?? []).filter(({ claimed }) => claimed > 0n).map((one) => ({ earner, ...one })),
  )
  if (report.earners.every(({ data }) => data === null)) return null
  return (
    <Section title={t('rewards.claimedSoFar')}>
      {lines.length === 0 ? (
        <Muted>{t('rewards.noneClaimed')}</Muted>
      ) : (
        <Facts>
          {lines.map(({ earner, token, claimed }) => (
            <Fact key={`${earner}${token}`} label={name(earner)}>
              <Amount amount={claimed} decimals={label(token).decimals} symbol={label(token).symbol} digits={6} />
            </Fact>
          ))}
        </Facts>
      )}
    </Section>
  )
}
