import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const rsweth = '0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0'
const lbtc = '0x8236a87084f8B84306f72007F36F2618A5634494'

/** Karak's vault tokens, each worth one of what it holds; a week to leave. */
export async function buildKarak(chain: Chain, contracts: Contracts): Promise<void> {
  await placeAll(chain, ['karakDeposits', 'karakWithdrawals'])
  await contracts.karakWithdrawals.write('devnetInitialize', [7n * 86_400n], admin)
  const vaults = [
    ['kweETH', 18, mainnet.weETH],
    ['krswETH', 18, rsweth],
    ['krsETH', 18, mainnet.rsETH],
    ['kLBTC', 8, lbtc],
  ] as const
  for (const [name, decimals, underlying] of vaults) {
    await placeAll(chain, [name])
    const supply = 5_000n * 10n ** BigInt(decimals)
    await contracts[name].write('devnetInitialize', [name, decimals, underlying, whale, supply], admin)
  }
}
