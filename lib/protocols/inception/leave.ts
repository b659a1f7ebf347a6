import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, WAD, wad } from '../../units.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import { amountValue, type Sentence, sentence, type Value } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { inceptionVault, inethContract, restakingPool } from './abi.ts'
import { ineth, type Vault, vaults } from './addresses.ts'
import { refusal } from './probe.ts'

type Leaving = { token: Address; amount: TokenUnits; account: Address }

/** The queue, and at once against a fee that grows as the reserve shrinks. Two rounds. */
export function* leave(leaving: Leaving): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, ineth.address)) return yield* leaveIneth(leaving)
  const of = vaults.find(({ token }) => isAddressEqual(token.address, leaving.token))
  return of === undefined ? [] : yield* leaveVault(of, leaving)
}

/** Requests wait for those before them and for the operator; no contract says how long. */
const queueDelay: Way['delay'] = [
  { what: 'queue', seconds: null },
  { what: 'operator', seconds: null },
]

/** Vaults note a wei or two less than they convert to, because some tokens lose them on the way. The most any of them takes off. */
const lostOnTheWay = 2n

function* leaveVault({ vault, asset }: Vault, { amount, account }: Leaving): Read<readonly Way[]> {
  const self = at(vault, inceptionVault)
  const [[ratio, capacity], [probe]] = yield* together([
    ask([call(self, 'ratio', []), call(self, 'getFlashCapacity', [])]),
    askSettled([call(self, 'withdraw', [amount, account])]),
  ])
  const { decimals, symbol } = asset.asset
  const amountOf = (units: bigint): Value => ({ type: 'amount', amount: units, decimals, symbol, token: asset.token })
  const worth = ratio === 0n ? 0n : (amount * WAD) / ratio
  const [fee] = yield* askSettled(worth <= capacity ? [call(self, 'calculateFlashWithdrawFee', [worth])] : [])
  const shut = ratio === 0n ? sentence('leave.inception.unknown') : refusal(probe, amountOf)
  return [
    {
      kind: 'queue',
      paid: asset,
      receives: tokenUnits(worth > lostOnTheWay ? worth - lostOnTheWay : 0n),
      fee: wad(0n),
      delay: queueDelay,
      most: null,
      closed: shut,
    },
    instant({ paid: asset, worth, capacity, fee: fee?.ok ? fee.value : null, ratio, shut, amountOf }),
  ]
}

function* leaveIneth({ amount }: Leaving): Read<readonly Way[]> {
  const [ratio, worth, paused, least, capacity, target] = yield* ask([
    call(inethContract, 'ratio', []),
    call(inethContract, 'convertToAmount', [amount]),
    call(inethContract, 'paused', []),
    call(restakingPool, 'getMinUnstake', []),
    call(restakingPool, 'getFlashCapacity', []),
    call(restakingPool, 'targetCapacity', []),
  ])
  const [fee] = yield* askSettled(worth <= capacity ? [call(restakingPool, 'calculateFlashUnstakeFee', [worth])] : [])
  const paid = { token: null, asset: etherAsset }
  const amountOf = (units: bigint) => amountValue(units, null)
  const shut = paused
    ? sentence('leave.inception.stopped')
    : worth < least
      ? sentence('leave.inception.tooSmall', { least: amountOf(least) })
      : null
  const shutAtOnce = shut ?? (target === 0n ? sentence('leave.inception.stopped') : null)
  return [
    { kind: 'queue', paid, receives: tokenUnits(worth), fee: wad(0n), delay: queueDelay, most: null, closed: shut },
    instant({ paid, worth, capacity, fee: fee?.ok ? fee.value : null, ratio, shut: shutAtOnce, amountOf }),
  ]
}

type Instant = {
  paid: Way['paid']
  /** What the amount converts to, in the smallest unit of `paid`. */
  worth: bigint
  /** What lies in reserve, same unit. */
  capacity: bigint
  /** What would be withheld, same unit; null when the contract does not say. */
  fee: bigint | null
  ratio: bigint
  shut: Sentence | null
  amountOf: (units: bigint) => Value
}

function instant({ paid, worth, capacity, fee, ratio, shut, amountOf }: Instant): Way {
  const received = fee === null || fee > worth ? null : worth - fee
  const short = worth > capacity ? sentence('leave.inception.reserve', { left: amountOf(capacity) }) : null
  return {
    kind: 'instant',
    paid,
    receives: received === null ? null : tokenUnits(received),
    fee: fee === null || worth === 0n ? null : wad((fee * WAD + worth - 1n) / worth),
    delay: [],
    most: tokenUnits((capacity * ratio) / WAD),
    closed: shut ?? short,
  }
}
