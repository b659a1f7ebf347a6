import { parseEther } from 'viem'
import { watchWindows } from '../browser/windows.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { asSource, type Explained, timeCalls, timeFetch, watchPaint } from '../probes.ts'
import { delegationOf, depositOf, openRequests, requestsOf } from '../requests.ts'
import { ask, pause } from '../sampling.ts'
import { unlock } from '../wallet.ts'

const deposits = 6

type Timed = Explained & { sent: number }

/** From eth_sendTransaction in the page to the whole explanation on screen, and what that cost the endpoint. */
export async function approvalFigures(lab: Lab): Promise<Figure[]> {
  await unlock(lab)
  const { contracts } = lab.devnet
  await contracts.stETH.write('approve', [contracts.strategyManager.address, parseEther('10')], lab.account as never)
  const bareWindow = await bareWindows(lab, deposits)
  const simulation = async (bodies: readonly string[]): Promise<number[]> => {
    const plain = await lab.bare.chromium.open(`${lab.bare.chromium.extensionOrigin}/plain.html`)
    const times: number[] = []
    for (let i = 0; i < 10; i += 1) {
      for (const body of bodies) times.push(await ask(plain)(timeFetch, lab.rpc.url, body))
    }
    await plain.close()
    return times
  }

  const requests = await openRequests(lab)
  const times: Timed[] = []
  const answered: number[] = []
  const counts: number[] = []
  const simulations: number[] = []
  let body = ''
  for (let i = 0; i < deposits; i += 1) {
    await pause(1_500) // The block that came in is looked at; the next request must not share its reads.
    lab.rpc.forget()
    times.push(await requests.open('eth_sendTransaction', [depositOf(lab)]))
    counts.push(requestsOf(lab))
    simulations.push(lab.rpc.count('eth_simulateV1'))
    body = JSON.stringify(lab.rpc.requests.find(({ methods }) => methods.includes('eth_simulateV1'))?.body)
    answered.push(await requests.confirm())
  }
  const delegating = await requests.open('eth_sendTransaction', [delegationOf(lab)])
  answered.push(await requests.confirm())
  await requests.close()
  const simulated = await simulation([body])

  const since = (pick: (timed: Timed) => number, from: (timed: Timed) => number = ({ sent }) => sent): number[] =>
    times.map((timed) => pick(timed) - from(timed))
  const limit = { name: 'one eth_simulateV1', samples: simulated }
  const window = { name: 'bare window, React page', samples: bareWindow }
  const part = { unit: 'ms', target: null } as const
  return [
    {
      id: 'approval',
      name: 'approval window to the complete explanation (deposit)',
      unit: 'ms',
      samples: since(({ complete }) => complete),
      limit,
      target: { absolute: 400 },
      note: `From eth_sendTransaction in the page, the opening of the window included.`,
    },
    {
      ...part,
      id: 'approval-window',
      name: '… from the page to its own first paint',
      samples: since(({ painted }) => painted),
      limit: window,
    },
    {
      ...part,
      id: 'approval-opened',
      name: '… until the window begins to load',
      samples: since(({ opened }) => opened),
      limit: null,
    },
    {
      ...part,
      id: 'approval-load',
      name: '… from there to complete',
      samples: since(
        ({ complete }) => complete,
        ({ opened }) => opened,
      ),
      limit: null,
    },
    {
      id: 'approval-delegate',
      name: '… delegateTo with the exposure before and after, complete',
      unit: 'ms',
      samples: [delegating.complete - delegating.sent],
      limit,
      target: { absolute: 500 },
    },
    { ...part, id: 'approval-sent', name: '… from the press to the hash in the page', samples: answered, limit: null },
    {
      id: 'preview-simulations',
      name: 'eth_simulateV1 requests per preview',
      unit: 'requests',
      samples: simulations,
      limit: null,
      target: { absolute: 1 },
    },
    {
      id: 'preview-requests',
      name: 'all requests per preview, fees and nonce included',
      unit: 'requests',
      samples: counts,
      limit: null,
      target: null,
    },
  ]
}

/** A page asks the bare extension for a window: until its first contentful paint. Unit: ms. */
async function bareWindows({ bare, page }: Lab, count: number): Promise<number[]> {
  const { cdp } = bare.chromium
  const site = await bare.chromium.open(page)
  const windows = await watchWindows(cdp, '/react.html', asSource(watchPaint))
  const times: number[] = []
  for (let i = 0; i < count; i += 1) {
    const sent = await ask(site)(() => performance.timeOrigin + performance.now())
    await ask(site)(timeCalls, bare.rdns, 'window', 1)
    const tab = await windows.next()
    times.push((await ask(tab)(() => globalThis.benchPainted)) - sent)
    await tab.close()
    await pause(500)
  }
  await windows.stop()
  await site.close()
  return times
}
