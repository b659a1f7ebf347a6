import { type Address, decodeEventLog, type Hex, parseAbi } from 'viem'
import { allocationManager, avsDirectory, delegationManager, rewardsCoordinator } from '../addresses.ts'

/**
 * What the core writes about operators, AVSs and their sets. Topics: facts/eigenlayer.md 2.1, 2.3, 2.6 and 2.12, v1.13.1
 * (high). The metadata event of AVSs is written by two contracts, one for each generation.
 */
export const directoryTopics = {
  operatorRegistered: '0xa453db612af59e5521d6ab9284dc3e2d06af286eb1b1b7b771fce4716c19f2c1',
  operatorMetadata: '0x02a919ed0e2acad1dd90f17ef2fa4ae5462ee1339170034a8531cca4b6708090',
  avsMetadata: '0xa89c1dc243d8908a96dd84944bcc97d6bc6ac00dd78e20621576be6a3c943713',
  setCreated: '0x31629285ead2335ae0933f86ed2ae63321f7af77b4e6eaabc42c057880977e6c',
  slashed: '0x80969ad29428d6797ee7aad084f9e4a42a82fc506dcd2ca3b6fb431f85ccebe5',
  allocationDelay: '0x4e85751d6331506c6c62335f207eb31f12a61e570f34f5c17640308785c6d4db',
  avsSplit: '0x48e198b6ae357e529204ee53a8e514c470ff77d9cc8e4f7207f8b5d490ae6934',
  incentivesSplit: '0xd1e028bd664486a46ad26040e999cd2d22e1e9a094ee6afe19fcf64678f16f74',
  setSplit: '0x14918b3834ab6752eb2e1b489b6663a67810efb5f56f3944a97ede8ecf1fd9f1',
} as const satisfies Record<string, Hex>

/** Whose event each is: anybody's contract can copy a topic, but not an address. */
const writers: Readonly<Record<string, readonly Address[]>> = {
  [directoryTopics.operatorRegistered]: [delegationManager],
  [directoryTopics.operatorMetadata]: [delegationManager],
  [directoryTopics.avsMetadata]: [allocationManager, avsDirectory],
  [directoryTopics.setCreated]: [allocationManager],
  [directoryTopics.slashed]: [allocationManager],
  [directoryTopics.allocationDelay]: [allocationManager],
  [directoryTopics.avsSplit]: [rewardsCoordinator],
  [directoryTopics.incentivesSplit]: [rewardsCoordinator],
  [directoryTopics.setSplit]: [rewardsCoordinator],
}

/** The contracts and events to look for in logs. */
export const directoryFilter = {
  addresses: [...new Set(Object.values(writers).flat())],
  topics: [Object.keys(writers) as Hex[]],
} as const

/** Somebody registered as operator. */
type Registered = { type: 'registered'; operator: Address }
/** Where an operator or AVS says it describes itself; empty when it took that back. */
type Described = { type: 'described'; kind: 'operator' | 'avs'; address: Address; uri: string }
type Created = { type: 'created'; avs: Address; id: number }
/** `wads`: share of all stake delegated in each strategy, 1e18 = all. `description`: foreign text, as it was written. */
type Slashed = {
  type: 'slashed'
  operator: Address
  avs: Address
  id: number
  strategies: readonly Address[]
  wads: readonly bigint[]
  description: string
}
/** The delay, in blocks, that holds from `effectBlock` on. */
type Delayed = { type: 'delayed'; operator: Address; delay: bigint; effectBlock: bigint }
/** Bips from `activatedAt` (Unix seconds) on. `avs` null: for programmatic incentives. */
type Split = {
  type: 'split'
  operator: Address
  avs: Address | null
  id: number | null
  before: number
  after: number
  activatedAt: bigint
}
export type DirectoryEvent = Registered | Described | Created | Slashed | Delayed | Split

const signatures = [
  'struct OperatorSet { address avs; uint32 id; }',
  'event OperatorRegistered(address indexed operator, address delegationApprover)',
  'event OperatorMetadataURIUpdated(address indexed operator, string metadataURI)',
  'event AVSMetadataURIUpdated(address indexed avs, string metadataURI)',
  'event OperatorSetCreated(OperatorSet operatorSet)',
  'event OperatorSlashed(address operator, OperatorSet operatorSet, address[] strategies, uint256[] wadSlashed, string description)',
  'event AllocationDelaySet(address operator, uint32 delay, uint32 effectBlock)',
  'event OperatorAVSSplitBipsSet(address indexed caller, address indexed operator, address indexed avs, uint32 activatedAt, uint16 oldOperatorAVSSplitBips, uint16 newOperatorAVSSplitBips)',
  'event OperatorPISplitBipsSet(address indexed caller, address indexed operator, uint32 activatedAt, uint16 oldOperatorPISplitBips, uint16 newOperatorPISplitBips)',
  'event OperatorSetSplitBipsSet(address indexed caller, address indexed operator, OperatorSet operatorSet, uint32 activatedAt, uint16 oldOperatorSetSplitBips, uint16 newOperatorSetSplitBips)',
] as const
const abi = () => parseAbi(signatures)
let parsed: ReturnType<typeof abi> | undefined

/** Longer data is not decoded: a description of megabytes is nobody's. Hex characters. */
const longestData = 200_000

/** What a log says, or undefined when it is none of these, another contract's, or does not decode. Never throws. */
export function parseDirectoryEvent(log: {
  address: Address
  topics: readonly Hex[]
  data: Hex
}): DirectoryEvent | undefined {
  const allowed = writers[log.topics[0]?.toLowerCase() ?? ''] ?? []
  if (!allowed.some((one) => one.toLowerCase() === log.address.toLowerCase())) return undefined
  if (log.data.length > longestData) return undefined
  parsed ??= abi()
  try {
    return toEvent(decodeEventLog({ abi: parsed, topics: log.topics as [Hex, ...Hex[]], data: log.data }))
  } catch {
    // A later version changed it: what it says is unknown, not something else.
    return undefined
  }
}

type Decoded = ReturnType<typeof decodeEventLog<ReturnType<typeof abi>>>

function toEvent({ eventName, args }: Decoded): DirectoryEvent | undefined {
  switch (eventName) {
    case 'OperatorRegistered':
      return { type: 'registered', operator: args.operator }
    case 'OperatorMetadataURIUpdated':
      return { type: 'described', kind: 'operator', address: args.operator, uri: args.metadataURI }
    case 'AVSMetadataURIUpdated':
      return { type: 'described', kind: 'avs', address: args.avs, uri: args.metadataURI }
    case 'OperatorSetCreated':
      return { type: 'created', ...args.operatorSet }
    case 'OperatorSlashed': {
      const { operator, operatorSet, strategies, wadSlashed, description } = args
      if (strategies.length !== wadSlashed.length) return undefined
      return { type: 'slashed', operator, ...operatorSet, strategies, wads: wadSlashed, description }
    }
    case 'AllocationDelaySet': {
      const { operator, delay, effectBlock } = args
      return { type: 'delayed', operator, delay: BigInt(delay), effectBlock: BigInt(effectBlock) }
    }
    case 'OperatorAVSSplitBipsSet':
      return split(args.operator, args.avs, null, args, args.oldOperatorAVSSplitBips, args.newOperatorAVSSplitBips)
    case 'OperatorPISplitBipsSet':
      return split(args.operator, null, null, args, args.oldOperatorPISplitBips, args.newOperatorPISplitBips)
    case 'OperatorSetSplitBipsSet': {
      const { avs, id } = args.operatorSet
      return split(args.operator, avs, id, args, args.oldOperatorSetSplitBips, args.newOperatorSetSplitBips)
    }
  }
}

function split(
  operator: Address,
  avs: Address | null,
  id: number | null,
  { activatedAt }: { activatedAt: number },
  before: number,
  after: number,
): Split {
  return { type: 'split', operator, avs, id, before, after, activatedAt: BigInt(activatedAt) }
}
