import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** Both lines, repriced once; their deposit managers hold what tickets are settled with. */
export async function buildSwell(chain: Chain, contracts: Contracts): Promise<void> {
  await placeAll(chain, ['swETH', 'swEXIT', 'swETHAccess', 'swETHDeposits'])
  await placeAll(chain, ['rswETH', 'rswEXIT', 'rswETHAccess', 'rswETHDeposits'])
  await line('swETH', 'swEXIT', '60000', '64377.123456789')
  await line('rswETH', 'rswEXIT', '40000', '42103.987654321')
  await contracts.rswETHDeposits.write('devnetSetProvider', [mainnet.swETH, mainnet.swETH], admin)

  async function line(token: 'swETH' | 'rswETH', exit: 'swEXIT' | 'rswEXIT', supply: string, reserves: string) {
    const [access, deposits] = [contracts[`${token}Access`], contracts[`${token}Deposits`]]
    const amount = parseEther(supply)
    await contracts[token].write('devnetInitialize', [access.address, deposits.address, whale, amount], admin)
    await contracts[token].write('devnetReprice', [parseEther(reserves), 0n, amount], admin)
    const limits = [parseEther('0.005'), parseEther('500')]
    await contracts[exit].write(
      'devnetInitialize',
      [access.address, mainnet[token], deposits.address, ...limits],
      admin,
    )
    await deposits.write('devnetInitialize', [mainnet[exit], mainnet[token]], admin)
    await chain.setBalance(deposits.address, parseEther('5000'))
  }
}
