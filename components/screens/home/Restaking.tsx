import type { Address } from 'viem'
import type { DurationVault } from '../../../lib/protocols/types.ts'
import { pathTo } from '../../hooks/route.ts'
import { formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine, shortAddress } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Bar, Muted, Section } from '../../ui/Stack.tsx'

/** The ways to what belongs to restaking: slashes of the past, and the pod of native restaking. */
export function Past({ account, pod }: { account: Address; pod: boolean }) {
  return (
    <Bar even>
      <LinkButton small href={pathTo('#/slashes/:account', { account })}>
        {t('pods.slashesOpen')}
      </LinkButton>
      {pod && (
        <LinkButton small href={pathTo('#/pod/:account', { account })}>
          {t('pods.open')}
        </LinkButton>
      )}
    </Bar>
  )
}

const states = {
  deposits: { level: 'info', key: 'pods.vaultDeposits' },
  locked: { level: 'caution', key: 'pods.vaultLocked' },
  withdrawals: { level: 'info', key: 'pods.vaultWithdrawals' },
} as const

/** What a strategy with a lock says of it. */
export function Lock({ vault: { state, unlockAt, arbitrator, set } }: { vault: DurationVault }) {
  const { name } = useRegistry()
  const { level, key } = states[state]
  return (
    <Section title={t('pods.vault')}>
      <Banner level={level}>{t(key)}</Banner>
      <Facts>
        {state === 'locked' && unlockAt !== null && <Fact label={t('pods.vaultUnlock')}>{formatTime(unlockAt)}</Fact>}
        {arbitrator !== null && (
          <Fact label={t('pods.vaultArbitrator')} wide>
            <AddressLine address={arbitrator} name={name(arbitrator)} full copy />
          </Fact>
        )}
        {set !== null && (
          <Fact label={t('pods.vaultSet')} wide>
            {t('pods.vaultSetOf', { avs: name(set.avs) ?? shortAddress(set.avs), set: set.id })}
          </Fact>
        )}
      </Facts>
      <Muted>{t('pods.vaultWord')}</Muted>
    </Section>
  )
}
