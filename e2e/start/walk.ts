import type { Devnet } from '../devnet/api.ts'
import { finalizeWithdrawals } from '../devnet/scenario/lido.ts'
import type { Browser } from '../fixtures/browser.ts'
import { openedApproval } from '../pages/approval.ts'
import { type Dapp, openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { openLeaving } from '../pages/leaving.ts'
import { portfolioOn } from '../pages/portfolio.ts'
import type { Wallet } from '../pages/wallet.ts'
import { slashOperator } from './chain.ts'
import type { Report } from './report.ts'

type Walk = { browser: Browser; devnet: Devnet; dappUrl: string; wallet: Wallet; account: string; report: Report }

/** The main job from a funded wallet on: connect, restake, delegate, be slashed, queue, wait, complete. */
export async function walk({ browser, devnet, dappUrl, wallet, account, report }: Walk): Promise<void> {
  const { step } = report
  await lookAround(wallet, report)
  const dapp = await openDapp(browser, dappUrl)
  await step(dapp.page, 'front-end', 'A restaking front end finds the wallet because it announces itself (EIP-6963).')

  await dapp.chooseWallet()
  const connecting = await openedApproval(browser)
  await step(connecting.page, 'connect', 'Bowline asks which accounts the site may see.')
  await connecting.confirm()
  await connecting.gone()
  await dapp.connectedAs(account)
  await step(dapp.page, 'connected', 'The page sees the same account and the same balances.')

  await sign(
    browser,
    report,
    () => dapp.restake('Approve stETH', '25'),
    'approve',
    'The page asks to take 25 stETH: the window says who may take how much.',
  )
  await dapp.mined(1)
  await sign(
    browser,
    report,
    () => dapp.restake('Deposit stETH', '25'),
    'restake',
    'The restake, rehearsed on the endpoint: every position before and after.',
  )
  await dapp.mined(2)
  await sign(
    browser,
    report,
    () => dapp.delegateTo('P2P.org'),
    'delegate',
    'Before delegating: who could slash this operator, for how much, and how long leaving takes.',
  )
  await dapp.mined(3)
  await wallet.refresh()
  await wallet.restaked('stETH').visible()
  await step(wallet.page, 'restaked', 'The wallet shows the restaked stETH and its operator.')

  await slashOperator(devnet)
  await wallet.refresh()
  await wallet.restaked('stETH').says(/Lost to slashing/)
  await step(wallet.page, 'slashed', 'An AVS slashes the operator: the loss is shown and already taken off.')

  await sign(
    browser,
    report,
    () => dapp.queue('10'),
    'queue',
    'Queueing a withdrawal of 10 stETH: it stays slashable while it waits.',
  )
  await dapp.mined(4)
  await wallet.refresh()
  await queued(wallet).says(/Completable in/)
  await step(wallet.page, 'waiting', 'The withdrawal waits; the countdown names the time and the risk.')

  await devnet.mine(51)
  await finalizeWithdrawals(devnet)
  await wallet.refresh()
  await queued(wallet).says(/Completable now/)
  await step(wallet.page, 'completable', 'After the delay it is completable.')
  await takeReady(browser, wallet, report)
  await dapp.page.button('Refresh').click()
  // The page may still list what the desk has taken.
  await dapp.page.get('list', 'Queued withdrawals').get('listitem').visible()
  await sign(
    browser,
    report,
    () => dapp.complete('tokens'),
    'complete',
    'Completing it as tokens: the stETH comes back into the account.',
  )
  await dapp.mined(5)
  await wallet.refresh()
  await wallet.exits().gone()
  await step(wallet.page, 'done', 'Everything in the account, with what was lost left out.')
  await finishDapp(dapp, report)

  await wallet.goTo('Activity')
  await step(wallet.page, 'activity', 'Every transaction, in words.')
  await wallet.goTo('Home')
  await wallet.page.colorScheme('dark')
  await step(wallet.page, 'dark', 'The same in the dark.')
}

/** The row of the stETH that was queued in the front end. */
const queued = ({ page }: Wallet) => page.get('list', 'On the way out').get('listitem', /^\S*\s*[\d.]+ stETH/)

/** What was there before anything was done: the exit desk, the whole portfolio, one token and the ways out of it. */
async function lookAround(wallet: Wallet, { step }: Report): Promise<void> {
  const { page } = wallet
  const desk = await openExits(wallet)
  await desk.row(/Lido/).says(/Waits for/)
  await step(page, 'exits', 'Every exit in progress, wherever it was asked for: what it pays, its step, its risk.')

  await wallet.goTo('Home')
  await portfolioOn(page).open()
  await step(page, 'portfolio', 'What it is made of by asset, protocol, chain and kind, and how it came to be.')

  await wallet.goTo('Home')
  await portfolioOn(page).position(wallet.held('ezETH'))
  await page.get('link', 'About ezETH').click()
  await page.text(/^\d of \d sources used$/).visible()
  await page.get('listitem', /^7 days \S/).visible(30_000)
  await step(page, 'token', 'A token in plain words, what it sells for beside what it redeems for, what it earned.')

  await openLeaving(wallet, 'wstETH')
  await step(page, 'ways-out', 'The ways out of a token side by side, from chain reads only.')
  await wallet.goTo('Home')
}

/** The two exits that were on their way before. */
async function takeReady(browser: Browser, wallet: Wallet, { step }: Report): Promise<void> {
  const desk = await openExits(wallet)
  await desk.row(/Lido/).says(/Claimable now/)
  await step(wallet.page, 'exits-ready', 'What can be taken now comes first, with the button that takes it.')
  await desk.finish(/Lido/)
  const claim = await openedApproval(browser)
  await claim.explained()
  await step(claim.page, 'claim', 'Bowline itself asks: the claim is rehearsed like any other transaction.')
  await claim.confirm()
  await claim.gone()
  await desk.row(/Lido/).gone()
  await desk.take(browser, /rETH/)
  await desk.row(/rETH/).gone()
  await wallet.goTo('Home')
}

async function sign(
  browser: Browser,
  report: Report,
  act: () => Promise<void>,
  name: string,
  sentence: string,
): Promise<void> {
  await act()
  const approval = await openedApproval(browser)
  await approval.explained()
  await report.step(approval.page, name, sentence)
  await approval.confirm()
  await approval.gone()
}

async function finishDapp(dapp: Dapp, report: Report): Promise<void> {
  await dapp.page.button('Refresh').click()
  await report.step(dapp.page, 'front-end-after', 'The front end agrees, and its log shows every request and answer.')
}
