import type { Address } from 'viem'
import { mulWad, tokenUnits } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, Read } from '../types.ts'
import { paymaster, stoneVault } from './abi.ts'
import { stone, vault } from './addresses.ts'
import { afterFee, claimable, isSettled, pendingShares, type Receipt } from './math.ts'

const exitId = (part: string) => `stakestone:exit:${vault}:${part}`

export function* readReceipt(account: Address): Read<Receipt> {
  const [[round, shares, settled]] = yield* ask([call(stoneVault, 'userReceipts', [account])])
  return { round, shares, settled }
}

/**
 * The one receipt of an account, which may be two exits: what is settled and can be claimed, and what waits for the end of
 * the running round. One round for an account without a receipt, two otherwise.
 */
export function* readExits(account: Address): Read<readonly ExitPosition[]> {
  const receipt = yield* readReceipt(account)
  if (receipt.shares === 0n && receipt.settled === 0n) return []
  const [latest, price, roundPrice, feeRate, rolledAt, interval, balance, time] = yield* ask([
    call(stoneVault, 'latestRoundID', []),
    call(stoneVault, 'currentSharePrice', []),
    call(stoneVault, 'roundPricePerShare', [receipt.round]),
    call(stoneVault, 'withdrawFeeRate', []),
    call(stoneVault, 'rebaseTime', []),
    call(stoneVault, 'rebaseTimeInterval', []),
    call(paymaster, 'getBalance', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const amount = claimable(receipt, latest, roundPrice)
  const shares = pendingShares(receipt, latest)
  const settled = amount === 0n ? [] : [toSettled(receipt, { amount, feeRate, latest, funded: balance >= amount })]
  const pending = shares === 0n ? [] : [toPending(receipt, shares, { price, feeRate, rolledAt, interval, time })]
  return [...settled, ...pending]
}

type Claim = { amount: bigint; feeRate: bigint; latest: bigint; funded: boolean }

function toSettled({ round, shares, settled }: Receipt, { amount, feeRate, latest, funded }: Claim): ExitPosition {
  // Of rounds before the last only the ether is kept, not the shares that brought it.
  const given = settled === 0n && isSettled(round, latest) ? tokenUnits(shares) : null
  return {
    id: exitId('settled'),
    protocol: 'stakestone',
    kind: 'exit',
    ticket: { contract: vault, number: null, transferable: false },
    given: { token: stone.address, asset: assetOf(stone), amount: given },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(afterFee(amount, feeRate)),
    amountAsked: null,
    state: funded ? 'completable' : 'waiting',
    delay: funded ? [] : [{ what: 'liquidity', over: false, block: null, time: null }],
    repricing: false,
    finish: { batch: 'stakestone' },
    ...(funded ? {} : { note: sentence('exits.stakestone.unfunded') }),
  }
}

type Round = { price: bigint; feeRate: bigint; rolledAt: bigint; interval: bigint; time: bigint }

function toPending({ round }: Receipt, shares: bigint, now: Round): ExitPosition {
  // Anybody may close the round in the second after its time is up.
  const closes = now.rolledAt + now.interval + 1n
  return {
    id: exitId(`${round}`),
    protocol: 'stakestone',
    kind: 'exit',
    ticket: { contract: vault, number: round, transferable: false },
    given: { token: stone.address, asset: assetOf(stone), amount: tokenUnits(shares) },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(afterFee(mulWad(shares, now.price), now.feeRate)),
    amountAsked: null,
    state: 'waiting',
    delay: [
      { what: 'epoch', over: closes <= now.time, block: null, time: closes, since: { time: now.rolledAt } },
      { what: 'report', over: false, block: null, time: null },
    ],
    repricing: true,
    finish: { batch: 'stakestone' },
  }
}
