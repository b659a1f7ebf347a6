import { type Address, parseEther } from 'viem'
import { createPage } from '../../fixtures/page.ts'
import { walletOn } from '../../pages/wallet.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { giveCommand, readAccounts, timeMirror } from '../probes.ts'
import { ask, pause } from '../sampling.ts'
import { openPopup, unlock } from '../wallet.ts'
import { opener } from './paint.ts'

const accounts = 200
const opens = 10

/**
 * A wallet of two hundred accounts that all hold something: how long each took to be derived while those before it were
 * still being read, and when the popup has the first stored amount on screen, of one account and of all, worker awake and
 * gone.
 */
export async function manyAccountsFigures(lab: Lab): Promise<Figure[]> {
  await unlock(lab)
  const tab = await openPopup(lab)
  await walletOn(createPage(tab)).atHome()
  const inPopup = ask(tab)
  const [first, ...others] = await inPopup(readAccounts)
  const { address, seedId } = first ?? { address: '', seedId: '' }
  const derived: number[] = []
  while (derived.length + others.length + 1 < accounts) {
    derived.push(await inPopup(giveCommand, 'accounts.derive', { seedId }))
  }
  await pause(1_000)
  const amount = parseEther('0.01')
  for (const account of await inPopup(readAccounts)) {
    await lab.devnet.fund(account.address as Address, { eth: amount, stETH: amount, weETH: amount, rETH: amount })
  }
  // Whoever was derived last is in view; the popup is to show the first, as it does in the other figures.
  await inPopup(giveCommand, 'accounts.select', { address })
  const refreshed = [await inPopup(giveCommand, 'positions.refresh', { account: null })]
  refreshed.push(await inPopup(giveCommand, 'positions.refresh', { account: null }))
  await pause(1_000)
  const mirror = await inPopup(timeMirror)
  await tab.close()
  const one = await paintings(lab)
  await setScope(lab, 'all')
  const all = await paintings(lab)
  await setScope(lab, 'account')
  const explains = (id: string, name: string, samples: number[], unit: Figure['unit'] = 'ms'): Figure => ({
    id,
    name,
    unit,
    samples,
    limit: null,
    target: null,
  })
  const aims = (id: string, name: string, samples: number[], absolute: number): Figure => ({
    ...explains(id, name, samples),
    target: { absolute },
  })
  return [
    aims('many-derive', `deriving an account, up to ${accounts} of them`, derived, 100),
    explains('many-refresh', '… reading all of them', refreshed),
    explains('many-mirror', '… stored mirror', [mirror.bytes / 1_000], 'kB'),
    explains('many-mirror-read', '… read and decoded', [mirror.ms]),
    aims('many-popup', `popup opening to stored positions painted, ${accounts} accounts`, one.awake, 200),
    explains('many-popup-asleep', '… with worker and process gone', one.asleep),
    aims('many-popup-all', '… of all accounts together', all.awake, 200),
    explains('many-popup-all-asleep', '… with worker and process gone', all.asleep),
  ]
}

async function paintings(lab: Lab): Promise<{ awake: number[]; asleep: number[] }> {
  const open = await opener(lab, lab.ours, 'popup.html')
  const awake: number[] = []
  const asleep: number[] = []
  for (let index = 0; index < opens; index += 1) awake.push((await open(false)).painted)
  for (let index = 0; index < opens / 2; index += 1) asleep.push((await open(true)).painted)
  return { awake, asleep }
}

/** Whose holdings the popup shows when it opens. */
async function setScope(lab: Lab, scope: 'account' | 'all'): Promise<void> {
  const tab = await openPopup(lab)
  await ask(tab)((chosen) => localStorage.setItem('scope', chosen), scope)
  await tab.close()
}
