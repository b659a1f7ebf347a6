import { type Address, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const week = 7 * 86_400

/** Token, name, and the Symbiotic vault below it (facts LRT 15.4). Their queues are in no public source. */
const vaults = [
  ['rstETH', 'Restaking Vault ETH', mainnet.rstETHSymbiotic],
  ['re7LRT', 'Re7 Labs LRT', '0x3D93b33f5E5fe74D54676720e70EA35210cdD46E'],
  ['steakLRT', 'Steakhouse Resteaking Vault', '0xf7Ce770AbdD1895f2CB0989D7cf2A26705FF37a7'],
  ['amphrETH', 'Amphor Restaked ETH', '0x446970400e1787814CA050A4b45AE9d21B3f7EA7'],
  ['pzETH', 'Renzo Restaked LST', '0xa88e91cEF50b792f9449e2D4C699b6B3CcE1D19F'],
] as const satisfies readonly (readonly [keyof Contracts, string, Address])[]

/** Mellow's vaults over wstETH, a tenth of each idle. What they earned came as a gift, which raises the rate. */
export async function buildMellow(chain: Chain, contracts: Contracts): Promise<void> {
  const { DVstETH, wstETH } = contracts
  await placeAll(chain, ['mellowClaimer', 'DVstETH'])
  await DVstETH.write('devnetName', ['Decentralized Validator Token', 'DVstETH'], admin)
  for (const [index, [token, name, below]] of vaults.entries()) {
    await placeAll(chain, [token])
    const vault = contracts[token]
    const queue = await chain.place('SymbioticWithdrawalQueue', queueAddress(index))
    const symbiotic = await chain.place('SymbioticVault', below)
    await symbiotic.write('devnetInitialize', [mainnet.wstETH, week], admin)
    await vault.write('devnetName', [name, token], admin)
    await vault.write('devnetSetSubvault', [below, queue.address], admin)
    await fill(token, '200', '2')
  }
  await fill('DVstETH', '200', '3')

  async function fill(token: keyof Contracts, amount: string, gift: string) {
    await wstETH.write('approve', [contracts[token].address, parseEther(amount)], whale)
    await contracts[token].write('deposit', [parseEther(amount), whale], whale)
    await wstETH.write('transfer', [contracts[token].address, parseEther(gift)], whale)
  }
}

/** Where the queue of a vault stands on the devnet. */
export function queueAddress(index: number): Address {
  return `0xde70000000000000000000000000000000${(0xde7200 + index).toString(16)}`
}
