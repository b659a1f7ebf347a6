import { parseEther, zeroAddress } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const whole = 10n ** 8n
const plenty = 500n * whole

/** LBTC, SolvBTC, pumpBTC and stBTC in the whale's hands. Needs WBTC, and feeds for the rates that only feeds publish. */
export async function buildBitcoins(chain: Chain, contracts: Contracts): Promise<void> {
  await buildLombard(chain, contracts)
  await buildSolv(chain, contracts)
  const { pumpBTC, pumpStaking, stBTC, eBTCBase } = contracts
  await placeAll(chain, ['pumpBTC', 'pumpStaking', 'stBTC'])
  await stBTC.write('devnetInitialize', [whale, parseEther('500')], admin)
  await pumpBTC.write('mint', [whale, plenty], admin)
  // No fee for who waits, three per cent for who does not.
  await pumpStaking.write('devnetInitialize', [eBTCBase.address, 1_000n * whole, 0n, 300n], admin)
  await eBTCBase.write('approve', [mainnet.pumpStaking, 50n * whole], whale)
  await pumpStaking.write('stake', [50n * whole], whale)
}

async function buildLombard(chain: Chain, { LBTC, BTCb, lombardOracle, lombardRouter }: Contracts): Promise<void> {
  await placeAll(chain, ['LBTC', 'BTCb', 'lombardOracle', 'lombardRouter'])
  const { timestamp } = await chain.block()
  await lombardOracle.write('devnetPublish', [parseEther('0.998765432109876543'), timestamp], admin)
  const [fee, least] = [100n, 20_000n]
  await lombardRouter.write('devnetSetToken', [mainnet.LBTC, fee, least, 10_000n, true, mainnet.lombardOracle], admin)
  await lombardRouter.write('devnetSetToken', [mainnet.BTCb, fee, least, 10_000n, true, zeroAddress], admin)
  for (const token of [LBTC, BTCb]) await token.write('mint', [whale, plenty], admin)
}

/** The number of the fund that pays SolvBTC out in WBTC: as on mainnet. */
const fund = '0x716db7dc196abe78d5349c7166896f674ab978af26ada3e5b3ea74c5a1b48307'

async function buildSolv(chain: Chain, contracts: Contracts): Promise<void> {
  const { solvBTC, xSolvBTC, xSolvBTCOracle, xSolvBTCPool, solvRouter, solvMarket, solvRedemption, eBTCBase } =
    contracts
  await placeAll(chain, ['solvBTC', 'xSolvBTC', 'xSolvBTCOracle', 'xSolvBTCPool'])
  await placeAll(chain, ['solvRouter', 'solvMarket', 'solvRedemption'])
  await xSolvBTCOracle.write('devnetSetNav', [parseEther('1.021234567890123456')], admin)
  for (const token of [solvBTC, xSolvBTC]) {
    await token.write('devnetAllow', [mainnet.xSolvBTCPool], admin)
    await token.write('mint', [whale, parseEther('500')], admin)
  }
  await xSolvBTCPool.write('devnetInitialize', [20n, 12_000n, whale], admin)
  await solvMarket.write('devnetSetPool', [fund, solvRedemption.address, eBTCBase.address], admin)
  await solvRouter.write('devnetSetPoolId', [mainnet.solvBTC, eBTCBase.address, fund], admin)
  await eBTCBase.write('transfer', [solvRedemption.address, 50n * whole], whale)
}
