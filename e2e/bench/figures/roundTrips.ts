import { until } from '../../fixtures/driver.ts'
import type { Figure } from '../figure.ts'
import type { Lab, Subject } from '../lab.ts'
import { askAtOnce, asSource, timeCalls } from '../probes.ts'
import { alternate, ask, pause } from '../sampling.ts'

/** Requests of a page: with the worker at hand, with the worker gone, and on a page that is only just loading. */
export async function roundTripFigures(lab: Lab): Promise<Figure[]> {
  const warm = { ours: await warmCaller(lab, lab.ours), bare: await warmCaller(lab, lab.bare) }
  const chainId = await alternate(6, { ours: () => warm.ours('eth_chainId'), bare: () => warm.bare('eth_chainId') })
  await pause(1_000) // What one origin may ask per second is limited; the limit is not what is measured.
  const accounts = await alternate(4, { ours: () => warm.ours('eth_accounts'), bare: () => warm.bare('eth_accounts') })
  const sleepy = { ours: await wakeCaller(lab, lab.ours), bare: await wakeCaller(lab, lab.bare) }
  const woken = await alternate(14, sleepy)
  const loading = { ours: await freshCaller(lab, lab.ours), bare: await freshCaller(lab, lab.bare) }
  const fresh = await alternate(12, { ours: () => loading.ours(true), bare: () => loading.bare(true) })
  const awake = await alternate(6, { ours: () => loading.ours(false), bare: () => loading.bare(false) })
  const ping = 'bare port ping'
  return [
    {
      id: 'chain-id',
      name: 'eth_chainId from a page, warm',
      unit: 'ms',
      samples: chainId.ours,
      limit: { name: ping, samples: chainId.bare },
      target: { absolute: 2, ratio: 2 },
    },
    {
      id: 'accounts',
      name: '… eth_accounts, warm',
      unit: 'ms',
      samples: accounts.ours,
      limit: { name: ping, samples: accounts.bare },
      target: null,
    },
    {
      id: 'wake',
      name: 'eth_chainId when the worker must wake',
      unit: 'ms',
      samples: woken.ours,
      limit: { name: 'bare worker wake', samples: woken.bare },
      target: { absolute: 90, ratio: 90 / 65 },
    },
    {
      id: 'fresh',
      name: 'first answer on a fresh page, worker asleep',
      unit: 'ms',
      samples: fresh.ours,
      limit: { name: 'bare extension', samples: fresh.bare },
      target: { absolute: 160, ratio: 160 / 118 },
      note: 'From navigation start, in a new renderer; the page asks the moment the wallet announces itself.',
    },
    {
      id: 'fresh-awake',
      name: '… worker awake',
      unit: 'ms',
      samples: awake.ours,
      limit: { name: 'bare extension', samples: awake.bare },
      target: null,
    },
  ]
}

async function warmCaller({ page }: Lab, { chromium, rdns }: Subject): Promise<(method: string) => Promise<number[]>> {
  const tab = await chromium.open(page)
  const time = ask(tab)
  await time(timeCalls, rdns, 'eth_chainId', 20)
  return (method) => time(timeCalls, rdns, method, 50)
}

/** One call on a page that is there already, after the worker was stopped and nothing is attached to it. */
async function wakeCaller({ page }: Lab, { chromium, rdns }: Subject): Promise<() => Promise<number[]>> {
  const tab = await chromium.open(page)
  await ask(tab)(timeCalls, rdns, 'eth_chainId', 1)
  return async () => {
    await stop(chromium)
    return ask(tab)(timeCalls, rdns, 'eth_chainId', 1)
  }
}

/** A navigation from an empty page to a page of the web that asks at once. */
async function freshCaller({ page }: Lab, { chromium, rdns }: Subject): Promise<(asleep: boolean) => Promise<number>> {
  const site = await chromium.open(page)
  const tab = await chromium.blank()
  await tab.beforeScripts(asSource(askAtOnce, rdns))
  return async (asleep) => {
    await tab.navigate('about:blank')
    await pause(300)
    if (asleep) await stop(chromium)
    else await ask(site)(timeCalls, rdns, 'eth_chainId', 1)
    await tab.navigate(page)
    const { answered } = await ask(tab)(() => globalThis.benchAnswer)
    return answered
  }
}

async function stop(chromium: Subject['chromium']): Promise<void> {
  await chromium.stopWorker()
  await pause(250)
  // A worker that comes back by itself would make the figure too good.
  await until('the worker to stay away', async () => !(await chromium.workerRuns()), 1_000)
}
