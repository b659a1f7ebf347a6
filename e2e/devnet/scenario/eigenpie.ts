import { encodeFunctionData, parseEther } from 'viem'
import { products } from '../../../lib/protocols/eigenpie/addresses.ts'
import { devnetOnly } from '../addresses.ts'
import type { Chain, Contract, Transaction } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const day = 86_400n

/** Rate in the underlying and the underlying's price in ether; others stand at one. */
const known: Record<string, readonly [string, string]> = {
  egETH: ['1.034512345678901234', '1'],
  mstETH: ['1.012345678901234567', '1'],
  mswETH: ['1.021234567890123456', '1.072952057613'],
}

/** Every token of Eigenpie, ten thousand each in the whale's hands, and the queue in its first week. */
export async function buildEigenpie(chain: Chain, { eigenpieConfig, eigenpieManager }: Contracts): Promise<void> {
  await placeAll(chain, ['eigenpieConfig', 'eigenpieStaking', 'eigenpieManager'])
  const transactions: Transaction[] = []
  const write = ({ abi, address }: Contract, functionName: string, args: readonly unknown[]) =>
    transactions.push({ from: admin, to: address, data: encodeFunctionData({ abi, functionName, args }) })
  for (const { token, asset } of products) {
    const [rate, price] = (known[token.symbol] ?? ['1', '1']).map((decimal) => parseEther(decimal))
    const contract = await chain.place('MLRT', token.address)
    write(contract, 'devnetInitialize', [token.symbol, asset, rate, whale, parseEther('10000')])
    write(eigenpieConfig, 'devnetAdd', [asset, token.address, price])
  }
  const { timestamp } = await chain.block()
  write(eigenpieManager, 'devnetInitialize', [timestamp - 2n * day, 7n * day])
  await chain.sendTogether(transactions)
}
