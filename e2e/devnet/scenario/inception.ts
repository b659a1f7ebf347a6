import { encodeFunctionData, parseEther } from 'viem'
import { vaults } from '../../../lib/protocols/inception/addresses.ts'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain, Contract, Transaction } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** Shares per asset, where a vault is used; others stand at one. */
const ratios: Record<string, string> = { inwstETHs: '0.981234567890123456', InstETH: '0.934512345678901234' }

/** inETH with some ether to pay with, and every vault over one token; two of them hold some and have shares outside. */
export async function buildInception(chain: Chain, contracts: Contracts): Promise<void> {
  const { inETH, inETHPool, inETHRatioFeed, wstETH, stETH } = contracts
  await placeAll(chain, ['inETH', 'inETHPool', 'inETHRatioFeed'])
  const transactions: Transaction[] = []
  const write = ({ abi, address }: Contract, functionName: string, args: readonly unknown[]) =>
    transactions.push({ from: admin, to: address, data: encodeFunctionData({ abi, functionName, args }) })
  for (const { token, vault, asset, generation } of vaults) {
    const shares = await chain.place('InceptionToken', token.address)
    const keeper = await chain.place(
      generation === 'symbiotic' ? 'InceptionVaultSymbiotic' : 'InceptionVaultEigen',
      vault,
    )
    const { name, symbol, decimals } = token
    write(shares, 'devnetInitialize', [name, symbol, decimals, vault])
    write(shares, 'devnetMint', [whale, 1_000n * 10n ** BigInt(decimals)])
    // stETH and the like lose up to two units on the way, and the vault reckons with it.
    const lost = symbol === 'InstETH' ? 2n : 0n
    const ratio = parseEther(ratios[symbol] ?? '1')
    write(keeper, 'devnetInitialize', [token.address, asset.token, ratio, lost, 1_000n * 10n ** BigInt(decimals)])
  }
  write(inETHRatioFeed, 'devnetUpdate', [parseEther('0.931234567890123456')])
  write(inETH, 'devnetMint', [whale, parseEther('2000')])
  write(inETHPool, 'devnetSet', [5n * 10n ** 8n, parseEther('0.001')])
  await chain.sendTogether(transactions)
  await chain.setBalance(inETHPool.address, parseEther('100'))
  await wstETH.write('transfer', [mainnet.inwstETHsVault, parseEther('50')], whale)
  await stETH.write('transfer', [mainnet.InstETHVault, parseEther('50')], whale)
}
