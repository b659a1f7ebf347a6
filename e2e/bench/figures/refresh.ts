import { createPage } from '../../fixtures/page.ts'
import { walletOn } from '../../pages/wallet.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { giveCommand, readAccounts } from '../probes.ts'
import { requestsOf } from '../requests.ts'
import { ask, pause } from '../sampling.ts'
import { openPopup, unlock } from '../wallet.ts'

const times = 4

type Refresh = { count: number; time: number }

/** Requests that the user's endpoint gets for a full refresh, and how long it takes, for one account and for fifty. */
export async function refreshFigures(lab: Lab): Promise<Figure[]> {
  await unlock(lab)
  const tab = await openPopup(lab)
  await walletOn(createPage(tab)).atHome()
  const inPopup = ask(tab)
  const refresh = async (): Promise<Refresh[]> => {
    const done: Refresh[] = []
    for (let i = 0; i < times; i += 1) {
      await pause(1_500) // Whatever a change of accounts asks for is not what is counted; nor is looking after transactions.
      lab.rpc.forget()
      const time = await inPopup(giveCommand, 'positions.refresh', { account: null })
      done.push({ count: requestsOf(lab), time })
    }
    return done
  }
  const one = await refresh()
  const [first] = await inPopup(readAccounts)
  const seedId = first?.seedId ?? ''
  for (let i = 1; i < 50; i += 1) await inPopup(giveCommand, 'accounts.derive', { seedId })
  const fifty = await refresh()
  await tab.close()
  return [
    counted('refresh-one', 'requests per full refresh, one account', one, 3),
    counted('refresh-fifty', 'requests per full refresh, fifty accounts', fifty, 4),
    timed('refresh-one-time', '… and how long it takes, one account', one),
    timed('refresh-fifty-time', '… and how long it takes, fifty accounts', fifty),
  ]
}

function counted(id: string, name: string, refreshes: readonly Refresh[], absolute: number): Figure {
  const samples = refreshes.map(({ count }) => count)
  return { id, name, unit: 'requests', samples, limit: null, target: { absolute } }
}

function timed(id: string, name: string, refreshes: readonly Refresh[]): Figure {
  const samples = refreshes.map(({ time }) => time)
  return { id, name, unit: 'ms', samples, limit: null, target: null }
}
