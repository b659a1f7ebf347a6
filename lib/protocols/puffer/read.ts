import { type Address, zeroAddress } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, call } from '../plan.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { vaultContract } from './abi.ts'
import { mayCall } from './access.ts'
import { pufeth, xpufeth } from './addresses.ts'
import { readExits } from './exits.ts'

/** Balances and open requests, side by side in one round. Throws PartialReadError with what could be read. */
export function* read(account: Address, context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'puffer:token', plan: readBalances('puffer', [pufeth, xpufeth], account) },
    { id: 'puffer:exit', plan: readExits(account, context) },
  ])
}

/**
 * Ether per pufETH by the vault's own accounts, before the exit fee; computed at every call, its validators as of the
 * oracle's last report. xPufETH is one pufETH in the lockbox.
 */
export function* readRates(): Read<readonly Rate[]> {
  const [assets] = yield* askSettled([call(vaultContract, 'convertToAssets', [WAD])])
  const locked: Rate = { token: xpufeth.address, wad: WAD, unit: pufeth.address }
  return assets.ok ? [{ token: pufeth.address, wad: wad(assets.value) }, locked] : [locked]
}

/** Which functions the AccessManager keeps from everybody. An account with a role of its own may still be let in. */
export function* readStatus(): Read<readonly Status[]> {
  const all = ['mint', 'request', 'claim', 'instant'] as const
  const answers = yield* askSettled(all.map((what) => mayCall(zeroAddress, what)))
  return all.flatMap((what, index): Status[] => {
    const answer = answers[index]
    return answer?.ok && !answer.value ? [{ token: pufeth.address, what, until: null }] : []
  })
}
