import type { Address } from 'viem'
import type { RewardToken } from '../../../lib/messaging/rewards.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { type TokenLabel, useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'

/** How the tokens of a report are shown: ours by our own names, others by what they call themselves, made harmless. */
export function useTokens(tokens: readonly RewardToken[]): (token: Address) => TokenLabel {
  const { asset } = useRegistry()
  return (token) => {
    const found = tokens.find((one) => one.token.toLowerCase() === token.toLowerCase())
    return asset({ token, asset: found?.asset ?? { symbol: null, decimals: null, known: false } })
  }
}

/** An account by its own name, any other address by its ends. */
export function useAccountName(): (address: Address) => string {
  const accounts = useWallet((mirror) => mirror.accounts)
  return (address) => accounts.find((one) => one.address === address)?.name ?? shortAddress(address)
}
