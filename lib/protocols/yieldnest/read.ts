import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, at, call } from '../plan.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { tokenContract, vaultContract, ynethContract, ynethxContract, ynlsdeContract } from './abi.ts'
import { lines, tokens, yneth, ynethx, ynlsde } from './addresses.ts'
import { readExits } from './exits.ts'

/** Balances, and the tickets of both queues. One round for an account without tickets. */
export function* read(account: Address): Read<readonly Position[]> {
  return yield* gather([
    { id: 'yieldnest:token', plan: readBalances('yieldnest', tokens, account) },
    ...lines.map((line) => ({ id: `yieldnest:exit:${line.queue}`, plan: readExits(line, account) })),
  ])
}

/** Ether per token, computed by each contract at every call. One that does not answer is left out. */
export function* readRates(): Read<readonly Rate[]> {
  const answers = yield* askSettled([
    call(ynethContract, 'convertToAssets', [WAD]),
    call(ynlsdeContract, 'previewRedeem', [WAD]),
    call(ynethxContract, 'convertToAssets', [WAD]),
  ])
  return [yneth, ynlsde, ynethx].flatMap(({ address }, index) => {
    const answer = answers[index]
    return answer?.ok ? [{ token: address, wad: wad(answer.value) }] : []
  })
}

/** Deposits and payments that YieldNest has paused. Requests cannot be. */
export function* readStatus(): Read<readonly Status[]> {
  const answers = yield* askSettled(
    lines.flatMap(({ token, vault }) => [
      call(at(token.address, tokenContract), 'depositsPaused', []),
      call(at(vault, vaultContract), 'paused', []),
    ]),
  )
  return lines.flatMap(({ token }, index) =>
    (['mint', 'claim'] as const).flatMap((what, place): Status[] => {
      const answer = answers[index * 2 + place]
      return answer?.ok && answer.value ? [{ token: token.address, what, until: null }] : []
    }),
  )
}
