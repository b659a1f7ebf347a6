import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const supply = parseEther('2000')

/** The small tokens, all in the whale's hands, with what stands behind each and a little at hand for those who leave. */
export async function buildSmall(chain: Chain, contracts: Contracts): Promise<void> {
  await buildBalances(chain, contracts)
  await buildVaults(chain, contracts)
  await buildQueues(chain, contracts)
  const { bifrostCore, metaPoolSwap, metaPoolWithdrawal, mevETH } = contracts
  await placeAll(chain, ['mevETH', 'vETH', 'bifrostCore'])
  await mevETH.write('devnetInitialize', [whale, parseEther('2087.654321'), supply], admin)
  await chain.setBalance(mainnet.mevETH, parseEther('20'))
  await bifrostCore.write('devnetInitialize', [mainnet.olderVETH, whale, supply, parseEther('2154.321')], admin)
  await chain.setBalance(mainnet.bifrostCore, parseEther('20'))
  await chain.setBalance(mainnet.metaPoolSwap, parseEther('40'))
  await chain.setBalance(mainnet.metaPoolWithdrawal, parseEther('20'))
  await metaPoolSwap.write('devnetInitialize', [], admin)
  await metaPoolWithdrawal.write('devnetInitialize', [], admin)
}

async function buildBalances(chain: Chain, contracts: Contracts): Promise<void> {
  const named = {
    CDCETH: ['Crypto.com Staked ETH', 'CDCETH'],
    stafiRETH: ['StaFi rETH', 'rETH'],
    qETH: ['Tranchess qETH', 'qETH'],
    nETH: ['Node ETH', 'nETH'],
    rnETH: ['Restaking Node ETH', 'rnETH'],
    dETH: ['dETH', 'dETH'],
    mpETH: ['MetaPoolETH', 'mpETH'],
    olderVETH: ['Bifrost Voucher ETH', 'vETH'],
  } as const
  const names = Object.keys(named) as (keyof typeof named)[]
  await placeAll(chain, [...names, 'qETHRate'])
  for (const name of names) await contracts[name].write('devnetInitialize', [...named[name], whale, supply], admin)
  await contracts.CDCETH.write('devnetSetRate', [parseEther('1.084512345678901234')], admin)
  await contracts.qETHRate.write('devnetSetRate', [parseEther('1.061234567890123456')], admin)
}

async function buildVaults(chain: Chain, { weth, xrETH, spETH }: Contracts): Promise<void> {
  await placeAll(chain, ['xrETH', 'spETH', 'metaPoolWithdrawal', 'metaPoolSwap'])
  await weth.write('transfer', [mainnet.xrETH, parseEther('20')], whale)
  // Three hundredths of a per cent on the way in.
  const fee = parseEther('0.0003')
  await xrETH.write('devnetInitialize', [whale, supply, parseEther('2073.2109876'), fee], admin)
  await spETH.write('devnetInitialize', [whale, supply, parseEther('2121.98765432')], admin)
}

async function buildQueues(chain: Chain, contracts: Contracts): Promise<void> {
  const { nETH, nETHPool, rnETH, rnETHPool, stafiRETH, stafiWithdrawals } = contracts
  await placeAll(chain, ['nETHPool', 'rnETHPool', 'stafiWithdrawals'])
  // Blocks: as many as the other delays of the devnet.
  await nETHPool.write('devnetInitialize', [nETH.address, parseEther('2099.753086421'), 50n], admin)
  await rnETHPool.write('devnetInitialize', [rnETH.address, parseEther('2041.234567891'), 50n], admin)
  await chain.setBalance(nETHPool.address, parseEther('20'))
  await chain.setBalance(rnETHPool.address, parseEther('20'))
  await stafiRETH.write('devnetReport', [parseEther('2224.691357802'), supply], admin)
  await stafiWithdrawals.write('devnetInitialize', [parseEther('200'), parseEther('100')], admin)
}
