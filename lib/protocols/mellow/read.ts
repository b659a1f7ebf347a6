import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { PartialReadError } from '../partial.ts'
import { askSettled, at, call } from '../plan.ts'
import { gatherRates, readRate } from '../readRate.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, Read, ReadContext, Status, Token } from '../types.ts'
import { vault } from './abi.ts'
import { originals, queueing, wsteth } from './addresses.ts'
import { readExits } from './exits.ts'
import { scanOf } from './scans.ts'

/**
 * Shares on Ethereum, and what waits in the vaults' queues. One round for an account that neither holds shares nor was
 * ever paid by a vault. No queue is asked before: their addresses are only the vaults' to tell.
 */
export function* read(account: Address, context: ReadContext): Read<readonly Position[]> {
  const { positions, unread } = yield* settled(readBalances('mellow', originals, account))
  const idOf = (token: Token) => `mellow:token:${token.address}`
  const asked = queueing.filter(
    (token) => positions.some(({ id }) => id === idOf(token)) || context.tickets(scanOf(token).id).found.length > 0,
  )
  // A vault that does not say what is held will not say what waits: both are unknown.
  const silent = queueing.flatMap((token) => {
    const found = asked.includes(token) ? undefined : unread.find(({ id }) => id === idOf(token))
    return found === undefined ? [] : [{ id: `mellow:exit:${token.address}`, error: found.error }]
  })
  const exits = yield* settled(
    gather(asked.map((token) => ({ id: `mellow:exit:${token.address}`, plan: readExits(token, account) }))),
  )
  const all = [...positions, ...exits.positions]
  const missing = [...unread, ...silent, ...exits.unread]
  if (missing.length > 0) throw new PartialReadError(all, missing)
  return all
}

function* settled(plan: Read<readonly Position[]>): Read<Pick<PartialReadError, 'positions' | 'unread'>> {
  try {
    return { positions: yield* plan, unread: [] }
  } catch (error) {
    if (!(error instanceof PartialReadError)) throw error
    return error
  }
}

/** wstETH per share, as each vault computes it at every call. */
export function readRates(): Read<readonly Rate[]> {
  return gatherRates(
    originals.map(({ address }) =>
      readRate({ token: address, unit: wsteth }, call(at(address, vault), 'convertToAssets', [wad(WAD)])),
    ),
  )
}

/** Deposits and withdrawals that a vault's admins have stopped, and deposits that only listed accounts may make. */
export function* readStatus(): Read<readonly Status[]> {
  const answers = yield* askSettled(
    originals.flatMap(({ address }) => [
      call(at(address, vault), 'depositPause', []),
      call(at(address, vault), 'depositWhitelist', []),
      call(at(address, vault), 'withdrawalPause', []),
    ]),
  )
  return originals.flatMap(({ address: token }, index): Status[] => {
    const [deposits, listed, withdrawals] = answers.slice(index * 3, index * 3 + 3)
    const off = (answer: typeof deposits) => answer !== undefined && isOn(answer)
    const mint: Status = { token, what: 'mint', until: null }
    return [
      ...(off(deposits)
        ? [mint]
        : off(listed)
          ? [{ ...mint, note: sentence('notes.mellow.depositsListed') } satisfies Status]
          : []),
      ...(off(withdrawals) ? [{ token, what: 'request', until: null } satisfies Status] : []),
    ]
  })
}
