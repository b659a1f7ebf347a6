import {
  type AbiEvent,
  type AbiParameterToPrimitiveType,
  type Address,
  decodeAbiParameters,
  getAddress,
  type Hex,
  parseAbi,
  toEventSelector,
} from 'viem'

/**
 * What RewardsCoordinator, AVSDirectory and AllocationManager write about rewards. Topics: facts/eigenlayer.md 2.3, 2.6 and
 * 2.12, v1.13.1 (high). Rewards for all stakers are paused on mainnet and go by nobody's operator: they are left out.
 */
export const rewardTopics = {
  avs: '0x450a367a380c4e339e5ae7340c8464ef27af7781ad9945cfe8abd828f89e6281',
  incentives: '0x5251b6fdefcb5d81144e735f69ea4c695fd43b0289ca53dc075033f5fc80068b',
  operatorDirectedAvs: '0xfc8888bffd711da60bc5092b33f677d81896fe80ecc677b84cfab8184462b6e0',
  operatorDirectedSet: '0xfff0759ccb371dfb5691798724e70b4fa61cb3bfe730a33ac19fb86a48efc756',
  uniqueStake: '0xb3337dc034abe0f5e3694e1f115f3d6ec9fcee74e7835ea68f6e2d29bbc1b0aa',
  totalStake: '0x71836f06ac5c96075d4c5b5699a92b18e9c6d91579a382e9e55a1adf097f64df',
  avsSplit: '0x48e198b6ae357e529204ee53a8e514c470ff77d9cc8e4f7207f8b5d490ae6934',
  incentivesSplit: '0xd1e028bd664486a46ad26040e999cd2d22e1e9a094ee6afe19fcf64678f16f74',
  setSplit: '0x14918b3834ab6752eb2e1b489b6663a67810efb5f56f3944a97ede8ecf1fd9f1',
  avsRegistration: '0xf0952b1c65271d819d39983d2abb044b9cace59bcc4d4dd389f586ebdcb15b41',
  joinedSet: '0x43232edf9071753d2321e5fa7e018363ee248e5f2142e6c08edd3265bfb4895e',
  leftSet: '0xad34c3070be1dffbcaa499d000ba2b8d9848aefcac3059df245dd95c4ece14fe',
} as const satisfies Record<string, Hex>

export type SubmissionKind =
  | 'avs'
  | 'incentives'
  | 'operatorDirectedAvs'
  | 'operatorDirectedSet'
  | 'uniqueStake'
  | 'totalStake'

/** Rewards that somebody promised to pay over a time, whoever of them earns. */
export type Submission = {
  kind: SubmissionKind
  /** `keccak256` of what was submitted with its submitter and nonce: no two are equal. */
  hash: Hex
  /** The AVS; who submitted it for programmatic incentives. */
  avs: Address
  /** Id of the operator set, for kinds that go by sets. */
  setId: number | null
  token: Address
  /** Smallest unit, a protocol fee already taken off; the sum over the operators where they are named. */
  amount: bigint
  /** Only operator-directed kinds. Smallest unit. */
  operators: readonly { operator: Address; amount: bigint }[] | null
  strategies: readonly { strategy: Address; multiplier: bigint }[]
  /** Unix seconds, inclusive. */
  start: bigint
  /** Seconds. */
  duration: bigint
  block: bigint
}

/** An operator that joined or left an AVS (`setId` null: by AVSDirectory) or one of its operator sets. */
export type Membership = { operator: Address; avs: Address; setId: number | null; member: boolean; block: bigint }

/** An operator's part, set or changed. Bips; Unix seconds. `avs` null: for programmatic incentives. */
export type SplitChange = {
  operator: Address
  avs: Address | null
  setId: number | null
  activatedAt: bigint
  before: number
  after: number
  block: bigint
}

export type RewardEvent =
  | { type: 'submission'; submission: Submission }
  | { type: 'membership'; membership: Membership }
  | { type: 'split'; split: SplitChange }

type RawLog = { topics: readonly Hex[]; data: Hex; block: bigint }

const structs = [
  'struct StrategyAndMultiplier { address strategy; uint96 multiplier; }',
  'struct RewardsSubmission { StrategyAndMultiplier[] strategiesAndMultipliers; address token; uint256 amount; uint32 startTimestamp; uint32 duration; }',
  'struct OperatorReward { address operator; uint256 amount; }',
  'struct OperatorDirectedRewardsSubmission { StrategyAndMultiplier[] strategiesAndMultipliers; address token; OperatorReward[] operatorRewards; uint32 startTimestamp; uint32 duration; string description; }',
  'struct OperatorSet { address avs; uint32 id; }',
] as const
const events = [
  'event AVSRewardsSubmissionCreated(address indexed avs, uint256 indexed submissionNonce, bytes32 indexed rewardsSubmissionHash, RewardsSubmission rewardsSubmission)',
  'event RewardsSubmissionForAllEarnersCreated(address indexed tokenHopper, uint256 indexed submissionNonce, bytes32 indexed rewardsSubmissionHash, RewardsSubmission rewardsSubmission)',
  'event OperatorDirectedAVSRewardsSubmissionCreated(address indexed caller, address indexed avs, bytes32 indexed operatorDirectedRewardsSubmissionHash, uint256 submissionNonce, OperatorDirectedRewardsSubmission operatorDirectedRewardsSubmission)',
  'event OperatorDirectedOperatorSetRewardsSubmissionCreated(address indexed caller, bytes32 indexed operatorDirectedRewardsSubmissionHash, OperatorSet operatorSet, uint256 submissionNonce, OperatorDirectedRewardsSubmission operatorDirectedRewardsSubmission)',
  'event UniqueStakeRewardsSubmissionCreated(address indexed caller, bytes32 indexed rewardsSubmissionHash, OperatorSet operatorSet, uint256 submissionNonce, RewardsSubmission rewardsSubmission)',
  'event TotalStakeRewardsSubmissionCreated(address indexed caller, bytes32 indexed rewardsSubmissionHash, OperatorSet operatorSet, uint256 submissionNonce, RewardsSubmission rewardsSubmission)',
  'event OperatorAVSSplitBipsSet(address indexed caller, address indexed operator, address indexed avs, uint32 activatedAt, uint16 oldOperatorAVSSplitBips, uint16 newOperatorAVSSplitBips)',
  'event OperatorPISplitBipsSet(address indexed caller, address indexed operator, uint32 activatedAt, uint16 oldOperatorPISplitBips, uint16 newOperatorPISplitBips)',
  'event OperatorSetSplitBipsSet(address indexed caller, address indexed operator, OperatorSet operatorSet, uint32 activatedAt, uint16 oldOperatorSetSplitBips, uint16 newOperatorSetSplitBips)',
  'event OperatorAVSRegistrationStatusUpdated(address indexed operator, address indexed avs, uint8 status)',
  'event OperatorAddedToOperatorSet(address indexed operator, OperatorSet operatorSet)',
  'event OperatorRemovedFromOperatorSet(address indexed operator, OperatorSet operatorSet)',
] as const
const abi = () => parseAbi([...structs, ...events])
type Events = Extract<ReturnType<typeof abi>[number], { type: 'event' }>
type Decoded = {
  [event in Events as event['name']]: { eventName: event['name']; args: ArgumentsOf<event> }
}[Events['name']]
type ArgumentsOf<event extends Events> = {
  [input in event['inputs'][number] as input['name'] & string]: AbiParameterToPrimitiveType<input>
}

let parsed: ReadonlyMap<string, AbiEvent> | undefined

/** What a log says, or undefined when it is none of these or does not decode. Never throws. */
export function parseRewardEvent({ topics, data, block }: RawLog): RewardEvent | undefined {
  parsed ??= new Map(rewardEventAbi().map((event) => [toEventSelector(event), event]))
  const event = parsed.get(topics[0]?.toLowerCase() ?? '')
  if (event === undefined) return undefined
  try {
    return toEvent(decode(event, topics.slice(1), data), block)
  } catch {
    // One that a later version changed, or that nobody's contract of ours has written.
    return undefined
  }
}

/** The arguments of an event by name. Throws what viem throws for topics and data that do not fit it. */
function decode({ name, inputs }: AbiEvent, topics: readonly Hex[], data: Hex): Decoded {
  const indexed = inputs.filter((input) => input.indexed)
  if (indexed.length !== topics.length) throw new RangeError('an event has other topics')
  const others = inputs.filter((input) => !input.indexed)
  const values = decodeAbiParameters(others, data)
  const args = [
    ...indexed.map((input, place) => [input.name, decodeAbiParameters([input], topics[place] as Hex)[0]] as const),
    ...others.map((input, place) => [input.name, values[place]] as const),
  ]
  return { eventName: name, args: Object.fromEntries(args) } as unknown as Decoded
}

function toEvent({ eventName, args }: Decoded, block: bigint): RewardEvent | undefined {
  switch (eventName) {
    case 'AVSRewardsSubmissionCreated':
      return plain('avs', args.avs, null, args.rewardsSubmissionHash, args.rewardsSubmission, block)
    case 'RewardsSubmissionForAllEarnersCreated':
      return plain('incentives', args.tokenHopper, null, args.rewardsSubmissionHash, args.rewardsSubmission, block)
    case 'UniqueStakeRewardsSubmissionCreated':
    case 'TotalStakeRewardsSubmissionCreated': {
      const kind = eventName === 'UniqueStakeRewardsSubmissionCreated' ? 'uniqueStake' : 'totalStake'
      const { avs, id } = args.operatorSet
      return plain(kind, avs, id, args.rewardsSubmissionHash, args.rewardsSubmission, block)
    }
    case 'OperatorDirectedAVSRewardsSubmissionCreated': {
      const hash = args.operatorDirectedRewardsSubmissionHash
      return directed('operatorDirectedAvs', args.avs, null, hash, args.operatorDirectedRewardsSubmission, block)
    }
    case 'OperatorDirectedOperatorSetRewardsSubmissionCreated': {
      const { avs, id } = args.operatorSet
      const hash = args.operatorDirectedRewardsSubmissionHash
      return directed('operatorDirectedSet', avs, id, hash, args.operatorDirectedRewardsSubmission, block)
    }
    case 'OperatorAVSSplitBipsSet': {
      const [before, after] = [args.oldOperatorAVSSplitBips, args.newOperatorAVSSplitBips]
      return split(args.operator, args.avs, null, args.activatedAt, before, after, block)
    }
    case 'OperatorPISplitBipsSet': {
      const [before, after] = [args.oldOperatorPISplitBips, args.newOperatorPISplitBips]
      return split(args.operator, null, null, args.activatedAt, before, after, block)
    }
    case 'OperatorSetSplitBipsSet': {
      const { avs, id } = args.operatorSet
      const [before, after] = [args.oldOperatorSetSplitBips, args.newOperatorSetSplitBips]
      return split(args.operator, avs, id, args.activatedAt, before, after, block)
    }
    case 'OperatorAVSRegistrationStatusUpdated':
      // enum OperatorAVSRegistrationStatus { UNREGISTERED, REGISTERED }
      return membership(args.operator, args.avs, null, args.status === 1, block)
    case 'OperatorAddedToOperatorSet':
      return membership(args.operator, args.operatorSet.avs, args.operatorSet.id, true, block)
    case 'OperatorRemovedFromOperatorSet':
      return membership(args.operator, args.operatorSet.avs, args.operatorSet.id, false, block)
  }
}

type PlainSubmission = {
  strategiesAndMultipliers: Submission['strategies']
  token: Address
  amount: bigint
  startTimestamp: number
  duration: number
}

function plain(
  kind: SubmissionKind,
  avs: Address,
  setId: number | null,
  hash: Hex,
  of: PlainSubmission,
  block: bigint,
): RewardEvent {
  const { strategiesAndMultipliers: strategies, token, amount } = of
  const [start, duration] = [BigInt(of.startTimestamp), BigInt(of.duration)]
  const submission = { kind, hash, avs: getAddress(avs), setId, token: getAddress(token), amount, operators: null }
  return { type: 'submission', submission: { ...submission, strategies, start, duration, block } }
}

function directed(
  kind: SubmissionKind,
  avs: Address,
  setId: number | null,
  hash: Hex,
  of: Omit<PlainSubmission, 'amount'> & { operatorRewards: NonNullable<Submission['operators']> },
  block: bigint,
): RewardEvent {
  const amount = of.operatorRewards.reduce((sum, one) => sum + one.amount, 0n)
  const event = plain(kind, avs, setId, hash, { ...of, amount }, block)
  if (event.type === 'submission') event.submission.operators = of.operatorRewards
  return event
}

function split(
  operator: Address,
  avs: Address | null,
  setId: number | null,
  activatedAt: number,
  before: number,
  after: number,
  block: bigint,
): RewardEvent {
  return { type: 'split', split: { operator, avs, setId, activatedAt: BigInt(activatedAt), before, after, block } }
}

function membership(
  operator: Address,
  avs: Address,
  setId: number | null,
  member: boolean,
  block: bigint,
): RewardEvent {
  return { type: 'membership', membership: { operator, avs, setId, member, block } }
}

/** The events themselves, for whoever writes such logs in a test. */
export const rewardEventAbi = (): readonly AbiEvent[] => abi().filter((item) => item.type === 'event')
