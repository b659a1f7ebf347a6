import { type Address, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain, Contract } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const day = 86_400

/** ether.fi's ways out, and its vaults. Needs the pool and its tokens; moves nobody's balance but the whale's. */
export async function buildEtherFiExits(chain: Chain, contracts: Contracts): Promise<void> {
  const { withdrawRequestNft, etherFiRedemptionManager, etherFiRestaker, stETH, liquidityPool } = contracts
  await placeAll(chain, ['withdrawRequestNft', 'weETHWithdrawAdapter', 'etherFiRedemptionManager', 'etherFiRestaker'])
  await withdrawRequestNft.write('devnetInitialize', [], admin)
  // Ether that comes back from validators: what is pooled in all stays the same.
  await chain.send({ from: whale, to: liquidityPool.address, value: parseEther('40000') })
  await stETH.write('transfer', [etherFiRestaker.address, parseEther('30000')], whale)
  const ether = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'
  // Ether: 0.3 % within 2,000 a day; stETH: free within 5,000 a day; both above 1 % of the pool (facts LRT 3).
  const perSecond = (amount: string) => parseEther(amount) / 86_400n
  const terms = [
    [ether, parseEther('2000'), perSecond('2000'), 30, 1_000, 100],
    [mainnet.stETH, parseEther('5000'), perSecond('5000'), 0, 0, 100],
  ]
  for (const term of terms) await etherFiRedemptionManager.write('devnetSet', term, admin)
  await buildEtherVault(chain, contracts, 'weETHs', 'Super Symbiotic LRT', '1.0312')
  await buildEtherVault(chain, contracts, 'weETHk', 'King Karak LRT', '1.0145')
  await buildBitcoinVault(chain, contracts)
}

/**
 * A vault over WETH: a delayed exit of three days in WETH, eETH and weETH. That of weETHk pays what it holds itself; that of
 * weETHs is older and takes from the vault.
 */
async function buildEtherVault(
  chain: Chain,
  contracts: Contracts,
  symbol: 'weETHs' | 'weETHk',
  name: string,
  rate: string,
): Promise<void> {
  const [accountant, exit] = [contracts[`${symbol}Accountant`], contracts[`${symbol}DelayedWithdraw`]]
  await placeAll(chain, [symbol, `${symbol}Accountant`, `${symbol}Teller`, `${symbol}DelayedWithdraw`])
  await initialize(contracts[symbol], [name, symbol, 18], [exit.address, contracts[`${symbol}Teller`].address])
  await accountant.write('devnetInitialize', [mainnet[symbol], mainnet.weth, parseEther(rate)], admin)
  await accountant.write('devnetSetProvider', [mainnet.eETH, true, devnetOnly.admin], admin)
  await accountant.write('devnetSetProvider', [mainnet.weETH, false, mainnet.weETH], admin)
  await contracts[`${symbol}Teller`].write('devnetInitialize', [mainnet[symbol], accountant.address], admin)
  await exit.write('devnetInitialize', [mainnet[symbol], accountant.address, whale, false], admin)
  for (const asset of [mainnet.weth, mainnet.eETH, mainnet.weETH]) {
    await exit.write('devnetSetAsset', [asset, true, 3 * day, 7 * day, 0, 100], admin)
  }
  if (symbol === 'weETHs') await exit.write('devnetMakeOld', [], admin)
  const payer = symbol === 'weETHs' ? mainnet.weETHs : exit.address
  await contracts.weth.write('transfer', [payer, parseEther('500')], whale)
  await contracts.weETH.write('transfer', [payer, parseEther('500')], whale)
  await contracts[symbol].write('enter', [whale, mainnet.weth, 0n, whale, parseEther('20000')], admin)
}

/** eBTC over a bitcoin token: requests that somebody fills, at maturity of three days or at once. */
async function buildBitcoinVault(chain: Chain, contracts: Contracts): Promise<void> {
  const { eBTC, eBTCAccountant, eBTCTeller, eBTCDelayedWithdraw, eBTCQueue, eBTCQueueFast, eBTCBase } = contracts
  await placeAll(chain, ['eBTC', 'eBTCAccountant', 'eBTCTeller', 'eBTCDelayedWithdraw', 'eBTCQueue', 'eBTCQueueFast'])
  await placeAll(chain, ['eBTCBase'])
  await eBTCBase.write('devnetInitialize', ['Wrapped BTC', 'WBTC', 8], admin)
  await eBTCBase.write('devnetMint', [whale, 10_000n * 10n ** 8n], admin)
  await initialize(eBTC, ['ether.fi BTC', 'eBTC', 8], [eBTCDelayedWithdraw.address, eBTCTeller.address])
  await eBTCAccountant.write('devnetInitialize', [eBTC.address, eBTCBase.address, 100_523_417n], admin)
  await eBTCTeller.write('devnetInitialize', [eBTC.address, eBTCAccountant.address], admin)
  await eBTCDelayedWithdraw.write('devnetInitialize', [eBTC.address, eBTCAccountant.address, whale, false], admin)
  for (const [queue, maturity] of [
    [eBTCQueue, 3 * day],
    [eBTCQueueFast, 0],
  ] as const) {
    await queue.write('devnetInitialize', [eBTC.address, eBTCAccountant.address], admin)
    await queue.write('devnetSetAsset', [eBTCBase.address, true, maturity, 3 * day, 1, 10, 10_000n], admin)
  }
  await eBTC.write('enter', [whale, eBTCBase.address, 0n, whale, 5_000n * 10n ** 8n], admin)
}

async function initialize(vault: Contract, token: readonly unknown[], trusted: readonly Address[]): Promise<void> {
  await vault.write('devnetInitialize', [...token, trusted], admin)
}
