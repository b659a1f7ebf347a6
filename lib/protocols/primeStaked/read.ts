import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { ask, askSettled, call } from '../plan.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { delegatorContract, oracleContract, poolContract, tokenContract } from './abi.ts'
import { primeeth } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance and every open request, side by side. Throws PartialReadError with what could be read. */
export function* read(account: Address, context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'primeStaked:token', plan: readBalances('primeStaked', [primeeth], account) },
    { id: 'primeStaked:exit', plan: readExits(account, context) },
  ])
}

/** Ether per primeETH as the oracle last wrote it. Nothing says when that was: not even a log. */
export function* readRates(): Read<readonly Rate[]> {
  const [price] = yield* ask([call(oracleContract, 'primeETHPrice', [])])
  return [{ token: primeeth.address, wad: wad(price) }]
}

/** What is paused. primeETH's own switch stops minting and burning, not transfers. */
export function* readStatus(): Read<readonly Status[]> {
  const answers = yield* askSettled([
    call(poolContract, 'paused', []),
    call(tokenContract, 'paused', []),
    call(delegatorContract, 'paused', []),
  ])
  const [pool, token, delegator] = answers.map((answer) => answer.ok && answer.value)
  const off: readonly [Status['what'], boolean | undefined][] = [
    ['mint', pool || token],
    ['request', pool || token || delegator],
    ['claim', pool || delegator],
  ]
  return off.flatMap(([what, is]) => (is ? [{ token: primeeth.address, what, until: null }] : []))
}
