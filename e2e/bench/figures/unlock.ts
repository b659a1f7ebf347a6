import { createPage } from '../../fixtures/page.ts'
import { testPassword } from '../../pages/ready.ts'
import { walletOn } from '../../pages/wallet.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { asSource, timeKdf, watchUnlock } from '../probes.ts'
import { alternate, ask } from '../sampling.ts'
import { openPopup } from '../wallet.ts'

const iterations = 600_000

/** From the password's being sent, in the popup, to the first amount in the document; against the key derivation alone. */
export async function unlockFigures(lab: Lab): Promise<Figure[]> {
  const tab = await openPopup(lab)
  const plain = await lab.bare.chromium.open(`${lab.bare.chromium.extensionOrigin}/plain.html`)
  const wallet = walletOn(createPage(tab))
  const unlockOnce = async (): Promise<number> => {
    await lab.ours.chromium.cdp.send('Target.activateTarget', { targetId: tab.targetId })
    if ((await wallet.page.field('Password').count()) === 0) await wallet.lock()
    await wallet.locked()
    await tab.run(asSource(watchUnlock))
    await wallet.unlock(testPassword)
    return ask(tab)(() => globalThis.benchUnlocked)
  }
  await unlockOnce()
  const times = await alternate(10, { ours: unlockOnce, kdf: () => ask(plain)(timeKdf, iterations) })
  await tab.close()
  await plain.close()
  return [
    {
      id: 'unlock',
      name: 'unlock, to positions in the document',
      unit: 'ms',
      samples: times.ours,
      limit: { name: 'PBKDF2, 600,000 rounds', samples: times.kdf },
      target: { absolute: 145, over: 50 },
    },
  ]
}
