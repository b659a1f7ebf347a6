import { createPage } from '../../fixtures/page.ts'
import { walletOn } from '../../pages/wallet.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { giveCommand, readSeedId } from '../probes.ts'
import { ask, pause } from '../sampling.ts'
import { openPopup, unlock } from '../wallet.ts'
import { opener } from './paint.ts'

const accounts = 200
const opens = 10

/** The popup's first stored amount on screen while the wallet holds two hundred accounts, worker awake and gone. */
export async function manyAccountsFigures(lab: Lab): Promise<Figure[]> {
  await unlock(lab)
  const tab = await openPopup(lab)
  await walletOn(createPage(tab)).atHome()
  const inPopup = ask(tab)
  const seedId = await inPopup(readSeedId)
  const held = await inPopup(() => document.querySelectorAll('[data-account]').length)
  for (let index = held; index < accounts; index += 1) await inPopup(giveCommand, 'accounts.derive', { seedId })
  await inPopup(giveCommand, 'positions.refresh', { account: null })
  await tab.close()
  await pause(1_000)
  const open = await opener(lab, lab.ours, 'popup.html')
  const awake: number[] = []
  const asleep: number[] = []
  for (let index = 0; index < opens; index += 1) awake.push((await open(false)).painted)
  for (let index = 0; index < opens / 2; index += 1) asleep.push((await open(true)).painted)
  return [
    {
      id: 'many-popup',
      name: `popup opening to stored positions painted, ${accounts} accounts`,
      unit: 'ms',
      samples: awake,
      limit: null,
      target: { absolute: 200 },
    },
    {
      id: 'many-popup-asleep',
      name: '… with worker and process gone',
      unit: 'ms',
      samples: asleep,
      limit: null,
      target: null,
    },
  ]
}
