import { type Address, parseEther } from 'viem'
import { devnetOnly, feeds, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

/** Renzo's stakers in the order of its on-chain array, with the operator each delegates to (facts LRT 11.2, 15; 6.2). */
export const renzoDelegators = [
  ['0xbAf5f3A05BD7Af6f3a0BBA207803bf77e2657c8F', '0x3F98F47D302a3CFd3746Fe35f7cF10c3217e5272', 'HashKey Cloud'],
  ['0x0B1981a9Fcc24A445dE15141390d3E46DA0e425c', '0x5cd6Fdfad710609c828feba2508bCAF89e80501a', 'Luganodes'],
  ['0x125B367C16C5858f11e12948404F7a1371a0FDa3', '0x865caE37b4F44e73eA1e79577C5BFc6207C98f16', 'P2P.org'],
  ['0x78524bEeAc12368e600457478738c233f436e9f6', '0xDFCb21AC9b99dE986D99F4CE5FCE2A6542eFe3A1', 'Figment'],
  ['0x38cDB1A8207264C1A07c42c43A4c3ED4bfab7CEA', '0x5dCdf02a7188257b7c37dD3158756dA9Ccd4A9Cb', 'Pier Two'],
] as const satisfies readonly (readonly [Address, Address, string])[]

const { admin, whale } = devnetOnly
/** What Renzo calls ether. */
const ether = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'

/**
 * ezETH at a rate of about 1.0774: 80,000 minted one to one, then its validators earned. Needs the feeds and EigenLayer:
 * each delegator restakes stETH with its operator, so a slash of that operator lowers the rate at once.
 */
export async function buildRenzo(chain: Chain, contracts: Contracts): Promise<void> {
  const { restakeManager, renzoOracle, stETH, strategyManager, delegationManager } = contracts
  await placeAll(chain, ['ezETH', 'restakeManager', 'renzoOracle', 'renzoRateProvider'])
  await placeAll(chain, ['renzoWithdrawQueue', 'renzoRiskOracle'])
  const [stETHFeed] = feeds.filter(({ pair }) => pair === 'STETH / ETH')
  await renzoOracle.write('devnetSetFeed', [mainnet.stETH, stETHFeed?.proxy], admin)
  await restakeManager.write('devnetAddCollateral', [mainnet.stETH, parseEther('100000')], admin)
  await restakeManager.write('depositETH', [], whale, parseEther('80000'))
  // The queue hands the ether to validators; what stays waits in it, or as a buffer for those who leave.
  await chain.setBalance(mainnet.renzoDepositQueue, parseEther('1000'))
  await chain.setBalance(mainnet.renzoWithdrawQueue, parseEther('1000'))
  await buildQueue(contracts)
  for (const [delegator, operator, name] of renzoDelegators) {
    const contract = await chain.place('OperatorDelegator', delegator)
    await contract.write('devnetSetStrategy', [mainnet.stETH, mainnet.stETHStrategy], admin)
    await contract.write('devnetSetDelegate', [operator], admin)
    await contract.write('devnetSetUnverified', [parseEther('16038.4')], admin)
    await restakeManager.write('devnetAddDelegator', [delegator, 2000n], admin)
    const zero = '0x0000000000000000000000000000000000000000'
    await delegationManager.write('registerAsOperator', [zero, 50, `https://operators.invalid/${name}`], operator)
    await stETH.write('transfer', [delegator, parseEther('800')], whale)
    await stETH.write('approve', [strategyManager.address, parseEther('801')], delegator)
    const amount = await stETH.read('balanceOf', [delegator])
    await strategyManager.write('depositIntoStrategy', [mainnet.stETHStrategy, mainnet.stETH, amount], delegator)
    const noSignature = { signature: '0x', expiry: 0n }
    await delegationManager.write('delegateTo', [operator, noSignature, `0x${'00'.repeat(32)}`], delegator)
  }
}

/** Requests in ether, which the buffer pays, and in stETH, for which there is none: those wait for funds. */
async function buildQueue({ renzoWithdrawQueue }: Contracts): Promise<void> {
  await renzoWithdrawQueue.write('devnetInitialize', [10n * 86_400n], admin)
  await renzoWithdrawQueue.write('devnetSetBuffer', [ether, parseEther('1000')], admin)
  await renzoWithdrawQueue.write('devnetSetBuffer', [mainnet.stETH, parseEther('500')], admin)
}
