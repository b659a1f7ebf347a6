import { type AbiFunction, type Address, encodeFunctionData, type Hex, isAddressEqual, zeroAddress } from 'viem'
import type { Value } from '../../lib/protocols/sentence.ts'
import type { Intent } from '../../lib/protocols/types.ts'
import { flatten, humanise, placeholders, type Told, template } from './flatten.ts'
import { type Field, type Format, formatKey } from './format.ts'
import { counting, type Leaf, mark } from './markers.ts'

/** Something that can be signed: its arguments, and what our decoder makes of them. */
export type Signable = {
  name: string
  key: string
  /** What the decoder says of arguments from this seed, with the arguments it was given. */
  attempt(seed: number, options?: Probe): Attempt | undefined
}
/** `zero`: every address is the zero address. */
export type Probe = { flag?: boolean; length?: number; zero?: boolean }
export type Attempt = {
  intent: Intent
  leaves: readonly Leaf[]
  /** What would be signed: calldata, or the members of a message. */
  signed: Hex | Readonly<Record<string, unknown>>
  to: Address | null
  from: Address
  sent: bigint
}

/** A detail that no argument explains. The generator stops at it. */
export class UnexplainedError extends Error {}

/** The account that every probe is sent from. */
export const prober = '0x00000000000000000000000000000000B0B15EED'

export function callOf(
  item: AbiFunction,
  to: Address,
  decode: (call: { to: Address; data: Hex; value: bigint }, account: Address) => Intent | undefined,
): Signable {
  const named = {
    ...item,
    inputs: item.inputs.map((input, index) => ({ ...input, name: input.name || `arg${index}` })),
  }
  return {
    name: item.name,
    key: formatKey(item.name, named.inputs),
    attempt(seed, options) {
      const { args, leaves } = mark(named.inputs, counting(seed, options))
      const data = encodeFunctionData({ abi: [named], functionName: item.name, args } as never)
      const sent = item.stateMutability === 'payable' ? 777_777_777n * BigInt(seed) : 0n
      const intent = decode({ to, data, value: sent }, prober)
      return intent === undefined ? undefined : { intent, leaves, signed: data, to, from: prober, sent }
    },
  }
}

/**
 * The format of a function as our own decoder says it: the decoder is given arguments no two of which are alike, and each
 * value it shows is traced to the argument it came from. What it does not show is named as never visible. Undefined when the
 * decoder takes the function for none of its own. Throws UnexplainedError.
 */
export function describe({ name, attempt }: Signable): Format | undefined {
  const [probe, again, off] = [attempt(3), attempt(4), attempt(3, { flag: false })]
  if (probe === undefined || again === undefined || off === undefined) return undefined
  const [told, retold, offTold] = [flatten(probe.intent), flatten(again.intent), flatten(off.intent)]
  const flags = probe.leaves.filter(({ type }) => type === 'bool')
  const traced = told.map((one, index): Traced => {
    const field = trace(one, probe) ?? flagField(one, flags, offTold)
    if (field !== undefined) return { ...one, field }
    if (one.placeholder !== undefined) return one
    const text = constantText(one, retold[index])
    if (text !== undefined) return { ...one, field: { label: one.label, value: text, format: 'raw' } }
    throw new UnexplainedError(`${name}: ${one.label}`)
  })
  const zero = attempt(3, { zero: true })
  const shown = distinct(traced).map((field) => withSender(field, zero))
  const unseen = distinctPaths(probe.leaves).filter(({ path }) => !shown.some((field) => touches(field, path)))
  const hidden = unseen.map(
    (leaf): Field => ({ label: humanise(leaf.name || leaf.path), path: leaf.path, format: 'raw', visible: 'never' }),
  )
  const fixed = probe.intent.title.key === off.intent.title.key
  const plain = template(probe.intent.title)
  const interpolated = fixed ? interpolate(probe.intent, traced, shown) : undefined
  return {
    intent: fixed && placeholders(probe.intent.title).length === 0 ? plain : humanise(name),
    ...(interpolated === undefined ? {} : { interpolatedIntent: interpolated }),
    fields: [...shown, ...hidden],
  }
}

type Traced = Told & { field?: Field }

/** Where a value came from and how it is said; undefined when no argument has it. */
function trace({ label, value }: Told, probe: Attempt): Field | undefined {
  switch (value.type) {
    case 'address': {
      const path = addressPath(value.address, probe)
      return path === undefined ? undefined : { label, path, format: 'addressName' }
    }
    case 'amount':
      return amountField(label, value, probe)
    case 'hex': {
      const leaf = probe.leaves.find((one) => one.value === value.hex)
      return leaf && { label, path: leaf.path, format: 'raw' }
    }
    case 'text': {
      const leaf = probe.leaves.find((one) => one.value === value.text)
      return leaf && { label, path: leaf.path, format: 'raw' }
    }
    case 'number':
      return numberField(label, value.number, probe, { format: 'raw' })
    case 'blocks':
      return numberField(label, value.blocks, probe, { format: 'unit', params: { base: 'blocks' } })
    case 'seconds':
      return numberField(label, value.seconds, probe, { format: 'duration' })
    case 'time':
      return numberField(label, value.seconds, probe, { format: 'date', params: { encoding: 'timestamp' } })
    case 'percent':
      return percentField(label, value.wad, probe)
    default:
      return undefined
  }
}

function addressPath(address: Address, { leaves, to, from }: Attempt): string | undefined {
  const leaf = leaves.find(({ type, value }) => type === 'address' && isAddressEqual(value as Address, address))
  if (leaf !== undefined) return leaf.path
  if (isAddressEqual(address, from)) return '@.from'
  return to !== null && isAddressEqual(address, to) ? '@.to' : undefined
}

/** For contracts that take the sender for the zero address: the decoder shows the account there, and the format can too. */
function withSender(field: Field, zero: Attempt | undefined): Field {
  if (zero === undefined || field.format !== 'addressName' || field.path?.startsWith('@') !== false) return field
  const there = flatten(zero.intent).filter(({ label }) => label === field.label)
  const isSender = ({ value }: Told) => value.type === 'address' && isAddressEqual(value.address, zero.from)
  return there.length > 0 && there.every(isSender) ? { ...field, params: { senderAddress: zeroAddress } } : field
}

/** The path of a number that was given as it is shown, or a power of ten smaller. */
function numberPath(number: bigint, { leaves, sent }: Attempt, scales: readonly number[] = [0]) {
  if (sent !== 0n && number === sent) return { path: '@.value', scale: 0 }
  for (const scale of scales) {
    const leaf = leaves.find(({ value }) => typeof value === 'bigint' && value * 10n ** BigInt(scale) === number)
    if (leaf !== undefined) return { path: leaf.path, scale }
  }
  return undefined
}

function numberField(
  label: string,
  number: bigint,
  probe: Attempt,
  how: Pick<Field, 'format' | 'params'>,
): Field | undefined {
  const found = numberPath(number, probe)
  return found === undefined ? undefined : { label, path: found.path, ...how }
}

function percentField(label: string, wad: bigint, probe: Attempt): Field | undefined {
  const found = numberPath(wad, probe, [0, 14, 12])
  if (found === undefined) return undefined
  return { label, path: found.path, format: 'unit', params: { base: '%', decimals: 16 - found.scale } }
}

const depth = (path: string) => path.split('[]').length - 1

type Amount = Extract<Value, { type: 'amount' }>

function amountField(label: string, { amount, decimals, symbol, token }: Amount, probe: Attempt): Field | undefined {
  const found = numberPath(amount, probe, [0, 9])
  if (found === undefined) return undefined
  const { path, scale } = found
  if (token !== null) {
    const at = addressPath(token, probe)
    // The format pairs lists of one length only; an amount deeper than its token is left a plain number.
    if (at !== undefined && !at.startsWith('@') && depth(at) > 0 && depth(at) !== depth(path)) {
      return { label, path, format: 'raw' }
    }
    return { label, path, format: 'tokenAmount', params: at === undefined ? { token } : { tokenPath: at } }
  }
  if (symbol === 'ETH' && scale === 0) return { label, path, format: 'amount' }
  if (decimals === null) return { label, path, format: 'raw' }
  return { label, path, format: 'unit', params: { base: symbol ?? 'shares', decimals: decimals - scale } }
}

/** A yes or no that changes with the only flag among the arguments. */
function flagField({ label, value }: Told, flags: readonly Leaf[], off: readonly Told[]): Field | undefined {
  const [flag] = flags
  if (flag === undefined || keyOf(value) !== 'intents.yes') return undefined
  if (!off.some((one) => one.label === label && keyOf(one.value) === 'intents.no')) return undefined
  return { label, path: flag.path, format: 'raw' }
}

const keyOf = (value: Value) => (value.type === 'sentence' ? value.sentence.key : undefined)

/** The text of a value that is the same whatever the arguments: a name, a sentence, a contract of the protocol's own. */
function constantText({ label, value }: Told, other: Told | undefined): string | undefined {
  if (other?.label !== label || JSON.stringify(value, bigints) !== JSON.stringify(other.value, bigints))
    return undefined
  if (value.type === 'sentence') return template(value.sentence)
  if (value.type === 'name' || value.type === 'text') return value.text
  return value.type === 'address' ? value.address : undefined
}

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)

/** One field for each argument: what only the title says first, then the details in their order. */
function distinct(traced: readonly Traced[]): readonly Field[] {
  const keyOfField = ({ path, label }: Field) => path ?? `=${label}`
  const fieldsOf = (inTitle: boolean) =>
    traced.flatMap(({ field, placeholder }) => ((placeholder !== undefined) === inTitle && field ? [field] : []))
  const details = fieldsOf(false)
  const detailed = new Set(details.map(keyOfField))
  const all = [...fieldsOf(true).filter((field) => !detailed.has(keyOfField(field))), ...details]
  return [...new Map(all.toReversed().map((field) => [keyOfField(field), field])).values()].toReversed()
}

function distinctPaths(leaves: readonly Leaf[]): readonly Leaf[] {
  return [...new Map(leaves.map((leaf) => [leaf.path, leaf])).values()]
}

/** Whether a field shows this argument, as its own value or as the token its amount is in. */
function touches(field: Field, path: string): boolean {
  return field.path === path || field.params?.tokenPath === path
}

/** The title with its values as paths, where each is an argument of its own that is always shown. */
function interpolate({ title }: Intent, traced: readonly Traced[], shown: readonly Field[]): string | undefined {
  const names = placeholders(title)
  if (names.length === 0) return undefined
  const paths = new Map(
    traced.flatMap(({ placeholder, field }) =>
      placeholder === undefined || field?.path === undefined ? [] : [[placeholder, field.path] as const],
    ),
  )
  const usable = names.every((name) => {
    const path = paths.get(name)
    return path !== undefined && !path.includes('[]') && shown.some((field) => field.path === path)
  })
  if (!usable) return undefined
  return template(title).replace(/\{(\w+)\}( shares\b)?/g, (_, name: string, unit = '') => {
    const path = paths.get(name)
    // The format writes the unit itself.
    return shown.some((field) => field.path === path && field.params?.base === 'shares')
      ? `{${path}}`
      : `{${path}}${unit}`
  })
}
