import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { gatherRates, readRate } from '../readRate.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { poolContract } from './abi.ts'
import { lines, originals } from './addresses.ts'
import { exitsOf, readExits } from './exits.ts'

/** Balances on Ethereum, and requests of both pools. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'nodedao:token', plan: readBalances('nodedao', originals, account) },
    ...lines.map((line) => ({ id: exitsOf(line), plan: readExits(line, account) })),
  ])

/** Ether per token by the accounts of its pool. */
export const readRates = (): Read<readonly Rate[]> =>
  gatherRates(
    lines.map(({ token, pool }) =>
      readRate({ token: token.address }, call(at(pool, poolContract), 'convertToAssets', [WAD])),
    ),
  )

/** A pause stops a pool altogether; a switch of its own stops requests and leaving at once. */
export function* readStatus(): Read<readonly Status[]> {
  const answers = yield* askSettled(
    lines.flatMap(({ pool }) => [
      call(at(pool, poolContract), 'paused', []),
      call(at(pool, poolContract), 'unstakeAllowed', []),
    ]),
  )
  return lines.flatMap(({ token }, index) => {
    const [paused, allowed] = answers.slice(index * 2, index * 2 + 2)
    const off = (whats: readonly Status['what'][]) =>
      whats.map((what): Status => ({ token: token.address, what, until: null }))
    if (paused !== undefined && isOn(paused)) return off(['mint', 'request', 'claim', 'instant'])
    return allowed?.ok && !allowed.value ? off(['request', 'instant']) : []
  })
}
