import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { feed, parseFeed } from '../feed.ts'
import { gather } from '../gather.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, parallel } from '../plan.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { routerContract, stakingContract, stakingContractPectra, vaultContract } from './abi.ts'
import { originals, rateFeed, redeem, staking, stakingPectra, unibtc, unieth } from './addresses.ts'
import { readDebts, readPaid } from './debts.ts'
import { readRedeemExits } from './redeems.ts'

/** Balances, ether owed for uniETH, uniBTC on its way back. One round for an account without exits, three at most. */
export function* read(account: Address, _context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'bedrock:token', plan: readBalances('bedrock', originals, account) },
    { id: `bedrock:exit:${redeem}`, plan: readPaid(account) },
    { id: `bedrock:exit:${staking}`, plan: readDebts(account, stakingContract) },
    { id: `bedrock:exit:${stakingPectra}`, plan: readDebts(account, stakingContractPectra) },
    { id: 'bedrock:exit:unibtc', plan: readRedeemExits(account) },
  ])
}

/**
 * uniETH in ether by its own accounts; uniBTC in bitcoin by the published exchange rate, with its date. brBTC has none.
 * One that does not answer is left out.
 */
export function* readRates(_chainId: number): Read<readonly Rate[]> {
  const outcomes = yield* parallel<Rate>([readUniethRate(), readUnibtcRate()])
  return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
}

function* readUniethRate(): Read<Rate> {
  const [ratio] = yield* ask([call(stakingContract, 'exchangeRatio', [])])
  return { token: unieth.address, wad: wad(ratio) }
}

function* readUnibtcRate(): Read<Rate> {
  const source = at(rateFeed, feed)
  const [round, decimals, time] = yield* ask([
    call(source, 'latestRoundData', []),
    call(source, 'decimals', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const { answer, updatedAt } = parseFeed(round, decimals, time)
  const rate = wad((answer * 10n ** 18n) / 10n ** BigInt(decimals))
  return { token: unibtc.address, wad: rate, unit: 'bitcoin', writtenAt: updatedAt }
}

/** What Bedrock has stopped. Debts of uniETH are paid and taken whatever is paused. */
export function* readStatus(): Read<readonly Status[]> {
  const [older, newer, redeeming, service] = yield* askSettled([
    call(stakingContract, 'paused', []),
    call(stakingContractPectra, 'paused', []),
    call(routerContract, 'paused', []),
    call(vaultContract, 'outOfService', []),
  ])
  const off = (answer: { ok: true; value: boolean } | { ok: false }) => answer.ok && answer.value
  const listed = (token: Address, whats: readonly Status['what'][]) =>
    whats.map((what): Status => ({ token, what, until: null }))
  return [
    // Either mints; only the older swaps at once.
    ...(off(older) && off(newer) ? listed(unieth.address, ['mint']) : []),
    ...(off(older) ? listed(unieth.address, ['instant']) : []),
    ...(off(service) ? listed(unibtc.address, ['mint']) : []),
    ...(off(redeeming) ? listed(unibtc.address, ['request']) : []),
    ...(off(redeeming) || off(service) ? listed(unibtc.address, ['claim']) : []),
  ]
}
