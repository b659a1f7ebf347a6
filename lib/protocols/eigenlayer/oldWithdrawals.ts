import { decodeAbiParameters, type Hex, isAddressEqual, pad, parseAbiParameters, zeroAddress } from 'viem'
import { type Shares, shares, WAD, type Wad, wad } from '../../units.ts'
import { askSettled, call, together } from '../plan.ts'
import type { Read, Ticket, TicketScan, Withdrawal } from '../types.ts'
import { allocationManager, delegationManager } from './abi.ts'
import { nativeStrategy } from './addresses.ts'
import { queuedShares, slashingFactor } from './math.ts'
import { InconsistentReadError } from './strategies.ts'
import { type Queued, withdrawalRoot } from './withdrawals.ts'

const event = parseAbiParameters([
  'bytes32 withdrawalRoot, Withdrawal withdrawal',
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] shares; }',
])

/**
 * Withdrawals queued before slashing came in April 2025. The contract knows them only by their root, so they are rebuilt
 * from `WithdrawalQueued(bytes32, Withdrawal)`, which names nobody in an indexed argument. Source of event and blocks:
 * facts/eigenlayer.md 1.2, 2.14 and 3.4 (high). The event came in April 2024, after the block of the Dencun fork.
 */
export const oldWithdrawals: TicketScan = {
  id: 'eigenlayer:old-withdrawals',
  chainId: 1,
  contract: delegationManager.address,
  events: ['0x9009ab153e8014fbfb02f2217f5cde7aa7f9ad734ae85ca3ee3f4ca2fdd499f9'],
  accountTopic: null,
  fromBlock: 19_426_587n,
  // What was never queued before the first block with slashing was not queued the old way.
  absence: {
    block: 22_294_800n,
    call: (account) => call(delegationManager, 'cumulativeWithdrawalsQueued', [account]),
  },
  isFor: ({ data }, account) => {
    // Staker and withdrawer are the third and the fifth word. A withdrawer is somebody else only where it was moved here in 2024.
    const holder = pad(account).slice(2).toLowerCase()
    return [2, 4].some((word) => data.slice(2 + word * 64, 2 + (word + 1) * 64).toLowerCase() === holder)
  },
  // The root, which is one for all time.
  parse: ({ data }) => {
    const found = parseOldWithdrawal(data)
    return found === undefined ? undefined : BigInt(found.root)
  },
}

/** The withdrawal a log tells of, or undefined when its data is not the event's, or its root is not the struct's. */
export function parseOldWithdrawal(data: Hex): { root: Hex; withdrawal: Withdrawal } | undefined {
  try {
    const [root, { shares: scaled, startBlock, ...rest }] = decodeAbiParameters(event, data)
    if (scaled.length !== rest.strategies.length || scaled.length === 0) return undefined
    const withdrawal = { ...rest, startBlock: BigInt(startBlock), scaledShares: scaled.map(shares) }
    return withdrawalRoot(withdrawal) === root ? { root, withdrawal } : undefined
  } catch {
    // Whatever it is, it is not a withdrawal that could be completed.
    return undefined
  }
}

/** What the tickets of one account say was queued, whoever may complete it. Nothing of it is believed until it was asked. */
export function listOld(found: readonly Ticket[]): readonly Withdrawal[] {
  return found.flatMap(({ data }) => parseOldWithdrawal(data)?.withdrawal ?? [])
}

/** An old withdrawal that is still in the queue, with its shares as they were queued; or why that could not be read. */
export type OldQueued = { root: Hex; entry: (Queued & { sharesQueued: readonly Shares[] }) | Error }

/**
 * Those that are still in the queue, and what they pay: scaled shares times the operator's magnitude at the last block of
 * the delay, as for new ones; no magnitude had fallen when they were queued. Beacon chain losses leave no history on chain:
 * for native shares today's factor counts on both sides. One round, none where nothing was found.
 */
export function* readOld(
  found: readonly Withdrawal[],
  delay: bigint,
  beaconChain: Wad | null,
): Read<readonly OldQueued[]> {
  const roots = found.map(withdrawalRoot)
  const [pending, magnitudes] = yield* together([
    askSettled(roots.map((root) => call(delegationManager, 'pendingWithdrawals', [root]))),
    askSettled(
      found.map(({ delegatedTo, strategies, startBlock }) =>
        call(allocationManager, 'getMaxMagnitudesAtBlock', [delegatedTo, strategies, Number(startBlock + delay)]),
      ),
    ),
  ])
  return found.flatMap((withdrawal, index): OldQueued[] => {
    const root = roots[index] as Hex
    const [waits, answer] = [pending[index], magnitudes[index]]
    if (waits?.ok && !waits.value) return []
    const error = [waits, answer].find((settled) => settled?.ok === false)
    if (error !== undefined && !error.ok) return [{ root, entry: error.error }]
    return [{ root, entry: toEntry(withdrawal, answer?.ok ? answer.value : [], beaconChain) }]
  })
}

function toEntry(withdrawal: Withdrawal, magnitudes: readonly bigint[], beaconChain: Wad | null): OldQueued['entry'] {
  const { delegatedTo, strategies, scaledShares } = withdrawal
  const native = strategies.map((strategy) => isAddressEqual(strategy, nativeStrategy))
  if (magnitudes.length !== strategies.length) return new InconsistentReadError()
  if (beaconChain === null && native.includes(true)) return new InconsistentReadError()
  const times = (magnitude: (index: number) => Wad) =>
    scaledShares.map((scaled, index) =>
      queuedShares(scaled, slashingFactor(magnitude(index), native[index] ? beaconChain : null)),
    )
  const undelegated = isAddressEqual(delegatedTo, zeroAddress)
  return {
    withdrawal,
    sharesNow: times((index) => (undelegated ? WAD : wad(magnitudes[index] as bigint))),
    sharesQueued: times(() => WAD),
  }
}
