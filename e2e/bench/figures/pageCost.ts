import type { Figure } from '../figure.ts'
import type { Lab, Subject } from '../lab.ts'
import { alternate, pause } from '../sampling.ts'
import { median } from '../stats.ts'

type Metrics = { metrics: readonly { name: string; value: number }[] }

/** What the extension adds to the loading of every page, whether it asks for a wallet or not. */
export async function pageCostFigures(lab: Lab): Promise<Figure[]> {
  const subjects = {
    ours: await loader(lab, lab.ours),
    bare: await loader(lab, lab.bare),
    none: await loader(lab, lab.none),
  }
  for (const load of Object.values(subjects)) for (let i = 0; i < 2; i += 1) await load()
  const spent = await alternate(20, subjects)
  const without = median(spent.none)
  const added = (samples: readonly number[]): number[] => samples.map((sample) => sample - without)
  return [
    {
      id: 'page-cost',
      name: 'script time added to every page load',
      unit: 'ms',
      samples: added(spent.ours),
      limit: { name: 'bare content scripts', samples: added(spent.bare) },
      target: { absolute: 0.5, ratio: 5 },
      note: `The browser's own count of script time, less its median without an extension (${without.toFixed(3)} ms).`,
    },
  ]
}

/** One load of an empty page, and the script time the browser spent on it. Unit: ms. */
async function loader({ page }: Lab, { chromium }: Subject): Promise<() => Promise<number>> {
  const tab = await chromium.blank()
  await tab.send('Performance.enable')
  const scriptTime = async (): Promise<number> => {
    const { metrics } = await tab.send<Metrics>('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1_000
  }
  // The count begins anew with every document.
  return async () => {
    await tab.navigate(page)
    await pause(350)
    return scriptTime()
  }
}
