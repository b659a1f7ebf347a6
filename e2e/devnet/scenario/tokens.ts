import { encodePacked, keccak256, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** Places the tokens and gives each the size and rate it has on a day in 2026; everything belongs to the whale. */
export async function buildTokens(chain: Chain, contracts: Contracts): Promise<void> {
  await placeAll(chain, ['multicall3', 'weth'])
  await chain.setBalance(whale, parseEther('2000000'))
  await contracts.weth.write('deposit', [], whale, parseEther('50000'))
  await buildLido(chain, contracts)
  await buildRocketPool(chain, contracts)
  await buildCoinbase(chain, contracts)
  await buildEtherFi(chain, contracts)
  await buildPlain(chain, contracts)
}

async function buildLido(chain: Chain, { stETH, wstETH }: Contracts): Promise<void> {
  await placeAll(chain, ['stETH', 'wstETH'])
  await stETH.write('devnetInitialize', [whale, parseEther('7391412'), parseEther('8700000.123456789')], admin)
  await stETH.write('approve', [wstETH.address, parseEther('1000000')], whale)
  await wstETH.write('wrap', [parseEther('1000000')], whale)
}

async function buildRocketPool(chain: Chain, contracts: Contracts): Promise<void> {
  const { rocketStorage, rETH, rocketNetworkBalances, rocketDepositSettings, rocketNetworkSettings } = contracts
  await placeAll(chain, ['rocketStorage', 'rETH', 'rocketDepositPool', 'rocketNetworkBalances'])
  await placeAll(chain, ['rocketDepositSettings', 'rocketNetworkSettings'])
  const registered = {
    rocketTokenRETH: mainnet.rETH,
    rocketDepositPool: mainnet.rocketDepositPool,
    rocketNetworkBalances: mainnet.rocketNetworkBalances,
    rocketDAOProtocolSettingsDeposit: mainnet.rocketDepositSettings,
    rocketDAOProtocolSettingsNetwork: mainnet.rocketNetworkSettings,
  }
  for (const [name, address] of Object.entries(registered)) {
    const key = keccak256(encodePacked(['string', 'string'], ['contract.address', name]))
    await rocketStorage.write('devnetSetAddress', [key, address], admin)
  }
  await rETH.write('devnetInitialize', [whale, parseEther('420000')], admin)
  const report = [parseEther('485940.1234567'), parseEther('480000'), parseEther('420000')]
  await rocketNetworkBalances.write('devnetReport', report, admin)
  // Fee 0.05 %, at least 0.01 ETH, room for 60,000 ETH of which 18,000 are taken; rETH itself holds its 1 % for burns.
  const settings = [true, parseEther('0.01'), parseEther('0.0005'), parseEther('60000')]
  await rocketDepositSettings.write('devnetSet', settings, admin)
  await rocketNetworkSettings.write('devnetSet', [parseEther('0.02'), 86_400n, 0n], admin)
  await chain.setBalance(mainnet.rocketDepositPool, parseEther('18000'))
  await chain.setBalance(mainnet.rETH, parseEther('4200'))
}

async function buildCoinbase(chain: Chain, { cbETH }: Contracts): Promise<void> {
  await placeAll(chain, ['cbETH'])
  await cbETH.write('devnetInitialize', [mainnet.cbETHOracle, parseEther('1.134512345678901234')], admin)
  await cbETH.write('devnetMint', [whale, parseEther('120000')], admin)
}

async function buildEtherFi(chain: Chain, { liquidityPool, eETH, weETH }: Contracts): Promise<void> {
  await placeAll(chain, ['etherFiBlacklister', 'liquidityPool', 'eETH', 'weETH'])
  await liquidityPool.write('devnetInitialize', [whale, parseEther('1830000'), parseEther('2001234.56789')], admin)
  await eETH.write('approve', [weETH.address, parseEther('500000')], whale)
  await weETH.write('wrap', [parseEther('500000')], whale)
}

async function buildPlain(chain: Chain, { testToken }: Contracts): Promise<void> {
  await placeAll(chain, ['testToken', 'hostileToken'])
  await testToken.write('devnetInitialize', ['Test Token', 'TEST', 6], admin)
  await testToken.write('devnetMint', [whale, 10n ** 15n], admin)
}
