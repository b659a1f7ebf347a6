import type { Figure } from '../figure.ts'
import { closeViews, type Lab, type Subject } from '../lab.ts'
import { timeCalls } from '../probes.ts'
import { alternate, ask, pause } from '../sampling.ts'
import { giveCommandFrom } from '../wallet.ts'

/** The worker's process a moment after it answered, with the wallet locked and no view open. */
export async function memoryFigures(lab: Lab): Promise<Figure[]> {
  await giveCommandFrom(lab, 'vault.lock', null)
  for (const subject of [lab.ours, lab.bare]) await closeViews(subject)
  const idle = await alternate(5, { ours: await weigher(lab, lab.ours), bare: await weigher(lab, lab.bare) })
  if (idle.ours.length === 0) return []
  return [
    {
      id: 'memory',
      name: "worker's private memory, idle and locked",
      unit: 'MB',
      samples: idle.ours,
      limit: { name: 'bare extension', samples: idle.bare },
      target: { absolute: 18, ratio: 18 / 9.4 },
      note: 'Private_Clean + Private_Dirty of the extension process, 4 s after it was woken anew.',
    },
  ]
}

/** Wakes the worker in a new process, waits until it is idle, and weighs the process. Nothing where there is no /proc. */
async function weigher({ page }: Lab, { chromium, rdns }: Subject): Promise<() => Promise<number[]>> {
  const tab = await chromium.open(page)
  return async () => {
    await chromium.stopWorker()
    await pause(300)
    await ask(tab)(timeCalls, rdns, 'eth_chainId', 1)
    await pause(4_000)
    const bytes = await chromium.extensionMemory()
    return bytes === null ? [] : [bytes / 1e6]
  }
}
