import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { askSettled, at, call } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { vaultContract } from './abi.ts'
import { tokens, vaults } from './addresses.ts'

/** Vault tokens in the account itself. Those that Karak keeps for an account are not read: see decisions.md. */
export function* read(account: Address): Read<readonly Position[]> {
  return yield* readBalances('karak', tokens, account)
}

/**
 * What shares hold, in the vault's own token of the same decimals, computed at every call. Asked of 1e18 units, whatever
 * the decimals, so that nothing is rounded off. One that does not answer is left out.
 */
export function* readRates(): Read<readonly Rate[]> {
  const answers = yield* askSettled(
    vaults.map(({ token }) => call(at(token.address, vaultContract), 'convertToAssets', [WAD])),
  )
  return vaults.flatMap(({ token, underlying }, index): Rate[] => {
    const answer = answers[index]
    return answer?.ok ? [{ token: token.address, wad: wad(answer.value), unit: underlying }] : []
  })
}
