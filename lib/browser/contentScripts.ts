import { type Browser, browser } from 'wxt/browser'

type Script = Browser.scripting.RegisteredContentScript

const loopback = ['http://localhost/*', 'http://127.0.0.1/*']
const shared = { runAt: 'document_start', allFrames: false, persistAcrossSessions: true } as const

/** The scripts beyond the manifest's own that these settings ask for. */
export function wantedScripts(settings: { windowEthereum: boolean; developer: boolean }): Script[] {
  const pages = ['https://*/*', ...(settings.developer ? loopback : [])]
  const onLoopback: Script[] = [
    { ...shared, id: 'relay', js: ['content-scripts/relay.js'], matches: loopback, world: 'ISOLATED' },
    { ...shared, id: 'inpage', js: ['content-scripts/inpage.js'], matches: loopback, world: 'MAIN' },
  ]
  const atWindow: Script = {
    ...shared,
    id: 'legacy',
    js: ['content-scripts/legacy.js'],
    matches: pages,
    world: 'MAIN',
  }
  return [...(settings.developer ? onLoopback : []), ...(settings.windowEthereum ? [atWindow] : [])]
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Makes the registered scripts those that the settings ask for; pages loaded from then on see the change. Called at every
 * start too, since an update of the extension forgets registrations. One call runs after the other.
 */
export function syncContentScripts(settings: { windowEthereum: boolean; developer: boolean }): Promise<void> {
  const run = last.then(() => register(wantedScripts(settings)))
  last = run.catch(() => {})
  return run
}

async function register(wanted: readonly Script[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts()
  const same = ({ id, matches }: Script) =>
    wanted.some((script) => script.id === id && String(script.matches) === String(matches))
  const stale = registered.filter((script) => !same(script)).map(({ id }) => id)
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale })
  const missing = wanted.filter(({ id }) => !registered.some((script) => script.id === id && same(script)))
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing)
}
