import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled } from '../plan.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { originals } from './addresses.ts'
import { readExits } from './exits.ts'
import { depositsPaused, lines, withdrawalsPaused } from './lines.ts'

/** Balances, and the tickets of both queues. One round for an account without tickets, three otherwise. */
export function* read(account: Address, _context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'swell:token', plan: readBalances('swell', originals, account) },
    ...lines().map((line) => ({ id: `swell:exit:${line.queue}`, plan: readExits(line, account) })),
  ])
}

/** Ether per token as Swell last wrote it, and when. A token whose rate does not answer is left out; one never written has no date. */
export function* readRates(_chainId: number): Read<readonly Rate[]> {
  const both = lines()
  const answers = yield* askSettled(both.flatMap(({ rate, writtenAt }) => [rate, writtenAt]))
  return both.flatMap(({ token }, index) => {
    const [rate, writtenAt] = [answers[index * 2], answers[index * 2 + 1]]
    if (!rate?.ok) return []
    const known = writtenAt?.ok && writtenAt.value > 0n ? { writtenAt: writtenAt.value } : {}
    return [{ token: token.address, wad: wad(rate.value), ...known }]
  })
}

/** Deposits, requests and claims that Swell has stopped. A pause ends when somebody ends it. */
export function* readStatus(): Read<readonly Status[]> {
  const both = lines()
  const answers = yield* askSettled(both.flatMap((line) => [depositsPaused(line), withdrawalsPaused(line)]))
  return both.flatMap(({ token }, index) => {
    const says = (place: number) => {
      const answer = answers[index * 2 + place]
      return answer?.ok === true && answer.value
    }
    const off = [...(says(0) ? (['mint'] as const) : []), ...(says(1) ? (['request', 'claim'] as const) : [])]
    return off.map((what): Status => ({ token: token.address, what, until: null }))
  })
}
