import { type Method, method } from '../method.ts'
import { InvalidParamsError, isAddressText, isQuantityText, parseList } from '../params.ts'

/** Returns the param as it goes to the node. Throws InvalidParamsError. */
type Check = (value: unknown) => unknown

const hexOf = (pattern: RegExp, what: string): Check => {
  return (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new InvalidParamsError(`${what} expected`)
    return value
  }
}
const address: Check = (value) => {
  if (!isAddressText(value)) throw new InvalidParamsError('an address of 20 bytes expected')
  return value
}
const quantity: Check = (value) => {
  if (!isQuantityText(value)) throw new InvalidParamsError('a hex number without leading zeros expected')
  return value
}
const hash = hexOf(/^0x[0-9a-fA-F]{64}$/, 'a hash of 32 bytes')
/** Nodes differ on whether a storage slot may be short; its value is what counts. */
const slot = hexOf(/^0x[0-9a-fA-F]{1,64}$/, 'a storage slot')
const flag: Check = (value) => {
  if (typeof value !== 'boolean') throw new InvalidParamsError('true or false expected')
  return value
}
const record: Check = (value) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new InvalidParamsError('an object expected')
  }
  return value
}
const list =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) throw new InvalidParamsError('a list expected')
    return value.map(check)
  }

const tags = ['latest', 'pending', 'safe', 'finalized', 'earliest']
/** A tag, a number, or for state reads an EIP-1898 object. Missing is the latest block. */
const blockNumber: Check = (value) => {
  if (value === null || value === undefined) return 'latest'
  return typeof value === 'string' && tags.includes(value) ? value : quantity(value)
}
const block: Check = (value) => (value !== null && typeof value === 'object' ? record(value) : blockNumber(value))
const percentiles: Check = (value) => {
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'number')) {
    throw new InvalidParamsError('a list of percentiles expected')
  }
  return value
}
const blockCount: Check = (value) => (Number.isSafeInteger(value) ? `0x${Number(value).toString(16)}` : quantity(value))
const filter: Check = (value) => {
  const { fromBlock, toBlock } = record(value) as Record<string, unknown>
  if (fromBlock !== undefined) blockNumber(fromBlock)
  if (toBlock !== undefined) blockNumber(toBlock)
  return value
}

/** `needs`: must be sent. `fills`: filled in when missing. `may`: left out when missing. In the order of the params. */
type Shape = { needs?: readonly Check[]; fills?: readonly Check[]; may?: readonly Check[] }

const shapes: Readonly<Record<string, Shape>> = {
  eth_blockNumber: {},
  eth_call: { needs: [record], fills: [block], may: [record, record] },
  eth_estimateGas: { needs: [record], may: [block, record] },
  eth_feeHistory: { needs: [blockCount, blockNumber], may: [percentiles] },
  eth_gasPrice: {},
  eth_maxPriorityFeePerGas: {},
  eth_getBalance: { needs: [address], fills: [block] },
  eth_getBlockByHash: { needs: [hash, flag] },
  eth_getBlockByNumber: { needs: [blockNumber, flag] },
  eth_getBlockReceipts: { needs: [block] },
  eth_getBlockTransactionCountByHash: { needs: [hash] },
  eth_getBlockTransactionCountByNumber: { needs: [blockNumber] },
  eth_getCode: { needs: [address], fills: [block] },
  eth_getLogs: { needs: [filter] },
  eth_getProof: { needs: [address, list(slot)], fills: [block] },
  eth_getStorageAt: { needs: [address, slot], fills: [block] },
  eth_getTransactionByBlockHashAndIndex: { needs: [hash, quantity] },
  eth_getTransactionByBlockNumberAndIndex: { needs: [blockNumber, quantity] },
  eth_getTransactionByHash: { needs: [hash] },
  eth_getTransactionCount: { needs: [address], fills: [block] },
  eth_getTransactionReceipt: { needs: [hash] },
  eth_simulateV1: { needs: [record], fills: [block] },
  eth_syncing: {},
}

function read(name: string, { needs = [], fills = [], may = [] }: Shape): Method {
  const always = [...needs, ...fills]
  return method({
    access: 'public',
    cost: 'node',
    parse(params) {
      const entries = parseList(params, needs.length, always.length + may.length)
      const sent = may.slice(0, Math.max(0, entries.length - always.length))
      return [...always, ...sent].map((check, index) => check(entries[index]))
    },
    run: (params, { chainId, services }) => services.chain.client(chainId).request(name, params),
  })
}

/** Methods passed on to the user's endpoint, each with its params checked. Nothing else ever reaches a node. */
export const nodeReads: readonly (readonly [string, Method])[] = Object.entries(shapes).map(([name, shape]) => [
  name,
  read(name, shape),
])
