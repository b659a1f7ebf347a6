import { useState } from 'react'
import type { ChainInfo, EndpointHealth } from '../../../lib/messaging/mirror.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Select } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Rows } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { EndpointForm } from '../EndpointForm.tsx'
import { Title } from '../Frame.tsx'
import styles from './Settings.module.css'

/** The endpoints of each network, in the order they are asked, with their health. Networks without one are a choice away. */
export function Endpoints() {
  const { chains } = useRegistry()
  const endpoints = useWallet((mirror) => mirror.settings.endpoints)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const isShown = ({ id, offered }: ChainInfo) =>
    offered || chosen.includes(id) || (endpoints[String(id)] ?? noUrls).length > 0
  const others = chains.filter((chain) => !isShown(chain))
  return (
    <>
      <Title back="/settings">{t('settings.endpoints')}</Title>
      <Muted>{t('settings.endpointsLead')}</Muted>
      {chains.filter(isShown).map((chain) => (
        <ChainEndpoints key={chain.id} id={chain.id} name={chain.name} />
      ))}
      {others.length > 0 && (
        <Select
          label={t('settings.networkAdd')}
          hint={t('settings.networkAddHelp')}
          value=""
          onChange={({ target }) => setChosen([...chosen, Number(target.value)])}
        >
          <option value="">{t('settings.networkChoose')}</option>
          {others
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      )}
      <Muted>{t('onboarding.endpointSees')}</Muted>
    </>
  )
}

const noUrls: readonly string[] = []

function ChainEndpoints({ id, name }: { id: number; name: string }) {
  const urls = useWallet((mirror) => mirror.settings.endpoints[String(id)] ?? noUrls)
  const health = useWallet((mirror) => mirror.endpoints)
  const set = useCommand('endpoints.set')
  const [adding, setAdding] = useState(false)
  const save = (next: readonly string[]) => set.run({ chainId: id, urls: next })
  const swap = (index: number, other: number) => {
    const next = [...urls]
    const moved = next.splice(index, 1)
    next.splice(other, 0, ...moved)
    void save(next)
  }
  return (
    <Section title={name}>
      {urls.length === 0 && <Muted>{t('settings.endpointsNone')}</Muted>}
      {urls.length > 0 && (
        <Rows label={name}>
          {urls.map((url, index) => (
            <li key={url} className={styles.endpoint}>
              <span className={styles.endpointText}>
                <code className={styles.url}>{url}</code>
                <Health health={health.find((entry) => entry.chainId === id && entry.url === url)} />
              </span>
              {urls.length > 1 && (
                <>
                  <IconButton
                    icon="up"
                    label={t('settings.endpointUp', { url })}
                    disabled={index === 0 || set.busy}
                    onClick={() => swap(index, index - 1)}
                  />
                  <IconButton
                    icon="lower"
                    label={t('settings.endpointDown', { url })}
                    disabled={index === urls.length - 1 || set.busy}
                    onClick={() => swap(index, index + 1)}
                  />
                </>
              )}
              <IconButton
                icon="trash"
                label={t('settings.endpointRemove', { url })}
                disabled={set.busy}
                onClick={() => void save(urls.filter((each) => each !== url))}
              />
            </li>
          ))}
        </Rows>
      )}
      <ErrorNote error={adding ? null : set.error} />
      <div>
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('settings.endpointAdd')}
        </Button>
      </div>
      {adding && (
        <Dialog title={t('settings.endpointAdd')} onClose={() => setAdding(false)}>
          <EndpointForm
            chainId={id}
            submitLabel={t('common.add')}
            busy={set.busy}
            onChosen={(url) =>
              void save([...urls.filter((each) => each !== url), url]).then(
                (saved) => saved !== null && setAdding(false),
              )
            }
          />
          <ErrorNote error={set.error} />
        </Dialog>
      )}
    </Section>
  )
}

/** How an endpoint did last, in words with a sign before them. */
function Health({ health }: { health: EndpointHealth | undefined }) {
  if (health === undefined || health.state === 'untried') {
    return <span className={styles.untried}>{t('settings.endpointUntried')}</span>
  }
  if (health.state === 'wrong-chain') {
    return (
      <span className={styles.bad}>
        <Icon name="danger" /> {t('settings.endpointWrongChain')}
      </span>
    )
  }
  if (health.state === 'failing') {
    return (
      <span className={styles.bad}>
        <Icon name="warning" /> {health.error === null ? t('settings.endpointFailing') : errorText(health.error)}
      </span>
    )
  }
  return (
    <span className={styles.ok}>
      <Icon name="check" />{' '}
      {t('settings.endpointOk', {
        block: health.blockNumber === null ? '?' : formatInteger(health.blockNumber),
        latency: Math.round(health.latencyMs ?? 0),
      })}
      {health.simulates === false && ` · ${t('settings.endpointNoSimulation')}`}
    </span>
  )
}
