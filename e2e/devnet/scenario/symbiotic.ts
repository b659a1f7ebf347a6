import { vaults } from '../../../lib/protocols/symbiotic/addresses.ts'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import type { Contracts } from '../contracts.ts'

const week = 7 * 86_400

/** Every vault that Bowline asks has code, and nobody anything in it; one has a clock and takes deposits. */
export async function buildSymbiotic(chain: Chain, { symbioticWstETH }: Contracts): Promise<void> {
  for (const { address } of vaults) await chain.place('SymbioticVault', address)
  await symbioticWstETH.write('devnetInitialize', [mainnet.wstETH, week], devnetOnly.admin)
}
