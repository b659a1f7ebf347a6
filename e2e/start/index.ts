import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { serveDapp } from '../dapp/server.ts'
import { testAccount } from '../devnet/accounts.ts'
import { type Browser, openBrowser } from '../fixtures/browser.ts'
import { buildExtension } from '../fixtures/builds.ts'
import { findBrowser, NoBrowserError } from '../fixtures/executable.ts'
import { dappOn } from '../pages/dapp.ts'
import { importWords } from '../pages/onboarding.ts'
import { testPassword, testPhrase } from '../pages/ready.ts'
import { openWallet, type Wallet } from '../pages/wallet.ts'
import { openDevnet, openFork, type StartChain } from './chain.ts'
import { listenToKeys } from './keys.ts'
import { openReport, type Report } from './report.ts'
import { walk } from './walk.ts'

/**
 * `npm start [-- --firefox] [-- --fork <rpc url>]`: a funded Bowline and a front end to use it with. The wallet is set up
 * through its own screens, as a person would; nothing in it knows of a demo. Without a display the main job is walked
 * headless and pictured.
 */
const { values } = parseArgs({
  options: { firefox: { type: 'boolean' }, fork: { type: 'string' }, headless: { type: 'boolean' } },
})
const kind = values.firefox ? 'firefox' : 'chromium'
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
const headless = values.headless === true || !display

await main().catch((error: unknown) => {
  console.error(error instanceof NoBrowserError ? error.message : error)
  process.exit(1)
})

async function main(): Promise<void> {
  const executable = findBrowser(kind)
  if (headless) console.log('There is no display here: walking the main job without one and keeping pictures of it.')
  console.log('Building Bowline …')
  const extension = await buildExtension(kind)
  console.log(values.fork === undefined ? 'Starting the devnet …' : 'Starting a fork of mainnet …')
  const account = testAccount(0).address
  const chain = values.fork === undefined ? await openDevnet(account) : await openFork(values.fork, account)
  const dapp = await serveDapp({ port: headless ? 0 : 5173, operators: chain.operators }).catch(() =>
    serveDapp({ operators: chain.operators }),
  )
  const browser = await openBrowser({ kind, executable, extension, headless })
  try {
    if (headless) await walkHeadless(browser, chain, dapp.url, account)
    else await handOver(browser, chain, dapp.url)
  } finally {
    await browser.close().catch(() => undefined) // The person may have closed it already.
    await dapp.close()
    await chain.stop()
  }
}

/** The real onboarding, with the public test phrase, the developer switch, and the chain as the user's endpoint. */
async function setUp(browser: Browser, chain: StartChain, report: Report | null): Promise<Wallet> {
  const setting = { phrase: testPhrase, password: testPassword, endpoint: chain.url }
  const done = await importWords(browser, { ...setting, watch: report?.step })
  await done.close()
  const wallet = await openWallet(browser)
  await wallet.held('ETH').visible(60_000)
  await report?.step(wallet.page, 'home', 'Everything the account owns, seconds after the first look at the chain.')
  return wallet
}

async function walkHeadless(browser: Browser, chain: StartChain, dappUrl: string, account: string): Promise<void> {
  const report = await openReport(fileURLToPath(new URL('../../artifacts/start/', import.meta.url)))
  try {
    const wallet = await setUp(browser, chain, report)
    if (chain.devnet !== null) await walk({ browser, devnet: chain.devnet, dappUrl, wallet, account, report })
  } finally {
    console.log(`Pictures in order: ${await report.finish('Bowline, the main job from beginning to end')}`)
  }
}

async function handOver(browser: Browser, chain: StartChain, dappUrl: string): Promise<void> {
  const wallet = await setUp(browser, chain, null)
  await browser.newPage(`${browser.extensionOrigin}/popup.html?view=full`)
  await wallet.page.close()
  const { page } = dappOn(await browser.newPage(dappUrl))
  await page.button('Connect Bowline').visible()
  for (const each of await browser.pages()) if (/about:blank|\/welcome\.html/.test(await each.url())) await each.close()
  await page.focus()
  console.log(`
Bowline is open with a funded wallet, and the front end is at ${dappUrl}. The password is: ${testPassword}
1. In the front end choose Bowline, approve and deposit some stETH, and read in each window what will change before you confirm.
2. Delegate to an operator and see who could slash you for how much${chain.devnet === null ? '' : '; then press s here to be slashed and look at the wallet'}.
3. Queue a withdrawal, press m here to let the withdrawal delay pass, and complete it.${chain.devnet === null ? '' : ' Two exits are on the desk already.'}
4. Open a token for what it is, how it earns and every way out of it; open the total for the whole portfolio; q or closing the browser ends all of this.
`)
  await Promise.race([browser.closed(), listenToKeys(chain)])
}
