import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import type { SafetyContext } from '../safety/index.ts'

/** More addresses than this are not asked about; they then count as `unread`. */
const maxAddresses = 8

/** What stands at each address (lower case), one small request each, side by side. Never throws: see `unread`. */
export async function readCode(
  client: Pick<ChainClient, 'request'>,
  addresses: readonly Address[],
): Promise<SafetyContext['code']> {
  const unique = [...new Set(addresses.map((address) => address.toLowerCase()))]
  const entries = unique.map(async (address, index) => {
    if (index >= maxAddresses) return [address, 'unread'] as const
    const code = await client.request('eth_getCode', [address, 'latest']).catch(() => null)
    return [address, kindOf(code)] as const
  })
  return new Map(await Promise.all(entries))
}

function kindOf(code: unknown) {
  if (typeof code !== 'string' || !/^0x(?:[0-9a-f]{2})*$/i.test(code)) return 'unread'
  if (code === '0x') return 'none'
  // EIP-7702: 0xef0100 and the address whose code the account runs.
  return code.length === 48 && code.toLowerCase().startsWith('0xef0100') ? 'delegated' : 'contract'
}
