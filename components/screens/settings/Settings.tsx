import type { Input } from '../../../lib/messaging/procedures.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { languageNames, t } from '../../messages/index.ts'
import { formatList } from '../../messages/joints.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Select } from '../../ui/Field.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Card, Section } from '../../ui/Stack.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { Title } from '../Frame.tsx'

const lockChoices = [1, 5, 15, 30, 60] as const

/** Everything that can be set. Each change takes effect at once. */
export function Settings() {
  const settings = useWallet((mirror) => mirror.settings)
  const command = useCommand('settings.update')
  const lock = useCommand('vault.lock')
  const update = (input: Input<'settings.update'>) => void command.run(input)
  const minutes = [...new Set<number>([...lockChoices, settings.autoLockMinutes])].toSorted((a, b) => a - b)
  return (
    <>
      <Title>{t('settings.title')}</Title>
      <ErrorNote error={command.error} />
      <Section title={t('settings.general')}>
        <Card>
          <Select
            label={t('settings.language')}
            value={settings.language}
            onChange={({ target }) => update({ language: target.value as typeof settings.language })}
          >
            <option value="auto">{t('settings.languageAuto')}</option>
            {Object.entries(languageNames).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            label={t('settings.theme')}
            value={settings.theme}
            onChange={({ target }) => update({ theme: target.value as typeof settings.theme })}
          >
            <option value="auto">{t('settings.themeAuto')}</option>
            <option value="light">{t('settings.themeLight')}</option>
            <option value="dark">{t('settings.themeDark')}</option>
          </Select>
        </Card>
      </Section>
      <Section title={t('settings.security')}>
        <Card>
          <Select
            label={t('settings.autoLock')}
            value={settings.autoLockMinutes}
            onChange={({ target }) => update({ autoLockMinutes: Number(target.value) })}
          >
            {minutes.map((count) => (
              <option key={count} value={count}>
                {t('settings.autoLockMinutes', { count })}
              </option>
            ))}
          </Select>
          <Button icon="lock" busy={lock.busy} onClick={() => void lock.run(null)}>
            {t('settings.lockNow')}
          </Button>
        </Card>
        <Rows>
          <li>
            <Row
              href="#/settings/password"
              title={t('settings.changePassword')}
              detail={t('settings.changePasswordDetail')}
            />
          </li>
        </Rows>
      </Section>
      <Section title={t('settings.network')}>
        <Rows>
          <li>
            <Row href="#/settings/endpoints" title={t('settings.endpoints')} detail={<EndpointSummary />} />
          </li>
        </Rows>
      </Section>
      <Section title={t('settings.alerts')}>
        <Rows>
          <li>
            <Row href="#/settings/alerts" title={t('settings.alerts')} detail={t('settings.alertsDetail')} />
          </li>
        </Rows>
      </Section>
      <Section title={t('directory.title')}>
        <Card>
          <Toggle
            label={t('directory.names')}
            hint={t('directory.namesHelp')}
            checked={settings.descriptions}
            disabled={command.busy}
            onChange={(descriptions) => update({ descriptions })}
          />
        </Card>
      </Section>
      <Section title={t('settings.sitesSection')}>
        <Rows>
          <li>
            <Row href="#/sites" title={t('settings.sites')} detail={t('settings.sitesDetail')} />
          </li>
        </Rows>
        <Card>
          <Toggle
            label={t('settings.windowEthereum')}
            hint={t('settings.windowEthereumHelp')}
            checked={settings.windowEthereum}
            disabled={command.busy}
            onChange={(windowEthereum) => update({ windowEthereum })}
          />
          <Toggle
            label={t('settings.developer')}
            hint={t('settings.developerHelp')}
            checked={settings.developer}
            disabled={command.busy}
            onChange={(developer) => update({ developer })}
          />
        </Card>
      </Section>
      <Rows>
        <li>
          <Row href="#/settings/about" title={t('settings.about')} detail={t('settings.aboutDetail')} />
        </li>
      </Rows>
    </>
  )
}

function EndpointSummary() {
  const endpoints = useWallet((mirror) => mirror.settings.endpoints)
  const { chains } = useRegistry()
  const set = chains.map((chain) => ({ chain: chain.name, count: endpoints[String(chain.id)]?.length ?? 0 }))
  const named = set.filter(({ count }) => count > 0)
  if (named.length === 0) return t('settings.endpointsNone')
  return formatList(named.map((entry) => t('settings.endpointsOn', entry)))
}
