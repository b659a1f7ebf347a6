import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { depositsContract, vaultContract, withdrawalsContract } from './abi.ts'
import { delegationSupervisor, tokens, vaults } from './addresses.ts'
import { readDeposits } from './deposits.ts'
import { readWithdrawals } from './withdrawals.ts'

/** Vault tokens in the account itself, those that Karak keeps for it, and what is on its way out. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'karak:token', plan: readBalances('karak', tokens, account) },
    { id: 'karak:restaked', plan: readDeposits(account) },
    { id: `karak:exit:${delegationSupervisor}`, plan: readWithdrawals(account) },
  ])

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

/** One switch for deposits, one for requests and claims. */
export function* readStatus(): Read<readonly Status[]> {
  const [deposits, withdrawals] = yield* askSettled([
    call(depositsContract, 'paused', []),
    call(withdrawalsContract, 'paused', []),
  ])
  const off = (what: Status['what']) => tokens.map(({ address }): Status => ({ token: address, what, until: null }))
  return [...(isOn(deposits) ? off('mint') : []), ...(isOn(withdrawals) ? [...off('request'), ...off('claim')] : [])]
}
