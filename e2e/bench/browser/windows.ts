import { until } from '../../fixtures/driver.ts'
import type { Cdp } from './cdp.ts'
import { type BenchTab, tabOver } from './tab.ts'

type Attached = { sessionId: string; waitingForDebugger: boolean; targetInfo: { targetId: string; url: string } }

/**
 * From now on every new window at this path of the extension is held until it is attached to, and gets `source` as soon
 * as it is there. Pages only: workers are never attached to. The holding costs a few milliseconds, which count against what is measured.
 */
export async function watchWindows(
  cdp: Cdp,
  path: string,
  source: string,
): Promise<{ next(): Promise<BenchTab>; stop(): Promise<void> }> {
  const seen: BenchTab[] = []
  const waiting: ((tab: BenchTab) => void)[] = []
  const prepare = async ({ sessionId, targetInfo }: Attached): Promise<void> => {
    if (!targetInfo.url.endsWith(path)) {
      await cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId)
      return
    }
    const tab = await tabOver(cdp, targetInfo.targetId, sessionId)
    await tab.send('Runtime.runIfWaitingForDebugger')
    await until('the window to be at its address', () => arrived(tab))
    await tab.run(`${source};undefined`)
    const taker = waiting.shift()
    if (taker === undefined) seen.push(tab)
    else taker(tab)
  }
  const forget = cdp.on(({ method, params }) => {
    if (method !== 'Target.attachedToTarget') return
    const attached = params as Attached
    if (attached.waitingForDebugger) prepare(attached).catch(() => undefined) // The page went away at once.
  })
  const filter = [{ type: 'page' }]
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter })
  return {
    next: () =>
      new Promise((resolve) => {
        const tab = seen.shift()
        if (tab === undefined) waiting.push(resolve)
        else resolve(tab)
      }),
    async stop() {
      forget()
      await cdp.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true })
    },
  }
}

/** Whether it is past the empty document that every window begins with. */
async function arrived(tab: BenchTab): Promise<boolean> {
  const href = await tab.run('location.href').catch(() => 'about:blank') // It was on its way.
  return href !== 'about:blank'
}
