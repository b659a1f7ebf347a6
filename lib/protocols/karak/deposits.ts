import type { Address } from 'viem'
import { shares, tokenUnits, WAD } from '../../units.ts'
import { readAssets } from '../metadata.ts'
import { PartialReadError } from '../partial.ts'
import { ask, call, ReadError } from '../plan.ts'
import type { Asset, Position, Read } from '../types.ts'
import { depositsContract } from './abi.ts'
import { knownAsset } from './addresses.ts'

/** Vaults of one account that are shown; Karak itself has a limit that is lower. */
const most = 100
const all = 'karak:restaked'

/**
 * Shares that Karak keeps for an account: nothing of them is in the account itself. One round, two when a vault holds something
 * unknown. Its first version takes no stake away, so nothing is ever lost.
 */
export function* readDeposits(account: Address): Read<readonly Position[]> {
  const [[vaults, tokens, assets, amounts]] = yield* ask([call(depositsContract, 'getDeposits', [account])])
  if ([tokens, assets, amounts].some(({ length }) => length !== vaults.length)) throw new ReadError('0x')
  const held = vaults.slice(0, most).flatMap((vault, index) => {
    const [token, worth, kept] = [tokens[index], assets[index], amounts[index]]
    return token === undefined || worth === undefined || !kept ? [] : [{ vault, token, worth, kept }]
  })
  const assetOf = yield* readKnown(held.map(({ token }) => token))
  const positions = held.map(
    ({ vault, token, worth, kept }): Position => ({
      id: `${all}:${vault}`,
      protocol: 'karak',
      kind: 'restaked',
      strategy: vault,
      token,
      asset: assetOf(token),
      depositShares: shares(kept),
      withdrawableShares: shares(kept),
      depositScalingFactor: WAD,
      withdrawable: tokenUnits(worth),
      deposited: tokenUnits(worth),
      lost: tokenUnits(0n),
    }),
  )
  if (vaults.length > most) throw new PartialReadError(positions, [{ id: all, error: undefined }])
  return positions
}

const nameless: Asset = { symbol: null, decimals: null, known: false }

/** What tokens are called: ours by themselves, others by what they say. No round when all are ours. */
export function* readKnown(tokens: readonly Address[]): Read<(token: Address) => Asset> {
  const strangers = [...new Set(tokens.filter((token) => knownAsset(token) === undefined))]
  const named = strangers.length === 0 ? [] : yield* readAssets(strangers)
  return (token) => knownAsset(token) ?? named[strangers.indexOf(token)] ?? nameless
}
