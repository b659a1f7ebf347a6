import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** 3,000 ether minted, two thirds of it in the vault, which earned some; a twentieth lies in the buffer. */
export async function buildDinero(chain: Chain, contracts: Contracts): Promise<void> {
  const { pirexEth, apxETH } = contracts
  await placeAll(chain, ['pxETH', 'apxETH', 'upxETH', 'pirexEth'])
  // No fee for minting, half a per mille for a ticket, half a per cent at once; half a per cent stays in the vault.
  await pirexEth.write('devnetInitialize', [90n, [0, 500, 5_000], 50_000n], admin)
  await apxETH.write('devnetInitialize', [5_000n], admin)
  await pirexEth.write('deposit', [whale, true], whale, parseEther('2000'))
  await pirexEth.write('deposit', [whale, false], whale, parseEther('1000'))
  await chain.setBalance(admin, parseEther('1000'))
  await pirexEth.write('harvest', [0n], admin, parseEther('143.2109876'))
}
