import type { Address } from 'viem'
import { devnetOnly } from './addresses.ts'
import type { Chain } from './chain.ts'
import type { Contracts } from './contracts.ts'

const tokens = [
  'weth',
  'stETH',
  'wstETH',
  'rETH',
  'cbETH',
  'eETH',
  'weETH',
  'ezETH',
  'pufETH',
  'xPufETH',
  'rsETH',
  'ynETH',
  'ynLSDe',
  'ynETHx',
  'kweETH',
  'krswETH',
  'krsETH',
  'kLBTC',
  'primeETH',
  'weETHs',
  'weETHk',
  'eBTC',
  'rstETH',
  're7LRT',
  'steakLRT',
  'amphrETH',
  'pzETH',
  'DVstETH',
  'frxETH',
  'sfrxETH',
  'swETH',
  'rswETH',
  'egETH',
  'mstETH',
  'mswETH',
  'STONE',
  'uniETH',
  'uniBTC',
  'brBTC',
  'inETH',
  'inwstETHs',
  'InstETH',
  'ETHx',
  'osETH',
  'sETH2',
  'rETH2',
  'ankrETH',
  'LsETH',
  'wBETH',
  'pxETH',
  'apxETH',
  'tETH',
  'CDCETH',
  'xrETH',
  'spETH',
  'mpETH',
  'stafiRETH',
  'qETH',
  'mevETH',
  'nETH',
  'rnETH',
  'vETH',
  'olderVETH',
  'dETH',
  'mETH',
  'cmETH',
  'OETH',
  'wOETH',
  'LBTC',
  'BTCb',
  'solvBTC',
  'xSolvBTC',
  'pumpBTC',
  'stBTC',
  'testToken',
] as const

/** What to give, by name. Unit: the token's smallest. */
export type FundAmounts = Partial<Record<'eth' | 'eigen' | (typeof tokens)[number], bigint>>

/** Hands out what the whale holds; ether and EIGEN come from nowhere. stETH and eETH may arrive a wei or two short. */
export async function fund(chain: Chain, contracts: Contracts, account: Address, amounts: FundAmounts): Promise<void> {
  if (amounts.eth !== undefined) await chain.setBalance(account, (await chain.balance(account)) + amounts.eth)
  if (amounts.eigen !== undefined) await giveEigen(contracts, account, amounts.eigen)
  for (const token of tokens) {
    const amount = amounts[token]
    if (amount !== undefined) await contracts[token].write('transfer', [account, amount], devnetOnly.whale)
  }
}

async function giveEigen({ backingEigen, eigen }: Contracts, account: Address, amount: bigint): Promise<void> {
  const { admin, whale } = devnetOnly
  await backingEigen.write('devnetMint', [whale, amount], admin)
  await backingEigen.write('approve', [eigen.address, amount], whale)
  await eigen.write('wrap', [amount], whale)
  await eigen.write('transfer', [account, amount], whale)
}
