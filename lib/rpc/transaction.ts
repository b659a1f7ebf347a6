import type { Address } from 'viem'
import type { ProposedTransaction } from '../messaging/mirror.ts'
import { type Wei, wei } from '../units.ts'
import type { Context } from './method.ts'
import {
  InvalidParamsError,
  parseAddress,
  parseBytes,
  parseChainId,
  parseList,
  parseQuantity,
  parseRecord,
} from './params.ts'

/** EIP-7825: no transaction may ask for more gas. Below 21,000 none can succeed. */
const gasRange = { least: 21_000n, most: 16_777_216n }
/** EIP-3860: longest code that may create a contract, in bytes. */
const maxInitcode = 49_152
/** Longest data of a transaction we sign, in bytes (SECURITY.md, limits). */
const maxData = 200 * 1024

const keys = [
  'from',
  'to',
  'value',
  'data',
  'input',
  'gas',
  'gasLimit',
  'gasPrice',
  'maxFeePerGas',
  'maxPriorityFeePerGas',
  'type',
  'chainId',
  'nonce',
  'accessList',
] as const
type Fields = Partial<Record<(typeof keys)[number], unknown>>

/**
 * The params of `eth_sendTransaction`, rebuilt: only keys we know, canonical encodings, one meaning (D8). What a page
 * says of the nonce is not even read: the wallet counts its own. A gas limit and a pair of EIP-1559 fees are taken as the
 * page's suggestion; a legacy gas price is checked and left, since only EIP-1559 is signed. Throws InvalidParamsError.
 */
export function parseTransaction(
  params: unknown,
  { chainId }: Pick<Context, 'chainId'>,
): { from: Address; transaction: ProposedTransaction } {
  const [entry] = parseList(params, 1)
  const fields: Fields = parseRecord(entry, 'the transaction', keys)
  const from = parseAddress(fields.from, 'from')
  const to = fields.to === undefined || fields.to === null ? null : parseAddress(fields.to, 'to')
  const data = parseData(fields)
  if (to === null && data === '0x') throw new InvalidParamsError('without a recipient there must be code to create')
  if (to === null && (data.length - 2) / 2 > maxInitcode) throw new InvalidParamsError('the code is too long to create')
  if (to === from && data !== '0x') throw new InvalidParamsError('a call to the own account does nothing')
  if (fields.chainId !== undefined && parseChainId(fields.chainId) !== chainId) {
    throw new InvalidParamsError('chainId is not the chain this site is on')
  }
  parseAccessList(fields.accessList)
  return {
    from,
    transaction: {
      to,
      data,
      value: fields.value === undefined ? 0n : parseQuantity(fields.value, 'value'),
      gas: parseGas(fields),
      nonce: null,
      ...parseFees(fields),
      quotes: null,
      baseFeePerGas: null,
    },
  }
}

function parseData({ data, input }: Fields) {
  const bytes = [data, input].filter((field) => field !== undefined).map((field) => parseBytes(field, 'data', maxData))
  if (bytes.length === 2 && bytes[0] !== bytes[1]) throw new InvalidParamsError('data and input differ')
  return bytes[0] ?? '0x'
}

function parseGas({ gas, gasLimit }: Fields): bigint | null {
  const limits = [gas, gasLimit].filter((field) => field !== undefined).map((field) => parseQuantity(field, 'gas'))
  if (limits.length === 2 && limits[0] !== limits[1]) throw new InvalidParamsError('gas and gasLimit differ')
  const limit = limits[0] ?? null
  if (limit !== null && (limit < gasRange.least || limit > gasRange.most)) {
    throw new InvalidParamsError('gas is not between 21,000 and 16,777,216')
  }
  return limit
}

type Fees = { speed: 'normal' | 'custom'; maxFeePerGas: Wei | null; maxPriorityFeePerGas: Wei | null }

function parseFees({ type, gasPrice, maxFeePerGas, maxPriorityFeePerGas }: Fields): Fees {
  const given = (field: unknown, what: string) => (field === undefined ? null : wei(parseQuantity(field, what)))
  const price = given(gasPrice, 'gasPrice')
  const max = given(maxFeePerGas, 'maxFeePerGas')
  const priority = given(maxPriorityFeePerGas, 'maxPriorityFeePerGas')
  const modern = max !== null || priority !== null
  if (price !== null && modern) throw new InvalidParamsError('gasPrice does not go with EIP-1559 fees')
  if (type !== undefined) {
    const kind = parseQuantity(type, 'type')
    if (kind > 2n) throw new InvalidParamsError('type must be 0x0, 0x1 or 0x2')
    if (kind < 2n ? modern : price !== null) throw new InvalidParamsError('the fees are not those of this type')
  }
  if (max !== null && priority !== null && priority > max) {
    throw new InvalidParamsError('maxPriorityFeePerGas is above maxFeePerGas')
  }
  if (max === null || priority === null) return { speed: 'normal', maxFeePerGas: null, maxPriorityFeePerGas: null }
  return { speed: 'custom', maxFeePerGas: max, maxPriorityFeePerGas: priority }
}

/** Must be well formed. It is not carried over: it can only change what the gas costs, and that is estimated without. */
function parseAccessList(value: unknown): void {
  if (value === undefined) return
  if (!Array.isArray(value)) throw new InvalidParamsError('accessList must be a list')
  for (const entry of value) {
    const { address, storageKeys } = parseRecord(entry, 'accessList', ['address', 'storageKeys'])
    parseAddress(address, 'accessList')
    if (!Array.isArray(storageKeys)) throw new InvalidParamsError('storageKeys must be a list')
    for (const key of storageKeys) {
      if (parseBytes(key, 'storageKeys', 32).length !== 66) throw new InvalidParamsError('a storage key has 32 bytes')
    }
  }
}
