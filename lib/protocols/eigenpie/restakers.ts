import { at, call, parallel, together } from '../plan.ts'
import { listedTokens, type Restaking, readList, readWorth, supplied } from '../restaking.ts'
import type { Read } from '../types.ts'
import { mlrt, stakingContract } from './abi.ts'
import { nativeAsset, products } from './addresses.ts'

/**
 * The node delegators restake for all tokens; of each token only deposits of its own asset count. One round. Source:
 * facts/lrt.md 11.2 (high).
 */
export function* restakers(): Read<readonly Restaking[]> {
  const [list, totals] = yield* together([
    readList(call(stakingContract, 'getNodeDelegatorQueue', [])),
    parallel(
      products.map(({ token: { address } }) =>
        readWorth(call(at(address, supplied), 'totalSupply', []), call(at(address, mlrt), 'exchangeRateToNative', [])),
      ),
    ),
  ])
  return products.map(({ token, asset }, index) => {
    const total = totals[index]
    return listedTokens([token.address], total?.ok ? total.value : null, list, {
      asset: asset === nativeAsset ? null : asset,
    })
  })
}
