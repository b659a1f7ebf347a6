import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, call, together } from '../plan.ts'
import { amountValue, type Sentence, sentence, type Value } from '../sentence.ts'
import type { Asset, Read, Way } from '../types.ts'
import { managerContract, oracleContract, rsethContract, vaultContract } from './abi.ts'
import { assets, etherPlaceholder, rseth } from './addresses.ts'
import { afterFee, fromAsset, toAsset } from './math.ts'

const basisPoint = WAD / 10_000n
/** Seconds between blocks of Ethereum. */
const slot = 12n

/** Both ways out of rsETH, queue and instant, in each asset Kelp pays in. One round. */
export function* leave(leaving: { token: Address; amount: bigint; account: Address }): Read<readonly Way[]> {
  const { token, amount, account } = leaving
  if (!isAddressEqual(token, rseth.address)) return []
  const [[price, delay, fee, paused, frozen, blocked, time], ...each] = yield* together([
    askSettled([
      call(oracleContract, 'rsETHPrice', []),
      call(managerContract, 'withdrawalDelayBlocks', []),
      call(managerContract, 'instantWithdrawalFee', []),
      call(managerContract, 'paused', []),
      call(rsethContract, 'paused', []),
      call(rsethContract, 'transfersBlockedUntil', [account]),
      call(multicall3, 'getCurrentBlockTimestamp', []),
    ]),
    ...assets.map(({ address }) =>
      askSettled([
        call(oracleContract, 'getAssetPrice', [address]),
        call(managerContract, 'minRsEthAmountToWithdraw', [address]),
        call(managerContract, 'getAvailableAssetAmount', [address]),
        call(managerContract, 'isInstantWithdrawalEnabled', [address]),
        call(vaultContract, 'getAssetsAvailableForInstantWithdrawal', [address]),
      ]),
    ),
  ])
  const until = known(blocked)
  const now = known(time)
  const shared = {
    amount,
    price: known(price),
    delay: known(delay),
    fee: known(fee),
    closed: known(paused) === true ? sentence('notes.kelp.paused') : blockedNow(until, now),
    burning: known(frozen) === true ? sentence('notes.kelp.tokenPaused') : null,
  }
  return assets.flatMap(({ address, asset }, index) => {
    const [assetPrice, least, available, enabled, buffer] = each[index] as NonNullable<(typeof each)[number]>
    const here = { address, asset, price: known(assetPrice), least: known(least) }
    return [
      queueWay(shared, { ...here, available: known(available) }),
      instantWay(shared, { ...here, available: known(buffer), enabled: known(enabled) }),
    ]
  })
}

type Shared = {
  amount: bigint
  price: bigint | null
  delay: bigint | null
  fee: bigint | null
  closed: Sentence | null
  burning: Sentence | null
}
type Here = {
  address: Address
  asset: Asset
  /** Ether per asset, 1e18 = 1. */
  price: bigint | null
  /** The least rsETH a request takes. */
  least: bigint | null
  /** What is there to be paid, in the asset. */
  available: bigint | null
}

function queueWay(shared: Shared, here: Here): Way {
  const { delay } = shared
  return {
    kind: 'queue',
    paid: paidIn(here),
    receives: worth(shared, here),
    fee: wad(0n),
    delay: [
      ...(delay === 0n ? [] : [{ what: 'cooldown', seconds: delay === null ? null : delay * slot } as const]),
      { what: 'operator', seconds: null },
    ],
    most: most(shared, here),
    closed: shared.closed ?? limits(shared, here),
  }
}

function instantWay(shared: Shared, here: Here & { enabled: boolean | null }): Way {
  const all = worth(shared, here)
  const off = here.enabled === false ? sentence('notes.kelp.instantOff') : null
  return {
    kind: 'instant',
    paid: paidIn(here),
    receives: all === null || shared.fee === null ? null : afterFee(all, shared.fee),
    fee: shared.fee === null ? null : wad(shared.fee * basisPoint),
    delay: [],
    most: most(shared, here),
    closed: shared.closed ?? shared.burning ?? off ?? limits(shared, here),
  }
}

const paidIn = ({ address, asset }: Here) => ({
  token: isAddressEqual(address, etherPlaceholder) ? null : address,
  asset,
})

function worth({ amount, price }: Shared, here: Here) {
  return price === null || here.price === null ? null : toAsset(amount, price, here.price)
}

function most({ price }: Shared, here: Here) {
  if (price === null || here.price === null || here.available === null) return null
  return fromAsset(here.available, price, here.price)
}

function limits(shared: Shared, here: Here): Sentence | null {
  if (here.least !== null && shared.amount < here.least) {
    return sentence('notes.kelp.atLeast', { least: amountValue(here.least, rseth) })
  }
  const all = worth(shared, here)
  if (all === null || here.available === null || all <= here.available) return null
  const left: Value = { type: 'amount', amount: tokenUnits(here.available), ...named(here) }
  return sentence('notes.kelp.available', { left })
}

const named = ({ address, asset: { symbol, decimals } }: Here) => ({ decimals, symbol, token: address })

/** Kelp can block an account's rsETH for a day at a time. */
function blockedNow(until: bigint | null, now: bigint | null): Sentence | null {
  if (until === null || until === 0n || (now !== null && now >= until)) return null
  return sentence('notes.kelp.blocked', { until: { type: 'time', seconds: until } })
}
