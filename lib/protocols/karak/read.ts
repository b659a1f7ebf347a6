import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { askSettled, at, call } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { vaultContract } from './abi.ts'
import { tokens, vaults } from './addresses.ts'

/** Vault tokens in the account itself. Those that Karak keeps for an account are not read: see decisions.md. */
export function* read(account: Address): Read<readonly Position[]> {
  return yield* readBalances('karak', tokens, account)
}

/** What one share holds, in the vault's own token, computed at every call. One that does not answer is left out. */
export function* readRates(): Read<readonly Rate[]> {
  const whole = ({ decimals }: { decimals: number }) => 10n ** BigInt(decimals)
  const answers = yield* askSettled(
    vaults.map(({ token }) => call(at(token.address, vaultContract), 'convertToAssets', [whole(token)])),
  )
  return vaults.flatMap(({ token, underlying }, index): Rate[] => {
    const answer = answers[index]
    if (!answer?.ok) return []
    // Share and token have the same decimals, so this is whole tokens per whole share.
    return [{ token: token.address, wad: wad((answer.value * 10n ** 18n) / whole(token)), unit: underlying }]
  })
}
