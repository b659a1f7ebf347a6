import { type AbiFunction, type AbiParameter, type Address, type Hex, parseAbiItem, size } from 'viem'
import { decodeParameters, selectorOf } from '../calldata.ts'
import { detail, sharesOf, unitsOf } from '../intent.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../types.ts'

/** One function that is said argument by argument: a title, every argument under a label, and what there is to warn of. */
export type Told = {
  selector: Hex
  /** Human-readable. */
  signature: `function ${string}`
  /** The title is `intents.eigenlayer.<says>`. It may name any argument of the first level, `count` and `target`. */
  says: string
  /** Keys of warnings, with the values of the title. */
  dangers?: readonly string[]
  notes?: readonly string[]
  /** Arguments that receive assets or rights. */
  recipient?: string
  claimer?: string
  /** The token that amounts are in, where no argument names it. */
  token?: Address
}

export type ToldCalls = {
  /** Undefined when the function is none of these. Throws CalldataError. `more` are facts of the place it is called at. */
  decode(to: Address, call: TransactionCall, more?: IntentFacts): Intent | undefined
}

/**
 * Functions by selector; `structs` are those their signatures name. Only the one that is called is parsed: a worker wakes
 * for one call, and parsing all of them takes a tenth of a second.
 */
export function told(list: readonly Told[], structs: readonly string[] = []): ToldCalls {
  return {
    decode(to, call, more = {}) {
      const selector = selectorOf(call.data)
      const found = list.find((one) => one.selector === selector)
      if (found === undefined) return undefined
      const { name, inputs } = parseAbiItem([found.signature, ...structs] as never) as unknown as AbiFunction
      const { values: args, anomalies } = decodeParameters(inputs, `0x${call.data.slice(10)}`)
      const scope = scopeOf(
        inputs,
        args,
        found.token === undefined ? undefined : { values: new Map([['token', found.token]]) },
      )
      const values = { target: addressValue(to), ...titleValues(inputs, args, scope, call.value) }
      const say = (keys: readonly string[] | undefined) =>
        (keys ?? []).map((key) => sentence(`warnings.${key}`, values))
      const [dangers, notes] = [
        [...(more.dangers ?? []), ...say(found.dangers)],
        [...(more.notes ?? []), ...say(found.notes)],
      ]
      const recipients = [
        ...named(found.recipient, scope).map((address) => ({ role: 'recipient', address }) as const),
        ...named(found.claimer, scope).map((address) => ({ role: 'claimer', address }) as const),
      ]
      return {
        protocol: 'eigenlayer',
        action: name,
        title: sentence(`intents.eigenlayer.${found.says}`, values),
        details: details(inputs, scope),
        facts: {
          ...anomalies,
          ...more,
          ...(dangers.length === 0 ? {} : { dangers }),
          ...(notes.length === 0 ? {} : { notes }),
          ...(recipients.length === 0 ? {} : { recipients }),
        },
      }
    },
  }
}

/** The arguments around a value by name, and the place of the element that is being said in each list around it. */
type Scope = { values: ReadonlyMap<string, unknown>; outer?: Scope; index?: number }

function scopeOf(inputs: readonly AbiParameter[], values: readonly unknown[], outer?: Scope): Scope {
  const entries = inputs.map(({ name }, index) => [name ?? String(index), values[index]] as const)
  return { values: new Map(entries), ...(outer === undefined ? {} : { outer }) }
}

function named(name: string | undefined, { values }: Scope): readonly Address[] {
  const value = name === undefined ? undefined : values.get(name)
  return typeof value === 'string' ? [value as Address] : []
}

function titleValues(
  inputs: readonly AbiParameter[],
  args: readonly unknown[],
  scope: Scope,
  sent: bigint,
): Record<string, Value> {
  const lists = args.filter(Array.isArray)
  const flat = inputs.flatMap((input, index) => {
    const value = args[index]
    if (/\]$/.test(input.type)) return []
    if (!('components' in input)) return [[input.name as string, leaf(input, value, scope)] as const]
    const inner = { values: new Map(Object.entries(value as object)), outer: scope }
    return input.components
      .filter((part) => !('components' in part) && !/\]$/.test(part.type))
      .map((part) => [part.name as string, leaf(part, inner.values.get(part.name ?? ''), inner)] as const)
  })
  const count = lists.length === 0 ? 1 : (lists[0] as readonly unknown[]).length
  return { ...Object.fromEntries(flat), count: numberValue(BigInt(count)), sent: amountValue(sent, null) }
}

function details(inputs: readonly AbiParameter[], scope: Scope): readonly Detail[] {
  return inputs.flatMap((input) => tell(input, scope.values.get(input.name ?? ''), scope))
}

function tell(input: AbiParameter, value: unknown, scope: Scope): readonly Detail[] {
  if (proofs.has(input.name ?? '')) {
    const count = numberValue(BigInt(bytesIn(value)))
    return [detail('proof', { type: 'sentence', sentence: sentence('intents.bytes', { count }) })]
  }
  const list = /^(.*)\[[0-9]*\]$/.exec(input.type)
  if (list !== null) {
    const element = { ...input, type: list[1] as string }
    return (value as readonly unknown[]).flatMap((one, index) => tell(element, one, { ...scope, index }))
  }
  if ('components' in input) {
    return details(input.components, { values: new Map(Object.entries(value as object)), outer: scope })
  }
  const name = input.name ?? ''
  return [detail(labels[name] ?? name, leaf(input, value, scope))]
}

/** What arguments are called on screen where that is not their own name. */
const labels: Readonly<Record<string, string>> = {
  amountsToWithdraw: 'amount',
  amountWei: 'amount',
  approvalExpiry: 'approvalExpires',
  delay: 'allocationDelay',
  delegationApprover: 'approver',
  description: 'reason',
  expiry: 'signatureExpires',
  id: 'operatorSet',
  initDelegationApprover: 'approver',
  maxPerDeposit: 'mostPerDeposit',
  newDelegationApprover: 'approver',
  newMagnitudes: 'magnitude',
  newMaxPerDeposit: 'mostPerDeposit',
  newMetadataURI: 'metadataURI',
  newOperatorMetadataURI: 'operatorMetadataURI',
  newProofSubmitter: 'submitter',
  newStakeCap: 'stakeCap',
  numToClear: 'entries',
  operatorSetId: 'operatorSet',
  operatorSetIds: 'operatorSet',
  operatorSetRegistrationData: 'registrationData',
  redistributionRecipients: 'redistributedTo',
  split: 'operatorKeeps',
  strategies: 'strategy',
  tokenList: 'token',
  underlyingToken: 'token',
  wadsToSlash: 'slashedPart',
}

type Say = (value: bigint, scope: Scope) => Value

const blocks: Say = (value) => ({ type: 'blocks', blocks: value })
const seconds: Say = (value) => ({ type: 'seconds', seconds: value })
const time: Say = (value) => ({ type: 'time', seconds: value })
const wad: Say = (value) => ({ type: 'percent', wad: value })
const numberValue = (value: bigint): Value => ({ type: 'number', number: value })
/** Units of the token that stands beside it, in the same place of its list, or around it. */
const unitsOfSibling =
  (...siblings: readonly string[]): Say =>
  (value, scope) => {
    const token = siblings.map((name) => sibling(scope, name)).find((found) => found !== undefined)
    return token === undefined ? numberValue(value) : unitsOf(value, token)
  }

/** How numbers are said, by the name of the argument. All others are plain numbers. */
const numbers: Readonly<Record<string, Say>> = {
  allocationDelay: blocks,
  delay: blocks,
  duration: seconds,
  startTimestamp: time,
  beaconTimestamp: time,
  expiry: time,
  split: (value) => wad(value * 10n ** 14n, { values: new Map() }),
  newMagnitudes: wad,
  wadsToSlash: wad,
  amount: unitsOfSibling('token'),
  amountsToWithdraw: unitsOfSibling('tokenList'),
  maxPerDeposit: unitsOfSibling('underlyingToken'),
  stakeCap: unitsOfSibling('underlyingToken'),
  shares: (value, scope) => {
    const strategy = sibling(scope, 'strategy')
    return strategy === undefined ? numberValue(value) : sharesOf(value, strategy)
  },
}

/** The address called `name` beside a value: an argument itself, or the element of a list at the same place. */
function sibling(scope: Scope, name: string): Address | undefined {
  const found = scope.values.get(name)
  const one = Array.isArray(found) ? found[scope.index ?? -1] : found
  if (typeof one === 'string') return one as Address
  return scope.outer === undefined ? undefined : sibling(scope.outer, name)
}

/** Merkle proofs and beacon chain fields: the contract checks them, and nobody reads them. Their size is what is said. */
const proofs: ReadonlySet<string> = new Set(['proof', 'validatorFieldsProofs', 'validatorFields'])

const bytesIn = (value: unknown): number =>
  Array.isArray(value) ? value.reduce((sum: number, one) => sum + bytesIn(one), 0) : size(value as Hex)

function leaf({ name = '', type }: AbiParameter, value: unknown, scope: Scope): Value {
  if (type === 'address') return addressValue(value as Address)
  if (type === 'bool') return { type: 'sentence', sentence: sentence(value === true ? 'intents.yes' : 'intents.no') }
  if (type === 'string') return { type: 'text', text: value as string }
  if (type.startsWith('bytes')) return { type: 'hex', hex: value as Hex }
  const number = BigInt(value as number | bigint)
  return numbers[name]?.(number, scope) ?? numberValue(number)
}
