import { type Address, type Hex, numberToHex } from 'viem'
import { NodeError } from '../chain/jsonRpc.ts'
import type { ChainClient } from '../chain/types.ts'
import type { DailySample } from '../messaging/mirror.ts'
import { ask, call, contract } from '../protocols/plan.ts'
import type { Protocol, Rate, RateUnit, Token } from '../protocols/types.ts'
import { wad } from '../units.ts'

// A chain with a past, for tests only: a block every 12 seconds and a rate for every block.

export const origin = { number: 20_000_000n, timestamp: 1_700_000_000n }
export const latest = { number: 26_000_000n, timestamp: origin.timestamp + 12n * 6_000_000n }
export const timeOf = (block: bigint) => origin.timestamp + (block - origin.number) * 12n
export const blockAt = (time: bigint) => origin.number + (time - origin.timestamp) / 12n
const word = (value: bigint): Hex => `0x${value.toString(16).padStart(64, '0')}`

const oracle = contract('0x00000000000000000000000000000000000000aa', [
  'function rateOf(address token) view returns (uint256)',
])

export type PastWorld = {
  /** By token in lower case: the rate at a block; null reverts. */
  rate: (token: string, block: bigint) => bigint | null
  /** Oldest block whose state can be read. */
  archiveFrom: bigint
  /** Oldest block whose header is kept. */
  headersFrom: bigint
  logs: readonly { block: bigint; topics: readonly Hex[]; data: Hex; address: Address; removed?: boolean }[]
  /** Most blocks of one eth_getLogs. */
  logRange: bigint
}
export type Asked = { headers: number; logs: number; reads: (bigint | 'latest')[] }

export function pastClient(world: PastWorld): { client: ChainClient; asked: Asked } {
  const asked: Asked = { headers: 0, logs: 0, reads: [] }
  const refuse = (message: string) => Promise.reject(new NodeError(-32000, message))
  const client = {
    chainId: 1,
    async read(calls: readonly { data: Hex }[], { block = latest.number }: { block?: bigint } = {}) {
      asked.reads.push(block === latest.number ? 'latest' : block)
      if (block < world.archiveFrom && block !== latest.number) return refuse('missing trie node')
      const answers = calls.map(({ data }) => {
        const rate = world.rate(`0x${data.slice(-40)}`, block)
        return rate === null ? { ok: false, data: '0x' as const } : { ok: true, data: word(rate) }
      })
      return { answers, block: { number: block, timestamp: timeOf(block) } }
    },
    async request(method: string, params: readonly unknown[]) {
      if (method === 'eth_getBlockByNumber') {
        asked.headers += 1
        const number = params[0] === 'earliest' ? world.headersFrom : BigInt(params[0] as Hex)
        if (number < world.headersFrom || number > latest.number) return null
        return { number: numberToHex(number), timestamp: numberToHex(timeOf(number)) }
      }
      if (method !== 'eth_getLogs') return refuse('no such method')
      asked.logs += 1
      const [{ fromBlock, toBlock, topics, address }] = params as [Record<string, Hex> & { topics: Hex[] }]
      const [from, to] = [BigInt(fromBlock as Hex), BigInt(toBlock as Hex)]
      if (to - from + 1n > world.logRange) return refuse('query returned more than 10000 results')
      return world.logs
        .filter(({ block }) => block >= from && block <= to)
        .map(({ block, ...log }, index) => ({
          ...log,
          blockNumber: numberToHex(block),
          logIndex: numberToHex(index),
          asked: { topics, address },
        }))
    },
  }
  return { client: client as unknown as ChainClient, asked }
}

export const tokenAt = (address: Address, more: Partial<Token> = {}): Token => ({
  chainId: 1,
  address,
  symbol: 'T',
  name: 'T',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
  ...more,
})

/** A folder whose rates are asked of the oracle. */
export function ratedProtocol(
  id: string,
  tokens: readonly { token: Token; unit?: RateUnit }[],
  more: Partial<Protocol> = {},
  written: (block: bigint) => bigint | null = () => null,
): Protocol {
  return {
    id,
    name: id,
    tokens: tokens.map(({ token }) => token),
    contracts: [],
    // biome-ignore lint/correctness/useYield: a plan may need no call at all
    *read() {
      return []
    },
    *readRates() {
      const values = yield* ask(tokens.map(({ token }) => call(oracle, 'rateOf', [token.address])))
      const at = written(0n)
      return tokens.map(({ token, unit }, index): Rate => {
        const rate = { token: token.address, wad: wad(values[index] as bigint) }
        return { ...rate, ...(unit && { unit }), ...(at !== null && { writtenAt: at }) }
      })
    },
    ...more,
  }
}

export const sampleAt = (time: bigint, rate: bigint | null): DailySample => ({
  time,
  rate: rate === null ? null : wad(rate),
  price: null,
})
