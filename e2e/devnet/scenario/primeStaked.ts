import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** primeETH at a rate of about 1.04. What backs it, restaked OETH, is put there by the test that needs it. */
export async function buildPrimeStaked(chain: Chain, contracts: Contracts): Promise<void> {
  await placeAll(chain, ['primeETH', 'primeOracle', 'primePool', 'primeDelegator'])
  await contracts.primeOracle.write('devnetSetPrice', [parseEther('1.041234567890123456')], admin)
  await contracts.primeETH.write('mint', [whale, parseEther('3000')], admin)
}
