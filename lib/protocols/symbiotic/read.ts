import { type Address, isAddressEqual } from 'viem'
import { shares, type TokenUnits, tokenUnits, WAD } from '../../units.ts'
import { gather } from '../gather.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, ReadError } from '../plan.ts'
import { sameTokens } from '../rounding.ts'
import { newest } from '../tickets.ts'
import type { ExitPosition, Position, Read, ReadContext, RestakedPosition, Ticket } from '../types.ts'
import { vaultContract } from './abi.ts'
import { type Vault, vaults } from './addresses.ts'
import { atCost, type Clock, endOf, epochAt, momentsOf } from './math.ts'
import { depositIn, isDeposit, scanOf } from './scans.ts'

/** Epochs of one vault that are asked about, the newest: a withdrawal is looked for in one or two. */
const mostEpochs = 200

/** Withdrawals of one vault are one transaction. */
export const batchOf = (vault: Address) => `symbiotic:claims:${vault}`

/**
 * Stake and withdrawals in every vault. One call of one round for each vault the account has nothing in; two rounds more
 * where it has.
 */
export function read(account: Address, context: ReadContext): Read<readonly Position[]> {
  return gather(
    vaults.map((vault) => ({
      id: `symbiotic:restaked:${vault.address}`,
      plan: readVault(vault, account, context.tickets(scanOf(vault).id).found),
    })),
  )
}

function* readVault(vault: Vault, account: Address, found: readonly Ticket[]): Read<readonly Position[]> {
  const target = at(vault.address, vaultContract)
  // The cheapest word that tells whether there is stake; what is withdrawn is known from logs, or found beside the stake.
  const [activeShares] = yield* ask([call(target, 'activeSharesOf', [account])])
  const asked = found.filter((ticket) => !isDeposit(ticket))
  if (activeShares === 0n && asked.length === 0) return []
  const [active, epoch, start, duration, collateral, block, now] = yield* ask([
    call(target, 'activeBalanceOf', [account]),
    call(target, 'currentEpoch', []),
    call(target, 'currentEpochStart', []),
    call(target, 'epochDuration', []),
    call(target, 'collateral', []),
    call(multicall3, 'getBlockNumber', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (!isAddressEqual(collateral, vault.collateral.address)) throw new ReadError('0x')
  const clock: Clock = { epoch, start: BigInt(start), duration: BigInt(duration) }
  const cost = atCost(
    activeShares,
    found.filter(isDeposit).flatMap((ticket) => depositIn(ticket) ?? []),
  )
  const stake = active === 0n ? [] : [toRestaked(vault, tokenUnits(active), cost)]
  const all = `symbiotic:exit:${vault.address}`
  const { tickets, unread: older } = newest(asked, all)
  const unread = [...older]
  const candidates = epochsOf(tickets, { clock, block, now })
  const epochs = candidates.slice(-mostEpochs)
  if (candidates.length > mostEpochs) unread.push({ id: all, error: new ReadError('0x') })
  const { exits, unread: silent } = yield* readExits(vault, account, epochs, clock)
  const missing = [...unread, ...silent]
  if (missing.length > 0) throw new PartialReadError([...stake, ...exits], missing)
  return [...stake, ...exits]
}

type Moment = { clock: Clock; block: bigint; now: bigint }

/** The epochs in which something may stand for the account: what is withdrawn in one can be claimed after the next. */
function epochsOf(tickets: readonly Ticket[], { clock, block, now }: Moment): readonly bigint[] {
  // The two that are open are asked about whatever the logs say.
  const epochs = new Set<bigint>([clock.epoch, clock.epoch + 1n])
  for (const ticket of tickets) {
    const ago = block > ticket.block ? block - ticket.block : 0n
    const [earliest, latest] = ticket.time === undefined ? momentsOf(ago, now) : [ticket.time, ticket.time]
    const last = epochAt(latest, clock)
    const first = epochAt(earliest, clock)
    // Epochs too short to be a vault's are not counted out.
    const from = last - first > BigInt(mostEpochs) ? last - BigInt(mostEpochs) : first
    for (let epoch = from; epoch <= last; epoch += 1n) epochs.add(epoch + 1n)
  }
  return [...epochs].sort((a, b) => (a < b ? -1 : 1))
}

/** One round: what stands for the account in each epoch, and whether it was claimed. */
function* readExits(vault: Vault, account: Address, epochs: readonly bigint[], clock: Clock) {
  const target = at(vault.address, vaultContract)
  const answers = yield* askSettled(
    epochs.flatMap((epoch) => [
      call(target, 'withdrawalsOf', [epoch, account]),
      call(target, 'isWithdrawalsClaimed', [epoch, account]),
    ]),
  )
  const exits: ExitPosition[] = []
  const unread: UnreadPosition[] = []
  for (const [index, epoch] of epochs.entries()) {
    const [amount, claimed] = answers.slice(index * 2, index * 2 + 2)
    if (!amount?.ok || !claimed?.ok) unread.push({ id: exitId(vault, epoch), error: new ReadError('0x') })
    else if (amount.value !== 0n && claimed.value !== true)
      exits.push(toExit(vault, epoch, tokenUnits(amount.value as bigint), clock))
  }
  return { exits, unread }
}

const exitId = ({ address }: Vault, epoch: bigint) => `symbiotic:exit:${address}:${epoch}`

function toExit(vault: Vault, epoch: bigint, amount: TokenUnits, clock: Clock): ExitPosition {
  const { address: token, asset } = vault.collateral
  const over = epoch < clock.epoch
  return {
    id: exitId(vault, epoch),
    protocol: 'symbiotic',
    kind: 'exit',
    ticket: { contract: vault.address, number: epoch, transferable: false },
    given: { token, asset, amount: null },
    paid: { token, asset },
    amountNow: amount,
    // A vault keeps shares of what an epoch pays, not what was asked for.
    amountAsked: null,
    state: over ? 'completable' : 'waiting',
    delay: over ? [] : [{ what: 'epoch', over: false, block: null, time: endOf(epoch, clock) }],
    repricing: !over,
    finish: { batch: batchOf(vault.address) },
  }
}

/** `cost`: what the shares were got for, where the logs say; a slash shows as what the stake is worth less than that. */
function toRestaked(vault: Vault, withdrawable: TokenUnits, cost: bigint | null): RestakedPosition {
  const { address: token, asset } = vault.collateral
  const even = cost === null || cost <= withdrawable || sameTokens(cost, withdrawable, asset.decimals)
  const deposited = even ? withdrawable : tokenUnits(cost)
  return {
    id: `symbiotic:restaked:${vault.address}`,
    protocol: 'symbiotic',
    kind: 'restaked',
    strategy: vault.address,
    token,
    asset,
    // One share per unit, as in a vault that was never slashed.
    depositShares: shares(deposited),
    withdrawableShares: shares(withdrawable),
    depositScalingFactor: WAD,
    withdrawable,
    deposited,
    lost: tokenUnits(deposited - withdrawable),
  }
}
