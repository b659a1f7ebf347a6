import { type Address, decodeAbiParameters, getAddress, type Hex, isAddressEqual, parseAbiParameters } from 'viem'
import type { Ticket, TicketScan } from '../../types.ts'
import { delegationManager } from '../addresses.ts'

/** First blocks with anything of EigenLayer, and of slashing. Source: facts/eigenlayer.md 1.2 (high). */
const firstBlock = 17_445_563n
const firstSlashing = 22_294_800n

/** Source of all events here: facts/eigenlayer.md 2.1, 2.14 (high). */
const delegated = '0xc3ee9f2e5fda98e8066a1f745b2df9285f416fe98cf2559cd21484b3d8743304'
const undelegated = '0xfee30966a256b71e14bc0ebfc94315e28ef4a97a7131a9e2b7a310a73af44676'
const sharesSlashed = '0xdd611f4ef63f4385f1756c86ce1f1f389a9013ba6fa07daba8528291bc2d3c30'

const operatorBits = 160n
/** Where a log stands among all logs of the chain. */
const placeOf = (block: bigint, index: bigint) => (block << 24n) | index

/** When an account came to an operator and left it. A ticket's number is where the log stands, which of the two, and who. */
export const delegations: TicketScan = {
  id: 'eigenlayer:delegations',
  chainId: 1,
  contract: delegationManager,
  events: [delegated, undelegated],
  accountTopic: 1,
  fromBlock: firstBlock,
  parse({ topics, block, index }) {
    if (block === undefined || topics[2] === undefined) return undefined
    const began = topics[0]?.toLowerCase() === delegated ? 1n : 0n
    const operator = BigInt(topics[2]) & ((1n << operatorBits) - 1n)
    return (((placeOf(block, index ?? 0n) << 1n) | began) << operatorBits) | operator
  },
}

/** Blocks, both ends included, in which an account was delegated to an operator. `to` null: it still is. */
export type Delegation = { operator: Address; from: bigint; to: bigint | null }

/** What the logs say of an account's delegations, in order. Each ends where the next event of the same operator says so. */
export function delegationsIn(found: readonly Pick<Ticket, 'number' | 'block'>[]): readonly Delegation[] {
  const spans: Delegation[] = []
  for (const { number, block } of found) {
    const operator = getAddress(`0x${(number & ((1n << operatorBits) - 1n)).toString(16).padStart(40, '0')}`)
    const began = ((number >> operatorBits) & 1n) === 1n
    if (began) spans.push({ operator, from: block, to: null })
    else {
      const open = spans.findLastIndex((span) => span.to === null && isAddressEqual(span.operator, operator))
      const span = spans[open]
      if (span !== undefined) spans[open] = { ...span, to: block }
    }
  }
  return spans
}

/** Every slash that took something from an operator's stakers. The event names the operator, not the staker, as its account. */
export const slashesOf = (operator: Address): TicketScan => ({
  id: `eigenlayer:slashes:${operator}`,
  chainId: 1,
  contract: delegationManager,
  events: [sharesSlashed],
  accountTopic: 1,
  fromBlock: firstSlashing,
  parse: ({ block, index }) => (block === undefined ? undefined : placeOf(block, index ?? 0n)),
})

/** Where the details of a slash stand: beside it, in its block. */
export const slashEvents = {
  slashed: '0x80969ad29428d6797ee7aad084f9e4a42a82fc506dcd2ca3b6fb431f85ccebe5',
  magnitude: '0x1c6458079a41077d003c11faf9bf097e693bd67979e4e6500bac7b29db779b5c',
  resolution: '0xa8fd1473d1b9b7b4c9033ecb92a0f6e43f107aec7720ede3709521d122f89fa5',
  pending: '0x5f5209798bbac45a16d2dc3bc67319fab26ee00153916d6f07b69f8a134a1e8b',
} as const

export type OperatorSet = { avs: Address; id: number }

/** One `slashOperator` that was carried out. */
export type SlashLog = {
  operator: Address
  set: OperatorSet
  /** In the order of the call. `share`: of all delegated stake, 1e18 = 100 %. `left`: the magnitude it left; null when untold. */
  strategies: readonly { strategy: Address; share: bigint; left: bigint | null }[]
  /** Foreign text. */
  description: string
  /** Where the deployed version counts slashes of a set. */
  slashId: bigint | null
}

const slashedData = parseAbiParameters([
  'address operator, OperatorSet set, address[] strategies, uint256[] wads, string description',
  'struct OperatorSet { address avs; uint32 id; }',
])
const magnitudeData = parseAbiParameters('address operator, address strategy, uint64 magnitude')
const numberedData = parseAbiParameters([
  'OperatorSet set, uint256 slashId',
  'struct OperatorSet { address avs; uint32 id; }',
])

/** The slashes of one block, from its logs in order: what stands between two of them belongs to the later one. Never throws. */
export function slashesIn(logs: readonly { topics: readonly Hex[]; data: Hex }[]): readonly SlashLog[] {
  const slashes: SlashLog[] = []
  let left: { operator: Address; strategy: Address; magnitude: bigint }[] = []
  let numbered: { set: OperatorSet; slashId: bigint }[] = []
  for (const { topics, data } of logs) {
    const topic = topics[0]?.toLowerCase()
    try {
      if (topic === slashEvents.magnitude) {
        const [operator, strategy, magnitude] = decodeAbiParameters(magnitudeData, data)
        left.push({ operator, strategy, magnitude })
      } else if (topic === slashEvents.resolution || topic === slashEvents.pending) {
        const [set, slashId] = decodeAbiParameters(numberedData, data)
        numbered.push({ set, slashId })
      } else if (topic === slashEvents.slashed) {
        slashes.push(toSlash(data, left, numbered))
        left = []
        numbered = []
      }
    } catch {
      // Not the event it says it is: what belongs to it is not known.
    }
  }
  return slashes
}

function toSlash(
  data: Hex,
  left: readonly { operator: Address; strategy: Address; magnitude: bigint }[],
  numbered: readonly { set: OperatorSet; slashId: bigint }[],
): SlashLog {
  const [operator, set, strategies, wads, description] = decodeAbiParameters(slashedData, data)
  const same = numbered.findLast((entry) => isAddressEqual(entry.set.avs, set.avs) && entry.set.id === set.id)
  return {
    operator,
    set,
    strategies: strategies.map((strategy, index) => ({
      strategy,
      share: wads[index] ?? 0n,
      left:
        left.findLast((entry) => isAddressEqual(entry.operator, operator) && isAddressEqual(entry.strategy, strategy))
          ?.magnitude ?? null,
    })),
    description: description.slice(0, 280),
    slashId: same?.slashId ?? null,
  }
}
