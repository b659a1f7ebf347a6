import { createServer } from 'node:http'
import { type Devnet, startDevnet } from '../devnet/api.ts'
import { type RpcProxy, startProxy } from '../devnet/proxy.ts'
import { type Browser, openBrowser } from '../fixtures/browser.ts'
import { buildExtension, copyExtension } from '../fixtures/builds.ts'
import { findBrowser } from '../fixtures/executable.ts'
import { readyWallet } from '../pages/ready.ts'
import { buildBare } from './bare/build.ts'
import { type Chromium, launchChromium } from './browser/chromium.ts'

/** A browser and which provider its pages listen to. */
export type Subject = { browser: Browser; chromium: Chromium; rdns: string }

/**
 * What is compared, side by side on one machine: Bowline with a wallet in it, the bare extension, and no extension. All
 * three run at once and are measured in turn, so that whatever else the machine does hits them alike.
 */
export type Lab = {
  ours: Subject
  bare: Subject
  none: Subject
  folders: { ours: string; bare: string }
  /** An empty page of the web, never kept by a cache. */
  page: string
  account: string
  devnet: Devnet
  /** The endpoint Bowline was given. */
  rpc: RpcProxy
  close(): Promise<void>
}

export async function openLab(): Promise<Lab> {
  const executable = findBrowser('chromium')
  const extension = await copyExtension(await buildExtension('chromium'))
  const bareExtension = await buildBare()
  const devnet = await startDevnet()
  const rpc = await startProxy(devnet.url)
  const page = await servePage()
  const open = async (folder: string | null, rdns: string): Promise<Subject> => {
    const started: Chromium[] = []
    const browser = await openBrowser({
      kind: 'chromium',
      executable,
      extension: folder,
      headless: true,
      launch: async (options) => {
        const chromium = await launchChromium(options)
        started.push(chromium)
        return chromium
      },
    })
    return { browser, chromium: started[0] as Chromium, rdns }
  }
  const none = await open(null, '')
  const bare = await open(bareExtension.folder, 'bare')
  const ours = await open(extension.folder, 'wallet.bowline')
  const { account, wallet } = await readyWallet({ browser: ours.browser, devnet, rpc })
  await wallet.page.close()
  await closeViews(ours)
  return {
    ours,
    bare,
    none,
    folders: { ours: extension.folder, bare: bareExtension.folder },
    page: page.url,
    account,
    devnet,
    rpc,
    async close() {
      for (const { browser } of [ours, bare, none]) await browser.close()
      await page.close()
      await rpc.stop()
      await devnet.stop()
      await bareExtension.remove()
      await extension.remove()
    },
  }
}

/** Closes every page of the extension: a view that stays open keeps its process, and of Bowline the worker too. */
export async function closeViews({ chromium }: Subject): Promise<void> {
  for (const tab of await chromium.tabs()) {
    if ((await tab.url()).startsWith(chromium.extensionOrigin)) await tab.close()
  }
}

async function servePage(): Promise<{ url: string; close(): Promise<void> }> {
  const text =
    '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:," /><body><p>Nothing.</p></body></html>'
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
