import { zeroAddress } from 'viem'
import { wei } from '../../units.ts'
import { askSettled, call } from '../plan.ts'
import { listedTokens, mostStakers, type Restaking, readEntries, unreadList } from '../restaking.ts'
import type { Read } from '../types.ts'
import { protocolContract, vaultContract } from './abi.ts'
import { pufeth, xpufeth } from './addresses.ts'

/** The modules of the protocol, by their names. Two rounds. Source: facts/lrt.md 11.2 (high). */
export function* restakers(): Read<readonly Restaking[]> {
  const [names, assets] = yield* askSettled([
    call(protocolContract, 'getModuleWeights', []),
    call(vaultContract, 'totalAssets', []),
  ])
  const total = assets.ok ? wei(assets.value) : null
  const tokens = [pufeth.address, xpufeth.address]
  if (!names.ok) return [listedTokens(tokens, total, unreadList)]
  const asked = names.value.slice(0, mostStakers)
  const { list, unseen } = yield* readEntries(
    asked.length,
    (index) => call(protocolContract, 'getModuleAddress', [asked[index] ?? zeroHash]),
    BigInt(names.value.length),
  )
  // A name that no module has.
  const nameless = list.includes(zeroAddress)
  return [listedTokens(tokens, total, { list, unseen: unseen ?? (nameless ? 'unread' : null) })]
}

const zeroHash = `0x${'00'.repeat(32)}` as const
