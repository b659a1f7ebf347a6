import { type Address, getAddress, parseEther } from 'viem'
import { createChainClient } from '../../../lib/chain/client.ts'
import { type KnownRate, mergeRates } from '../../../lib/portfolio/rates.ts'
import { type Refreshed, refreshPortfolios } from '../../../lib/portfolio/refresh.ts'
import { protocols } from '../../../lib/protocols/index.ts'
import type { Protocol } from '../../../lib/protocols/types.ts'
import { type Elsewhere, startElsewhere } from '../../devnet/elsewhere.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'

const counts = [1, 10, 50, 200]
/** Beside Ethereum. Arbitrum's own account of its blocks is not played here. */
const networks = [8453, 10, 59144, 534352, 56, 81457, 34443]
const times = 4

type Cost = { requests: number; calls: number; bytes: number; ms: number; hints: Refreshed['accounts'] }

/**
 * What a full refresh of every protocol asks of an endpoint for 1, 10, 50 and 200 accounts that hold something, by the
 * extension's own code outside the browser, so that requests, calls, bytes and time can be told apart.
 */
export async function scaleFigures(lab: Lab): Promise<Figure[]> {
  const accounts = await fundMany(lab, Math.max(...counts))
  const figures: Figure[] = []
  const perCall: number[] = []
  for (const count of counts) {
    const measured = await repeat(lab.devnet.url, 1, accounts.slice(0, count), protocols)
    const requests = measured.map((one) => one.requests)
    const most = count === 1 ? 3 : count <= 50 ? 4 : undefined
    const ms = measured.map((one) => one.ms)
    const calls = measured.map((one) => one.calls)
    perCall.push(median(ms) / median(calls))
    figures.push(
      figure(`scale-${count}`, `${count} accounts: requests`, 'requests', requests, most),
      figure(`scale-${count}-calls`, '… calls in them', 'calls', calls),
      figure(
        `scale-${count}-bytes`,
        '… bytes, out and in',
        'kB',
        measured.map((one) => one.bytes / 1_000),
      ),
      figure(`scale-${count}-ms`, '… time', 'ms', ms),
    )
  }
  const [, ten = 1, , twoHundred = 1] = perCall
  figures.push(figure('scale-growth', 'time per call, 200 accounts over 10', 'times', [twoHundred / ten], 1.5))
  const more = protocols.flatMap((protocol, index) => (index < 10 ? [{ ...protocol, id: `${protocol.id}-again` }] : []))
  const [plain, added] = [
    await repeat(lab.devnet.url, 1, accounts.slice(0, 1), protocols),
    await repeat(lab.devnet.url, 1, accounts.slice(0, 1), [...protocols, ...more]),
  ]
  const extra = added.map((one, index) => one.requests - (plain[index]?.requests ?? 0))
  figures.push(figure('scale-protocols', 'requests that ten more protocols add', 'requests', extra, 0))
  figures.push(...(await networkFigures(accounts.slice(0, 50))))
  return figures
}

/** Fifty accounts on seven further networks at once. */
async function networkFigures(accounts: readonly Address[]): Promise<Figure[]> {
  const started: Elsewhere[] = []
  try {
    for (const chainId of networks) started.push(await startElsewhere(chainId))
    for (const { give, tokens } of started)
      await give(accounts[0] as Address, { [tokens[0]?.symbol ?? '']: 10n ** 18n })
    const begun = performance.now()
    const all = await Promise.all(
      started.map(({ url }, index) => repeat(url, networks[index] as number, accounts, protocols)),
    )
    const ms = (performance.now() - begun) / (times + 1)
    const requests = all.flatMap((one) => one.map((cost) => cost.requests))
    return [
      figure('scale-networks', 'fifty accounts on seven more networks: requests on each', 'requests', requests, 4),
      figure('scale-networks-ms', '… all of them, once', 'ms', [ms]),
    ]
  } finally {
    for (const { stop } of started) await stop()
  }
}

/** Refreshes as the background does: the calls of later rounds ride along with the first from the second time on. */
async function repeat(
  url: string,
  chainId: number,
  accounts: readonly Address[],
  of: readonly Protocol[],
): Promise<readonly Cost[]> {
  const costs: Cost[] = []
  let known: readonly KnownRate[] = []
  const wire = { requests: 0, bytes: 0 }
  const client = createChainClient({
    chainId,
    endpoints: () => [url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    async fetch(target, init) {
      const response = await fetch(target, init)
      const text = await response.text()
      wire.requests += 1
      wire.bytes += String(init.body).length + text.length
      return new Response(text, response)
    },
  })
  let calls = 0
  const counted = {
    ...client,
    read: (...[asked, options]: Parameters<typeof client.read>) => {
      calls += asked.length
      return client.read(asked, options)
    },
  }
  for (let round = 0; round <= times; round += 1) {
    Object.assign(wire, { requests: 0, bytes: 0 })
    calls = 0
    const begun = performance.now()
    const refreshed = await refreshPortfolios(counted, {
      accounts,
      previous: {},
      knownRates: known,
      hints: costs.at(-1)?.hints.flatMap(({ late }) => late) ?? [],
      protocols: of,
    })
    known = mergeRates(known, refreshed.rates)
    costs.push({ ...wire, calls, ms: performance.now() - begun, hints: refreshed.accounts })
  }
  // The first also asks which chain it is, and learns what comes later.
  return costs.slice(1)
}

/** Addresses of nobody, each with some ether and some of three tokens. */
async function fundMany({ devnet, account }: Lab, count: number): Promise<readonly Address[]> {
  const others = Array.from({ length: count - 1 }, (_, index) =>
    getAddress(`0x${(0xb0b0_0000n + BigInt(index)).toString(16).padStart(40, '0')}`),
  )
  for (const other of others) {
    const amount = parseEther('0.01')
    await devnet.fund(other, { eth: amount, stETH: amount, weETH: amount, rETH: amount })
  }
  return [account as Address, ...others]
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0
}

function figure(id: string, name: string, unit: Figure['unit'], samples: readonly number[], absolute?: number): Figure {
  return { id, name, unit, samples, limit: null, target: absolute === undefined ? null : { absolute } }
}
