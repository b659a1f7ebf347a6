import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { type Driver, type LaunchOptions, until } from '../../fixtures/driver.ts'
import { type Cdp, openCdp } from './cdp.ts'
import { extensionMemory } from './memory.ts'
import { attachTab, type BenchTab } from './tab.ts'

/** One Chromium with at most one extension, and no debugger but on pages. */
export type Chromium = Omit<Driver, 'open' | 'tabs'> & {
  cdp: Cdp
  open(url: string): Promise<BenchTab>
  tabs(): Promise<readonly BenchTab[]>
  /** A new tab in front, not yet at any address. */
  blank(): Promise<BenchTab>
  workerRuns(): Promise<boolean>
  /** Private memory of the processes that run the extension. Unit: bytes; null when there is none, or not on Linux. */
  extensionMemory(): Promise<number | null>
}

const flags = [
  '--headless=new',
  '--disable-gpu',
  '--window-size=1280,900',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  // Timers and painting of the tab under test must not depend on which window the machine thinks is in front.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--remote-debugging-pipe',
  '--enable-unsafe-extension-debugging',
  // Unresolvable names fail at once: nothing here may measure a resolver.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

type TargetInfo = { targetId: string; type: string; url: string }

export async function launchChromium({ executable, extension, profile }: LaunchOptions): Promise<Chromium> {
  const args = [...flags, `--user-data-dir=${profile}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const program = spawn(executable, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const closed = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  const kill = (): void => void program.kill('SIGKILL')
  process.once('exit', kill)
  const cdp = openCdp(program.stdio[3] as Writable, program.stdio[4] as Readable)
  const { product } = await cdp.send<{ product: string }>('Browser.getVersion')
  const load = async (path: string): Promise<string> =>
    `chrome-extension://${(await cdp.send<{ id: string }>('Extensions.loadUnpacked', { path })).id}`
  const extensionOrigin = extension === null ? '' : await load(extension)
  const attached = new Map<string, Promise<BenchTab>>()

  const targets = async (type: string): Promise<readonly TargetInfo[]> => {
    const { targetInfos } = await cdp.send<{ targetInfos: readonly TargetInfo[] }>('Target.getTargets')
    return targetInfos.filter((info) => info.type === type)
  }
  const workers = async (): Promise<readonly TargetInfo[]> =>
    extension === null ? [] : (await targets('service_worker')).filter(({ url }) => url.startsWith(extensionOrigin))
  const tabOf = (targetId: string): Promise<BenchTab> => {
    const tab = attached.get(targetId) ?? attachTab(cdp, targetId)
    attached.set(targetId, tab)
    return tab
  }
  const blank = async (): Promise<BenchTab> => {
    const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
    return tabOf(targetId)
  }
  return {
    kind: 'chromium',
    version: product,
    extensionOrigin,
    cdp,
    blank,
    async open(url) {
      const tab = await blank()
      await tab.navigate(url)
      return tab
    },
    async tabs() {
      const all = await Promise.allSettled((await targets('page')).map(({ targetId }) => tabOf(targetId)))
      return all.flatMap((tab) => (tab.status === 'fulfilled' ? [tab.value] : [])) // The others closed meanwhile.
    },
    workerRuns: async () => (await workers()).length > 0,
    async stopWorker() {
      await until('the worker to stop', async () => {
        const running = await workers()
        // One that is only just starting cannot be closed yet.
        for (const { targetId } of running) await cdp.send('Target.closeTarget', { targetId }).catch(() => undefined)
        return running.length === 0
      })
    },
    workerLog: async () => [], // Reading it would take a debugger.
    extensionMemory: () => extensionMemory(cdp),
    closed,
    async close() {
      process.off('exit', kill)
      cdp.send('Browser.close').catch(() => undefined) // It answers or goes away: both are what was asked for.
      const late = setTimeout(kill, 5_000)
      await closed
      clearTimeout(late)
    },
  }
}
