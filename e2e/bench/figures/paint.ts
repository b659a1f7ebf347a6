import type { Figure } from '../figure.ts'
import type { Lab, Subject } from '../lab.ts'
import { asSource, type RowTimes, timeCalls, watchRows } from '../probes.ts'
import { alternate, ask } from '../sampling.ts'

const opens = 14

/**
 * The popup's page in a tab of its size, wallet unlocked and positions cached, against pages that do nothing else. Beside
 * the first contentful paint (of Bowline that is the static frame): the first amount on screen, by the browser's own
 * report of that element's painting.
 */
export async function paintFigures(lab: Lab): Promise<Figure[]> {
  const { ours, bare } = lab
  const pages = {
    ours: await opener(lab, ours, 'popup.html'),
    plain: await opener(lab, bare, 'plain.html'),
    react: await opener(lab, bare, 'react.html'),
    app: await opener(lab, bare, 'app.html'),
  }
  const times: Record<keyof typeof pages, RowTimes[]> = { ours: [], plain: [], react: [], app: [] }
  const take = (name: keyof typeof pages, asleep: boolean) => async () => {
    const measured = await pages[name](asleep)
    if (!asleep) times[name].push(measured)
    return measured.painted
  }
  const painted = await alternate(opens, {
    ours: take('ours', false),
    plain: take('plain', false),
    react: take('react', false),
    app: take('app', false),
  })
  const asleep = await alternate(6, { ours: take('ours', true), react: take('react', true) })
  const reactLimit = { name: 'bare React page', samples: painted.react }
  return [
    {
      id: 'popup',
      name: 'popup opening to last known positions painted',
      unit: 'ms',
      samples: painted.ours,
      limit: reactLimit,
      target: { absolute: 150, ratio: 1.5 },
    },
    explains('popup-plain', '… against a plain page', painted.ours, 'plain page', painted.plain),
    explains('popup-app', '… against React + zustand + viem', painted.ours, 'React + zustand + viem', painted.app),
    explains(
      'popup-document',
      '… rows in the document',
      times.ours.map(({ inDocument }) => inDocument),
      'bare React page',
      times.react.map(({ inDocument }) => inDocument),
    ),
    explains(
      'popup-fcp',
      '… first contentful paint (static frame)',
      times.ours.map(({ firstPaint }) => firstPaint),
      'bare React page',
      times.react.map(({ firstPaint }) => firstPaint),
    ),
    explains('popup-asleep', '… with worker and process gone', asleep.ours, 'bare React page', asleep.react),
  ]
}

function explains(id: string, name: string, samples: number[], limit: string, limits: number[]): Figure {
  return { id, name, unit: 'ms', samples, limit: { name: limit, samples: limits }, target: null }
}

/** Opens a page once and tells when its rows were there. `asleep`: with no worker and no process of the extension. */
export async function opener(
  { page }: Lab,
  { chromium, rdns }: Subject,
  path: string,
): Promise<(asleep: boolean) => Promise<RowTimes>> {
  const site = await chromium.open(page)
  return async (asleep) => {
    // Also before it is stopped: a worker that is still starting, for a popup that did not wait for it, cannot be.
    await ask(site)(timeCalls, rdns, 'eth_chainId', 1)
    if (asleep) await chromium.stopWorker()
    const tab = await chromium.blank()
    await tab.resize(360, 600)
    await tab.beforeScripts(asSource(watchRows))
    await tab.navigate(`${chromium.extensionOrigin}/${path}`)
    const times = await ask(tab)(() => globalThis.benchRows)
    await tab.close()
    return times
  }
}
