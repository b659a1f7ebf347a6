import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { vaultContract, withdrawalsContract } from './abi.ts'
import { knownAsset, vaults } from './addresses.ts'

/** Karak's queue, into what the vault holds: a fixed wait, no fee. One round. */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  const vault = vaults.find((one) => isAddressEqual(one.token.address, token))
  const asset = vault && knownAsset(vault.underlying)
  if (vault === undefined || asset === undefined) return []
  const target = at(vault.token.address, vaultContract)
  const [worth, delay, paused, stopped] = yield* askSettled([
    call(target, 'convertToAssets', [amount]),
    call(withdrawalsContract, 'withdrawalDelay', []),
    call(withdrawalsContract, 'paused', []),
    call(target, 'paused', []),
  ])
  return [
    {
      kind: 'queue',
      paid: { token: vault.underlying, asset },
      receives: worth.ok ? tokenUnits(worth.value) : null,
      fee: wad(0n),
      delay: [{ what: 'cooldown', seconds: known(delay) }],
      most: null,
      closed: isOn(paused) || isOn(stopped) ? sentence('notes.karak.paused') : null,
    },
  ]
}
