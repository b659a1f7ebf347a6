import { type Address, getAddress, isAddress } from 'viem'
import { fetchOutside, jsonOf, OutsideError } from '../../chain/outside.ts'
import type { FiguresReport } from '../../messaging/rewards.ts'
import { isRecord } from '../shape.ts'
import { type Outsider, routeOf } from './sidecar.ts'

type Figure = FiguresReport['figures'][number]

const limits = { maxBytes: 2_000_000, timeoutMs: 15_000, accept: ['application/json'] } as const
const mostFigures = 500

/**
 * What a server says an operator pays, as it says it. Two kinds are understood: the daily figures of EigenLayer's own service,
 * whose unit is stated nowhere, and EigenExplorer's, which are percent a year by AVS and are added up by strategy. Throws
 * OutsideError.
 */
export async function fetchFigures(
  source: { url: string; key: string | null },
  { operator, day }: { operator: Address /** `2026-11-27` */; day: string },
  outsider: Outsider,
): Promise<readonly Figure[]> {
  const headers = source.key === null ? {} : { headers: { 'x-api-token': source.key } }
  const ask = async (path: string, query?: Record<string, string>) =>
    jsonOf(await fetchOutside(routeOf(source.url, path, query), { ...limits, ...outsider, ...headers }))
  const address = operator.toLowerCase()
  try {
    return parseDaily(await ask(`aprs/v1/operators/${address}/daily-aprs/${day}`))
  } catch (error) {
    if (!(error instanceof OutsideError) || error.fault !== 'status') throw error
  }
  return parseExplorer(await ask(`operators/${address}`, { withRewards: 'true' }))
}

/** Routes: facts/eigenlayer.md 4.5; fields: the service's published interface, `strategy` and `apr` as text (medium). */
function parseDaily(answer: unknown): readonly Figure[] {
  const aprs = isRecord(answer) ? (answer.aprs ?? []) : null
  return toList(aprs).map((one) => {
    if (!isRecord(one) || typeof one.apr !== 'string') throw new OutsideError('bad-answer')
    return { strategy: toStrategy(one.strategy), said: toNumber(one.apr), unit: 'unstated' }
  })
}

/** EigenExplorer's operator with rewards: `rewards.avs[].strategyApys[]` with `strategyAddress` and `apy` in percent (low). */
function parseExplorer(answer: unknown): readonly Figure[] {
  const rewards = isRecord(answer) ? answer.rewards : undefined
  if (!isRecord(rewards)) throw new OutsideError('bad-answer')
  const sums = new Map<Address, number>()
  for (const avs of toList(rewards.avs ?? [])) {
    for (const one of toList(isRecord(avs) ? (avs.strategyApys ?? []) : null)) {
      if (!isRecord(one) || typeof one.apy !== 'number') throw new OutsideError('bad-answer')
      const strategy = toStrategy(one.strategyAddress)
      sums.set(strategy, (sums.get(strategy) ?? 0) + Number(toNumber(String(one.apy))))
    }
  }
  return [...sums].map(([strategy, sum]) => ({ strategy, said: toNumber(sum.toFixed(6)), unit: 'percent' }))
}

function toList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length > mostFigures) throw new OutsideError('bad-answer')
  return value
}

function toStrategy(value: unknown): Address {
  if (typeof value !== 'string' || !isAddress(value, { strict: false })) throw new OutsideError('bad-answer')
  return getAddress(value)
}

/** A plain decimal that can be true of a yearly rate (R10), with at most six places. */
function toNumber(text: string): string {
  if (!/^\d{1,9}(\.\d{1,40})?$/.test(text) || Number(text) > 100_000) throw new OutsideError('bad-answer')
  const [whole = '0', places = ''] = text.split('.')
  const kept = places.slice(0, 6).replace(/0+$/, '')
  return kept === '' ? whole : `${whole}.${kept}`
}
