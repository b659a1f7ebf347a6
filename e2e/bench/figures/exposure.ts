import { getAddress, parseEther } from 'viem'
import type { FundAmounts } from '../../devnet/fund.ts'
import { createPage } from '../../fixtures/page.ts'
import { walletOn } from '../../pages/wallet.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { giveCommand } from '../probes.ts'
import { requestsOf } from '../requests.ts'
import { ask, pause } from '../sampling.ts'
import { openPopup, unlock } from '../wallet.ts'

const times = 4

/** Twenty tokens that others restake, by protocols of every kind: lists, lists by number, own operators, no list at all. */
const tokens = [
  ...['eETH', 'weETH', 'weETHs', 'weETHk', 'ezETH', 'pufETH', 'xPufETH', 'rsETH', 'rswETH', 'egETH'],
  ...['mstETH', 'mswETH', 'uniETH', 'ynETH', 'ynLSDe', 'inETH', 'primeETH', 'STONE', 'rstETH', 'pzETH'],
] as readonly (keyof FundAmounts)[]

/** Requests that the user's endpoint gets for looking through twenty tokens: the first time, and every time after. */
export async function exposureFigures(lab: Lab): Promise<Figure[]> {
  const account = getAddress(lab.account)
  for (const token of tokens) await lab.devnet.fund(account, { [token]: parseEther('2') })
  await unlock(lab)
  const tab = await openPopup(lab)
  await walletOn(createPage(tab)).atHome()
  const inPopup = ask(tab)
  await inPopup(giveCommand, 'positions.refresh', { account: null })
  const read = async () => {
    await pause(1_500) // What a refresh still asks for is not what is counted.
    lab.rpc.forget()
    const time = await inPopup(giveCommand, 'exposure.read', { account, fresh: true })
    return { count: requestsOf(lab), time }
  }
  const first = await read()
  const later: (typeof first)[] = []
  for (let i = 0; i < times; i += 1) later.push(await read())
  await tab.close()
  const figure = (
    id: string,
    name: string,
    unit: Figure['unit'],
    samples: readonly number[],
    most?: number,
  ): Figure => ({
    id,
    name,
    unit,
    samples,
    limit: null,
    target: most === undefined ? null : { absolute: most },
  })
  return [
    figure('exposure-first', 'exposure of 20 tokens: requests at the first visit', 'requests', [first.count]),
    figure(
      'exposure',
      '… and after it',
      'requests',
      later.map(({ count }) => count),
      3,
    ),
    figure('exposure-first-time', '… how long the first takes', 'ms', [first.time]),
    figure(
      'exposure-time',
      '… and the others',
      'ms',
      later.map(({ time }) => time),
    ),
  ]
}
