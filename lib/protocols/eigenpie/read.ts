import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, at, call, together } from '../plan.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { manager, mlrt, stakingContract } from './abi.ts'
import { egeth, originals, products } from './addresses.ts'
import { readExits } from './exits.ts'

/** Balances and requests. One round for an account that has asked for nothing, two otherwise. */
export function* read(account: Address, _context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'eigenpie:token', plan: readBalances('eigenpie', originals, account) },
    { id: 'eigenpie:exit', plan: readExits(account) },
  ])
}

/**
 * Each token in what it is made of, as last pushed; egETH in ether. `exchangeRateToNative` of the others is not taken: it
 * would multiply with a price that Eigenpie chose, for some a market price. Tokens that do not answer are left out.
 */
export function* readRates(_chainId: number): Read<readonly Rate[]> {
  const rates = yield* askSettled(
    products.map((product) =>
      product === egeth
        ? call(at(product.token.address, mlrt), 'exchangeRateToNative', [])
        : call(at(product.token.address, mlrt), 'exchangeRateToLST', []),
    ),
  )
  return products.flatMap(({ token, paid }, index): Rate[] => {
    const rate = rates[index]
    if (!rate?.ok) return []
    const known = { token: token.address, wad: wad(rate.value) }
    return [paid.token === null ? known : { ...known, unit: paid.token }]
  })
}

/** What Eigenpie has stopped: deposits, requests, or one token by itself. Claims cannot be stopped. */
export function* readStatus(): Read<readonly Status[]> {
  const [[deposits, requests], each] = yield* together([
    askSettled([call(stakingContract, 'paused', []), call(manager, 'paused', [])]),
    askSettled(products.map(({ token }) => call(at(token.address, mlrt), 'paused', []))),
  ])
  return products.flatMap(({ token }, index) => {
    const one = each[index]
    const alone = one?.ok === true && one.value
    const off: Status['what'][] = []
    // A paused token cannot be minted; its transfers and requests go on.
    if (alone || (deposits.ok && deposits.value)) off.push('mint')
    if (requests.ok && requests.value) off.push('request')
    return off.map((what): Status => ({ token: token.address, what, until: null }))
  })
}
