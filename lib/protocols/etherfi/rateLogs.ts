import type { Hex } from 'viem'
import { WAD, wad } from '../../units.ts'
import type { RateLog } from '../types.ts'
import { liquidityPool, type Vault, vaults, weeth } from './addresses.ts'

/** The words of a log's data, or undefined when it is not exactly that many. */
function wordsOf(data: Hex, count: number): readonly bigint[] | undefined {
  if (!new RegExp(`^0x[0-9a-fA-F]{${64 * count}}$`).test(data)) return undefined
  return Array.from({ length: count }, (_, index) => BigInt(`0x${data.slice(2 + 64 * index, 66 + 64 * index)}`))
}

/** `Rebase(uint256 totalEthLocked, uint256 totalEEthShares)`: one weETH is one share. Source: facts/lrt.md 17 (high). */
const rebases: RateLog = {
  token: weeth.address,
  contract: liquidityPool,
  event: '0x11c6bf55864ff83827df712625d7a80e5583eef0264921025e7cd22003a21511',
  parse: ({ data }) => {
    const [ether, shares] = wordsOf(data, 2) ?? []
    return ether === undefined || !shares ? undefined : { wad: wad((ether * WAD) / shares) }
  },
}

/** `ExchangeRateUpdated(uint96 oldRate, uint96 newRate, uint64 currentTime)` of a vault's accountant. Source: as above. */
const updates = ({ share, accountant }: Vault): RateLog => ({
  token: share.address,
  contract: accountant,
  event: '0xa95bc6aba40bbc4d95fc35f118c4cd8b53fc5d5b89ed264002af03503a7a9439',
  parse: ({ data }) => {
    const [, rate, time] = wordsOf(data, 3) ?? []
    if (rate === undefined || time === undefined) return undefined
    return { wad: wad((rate * WAD) / 10n ** BigInt(share.decimals)), time }
  },
})

export const rateLogs: readonly RateLog[] = [rebases, ...vaults.map(updates)]
