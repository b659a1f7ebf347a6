import type { Tab } from '../../fixtures/driver.ts'
import type { Cdp } from './cdp.ts'

/** A page that is attached to, for measuring: what the stories do with a tab, and the protocol underneath. */
export type BenchTab = Tab & {
  targetId: string
  send<result = Record<string, never>>(method: string, params?: object): Promise<result>
  /** Runs this text in every document of the tab before its own scripts. */
  beforeScripts(source: string): Promise<void>
}

type Evaluated = {
  result: { value?: unknown }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}

/** Attaches to a page target. */
export async function attachTab(cdp: Cdp, targetId: string): Promise<BenchTab> {
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  return tabOver(cdp, targetId, sessionId)
}

/** A page target that is attached already. */
export async function tabOver(cdp: Cdp, targetId: string, sessionId: string): Promise<BenchTab> {
  const send: BenchTab['send'] = (method, params) => cdp.send(method, params, sessionId)
  await send('Page.enable')
  const run = async (expression: string): Promise<string | undefined> => {
    const { result, exceptionDetails: details } = await send<Evaluated>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (details !== undefined) throw new Error(details.exception?.description ?? details.text)
    return result.value as string | undefined
  }
  const press = async (type: 'keyDown' | 'keyUp', key: string): Promise<unknown> =>
    send('Input.dispatchKeyEvent', { type, key, code: key, ...keys[key] })
  return {
    targetId,
    send,
    log: [],
    run,
    async url() {
      const { targetInfos } = await cdp.send<{ targetInfos: readonly { targetId: string; url: string }[] }>(
        'Target.getTargets',
      )
      return targetInfos.find((info) => info.targetId === targetId)?.url ?? '' // It was closed.
    },
    async navigate(url) {
      const loaded = new Promise<void>((resolve) => {
        const stop = cdp.on(({ method, sessionId: from }) => {
          if (from !== sessionId || method !== 'Page.loadEventFired') return
          stop()
          resolve()
        })
      })
      const { errorText } = await send<{ errorText?: string }>('Page.navigate', { url })
      if (errorText !== undefined) throw new Error(`${url}: ${errorText}`)
      await loaded
    },
    beforeScripts: async (source) => void (await send('Page.addScriptToEvaluateOnNewDocument', { source })),
    async click(x, y) {
      const mouse = { x, y, button: 'left', clickCount: 1 }
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse })
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse })
    },
    type: async (text) => void (await send('Input.insertText', { text })),
    async press(key) {
      await press('keyDown', key)
      await press('keyUp', key)
    },
    async screenshot() {
      const { data } = await send<{ data: string }>('Page.captureScreenshot')
      return Buffer.from(data, 'base64')
    },
    resize: async (width, height) =>
      void (await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })),
    colorScheme: async (value) =>
      void (await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })),
    focus: async () => void (await send('Page.bringToFront')),
    close: async () => void (await cdp.send('Target.closeTarget', { targetId })),
  }
}

/** What the protocol wants to know of keys that are not characters. */
const keys: Readonly<Record<string, object>> = {
  Enter: { windowsVirtualKeyCode: 13, text: '\r' },
  Backspace: { windowsVirtualKeyCode: 8 },
  Tab: { windowsVirtualKeyCode: 9 },
}
