import { type Address, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** How Kelp writes ether as an asset. */
export const kelpEther = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'
const ethx = '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'
const prices = { [kelpEther]: '1', [mainnet.stETH]: '1', [ethx]: '1.081234567890123456' }
const supply = parseEther('629689')
/** The rate of a day in May 2026. */
const price = 1_069_610_361_882_844_043n

/**
 * rsETH backed by ether, stETH and ETHx. The delay, which mainnet had at nothing in 2026, is 50 blocks, so that a story
 * has something to wait for; instant exits cost 20 basis points and are on for ether and stETH.
 */
export async function buildKelp(chain: Chain, contracts: Contracts): Promise<void> {
  const { rsETH, kelpPool, kelpOracle, kelpConfig, kelpManager, kelpVault, stETH } = contracts
  await placeAll(chain, ['rsETH', 'kelpPool', 'kelpOracle', 'kelpConfig', 'kelpManager', 'kelpVault'])
  // Only its balances are asked for, which are none; where ETHx itself is, that is right too.
  if ((await chain.rpc('eth_getCode', [ethx, 'latest'])) === '0x') await chain.place('TestToken', ethx)
  for (const [asset, ether] of Object.entries(prices)) {
    await kelpConfig.write('devnetSupport', [asset], admin)
    await kelpOracle.write('devnetSetPrice', [asset, parseEther(ether)], admin)
    await kelpManager.write('devnetAllow', [asset, parseEther('0.001'), asset !== ethx], admin)
  }
  await rsETH.write('mint', [whale, supply], admin)
  await chain.setBalance(kelpVault.address, parseEther('5000'))
  await stETH.write('transfer', [kelpVault.address, parseEther('3000')], whale)
  await kelpPool.write('devnetReport', [mainnet.stETH, parseEther('90000')], admin)
  await kelpPool.write('devnetReport', [ethx, parseEther('40000')], admin)
  await kelpPool.write('devnetInitialize', [10n ** 14n], admin)
  await kelpOracle.write('devnetInitialize', [price, 10n ** 16n, 450n, admin], admin)
  await kelpManager.write('devnetInitialize', [50n, 20n, admin], admin)
  await reportKelp(contracts, 0)
}

/** Restaked ether such that rsETH is worth `basisPoints` more (or less) than its written rate; that rate stands. */
export async function reportKelp(contracts: Contracts, basisPoints: number): Promise<void> {
  const { kelpPool, kelpOracle, rsETH } = contracts
  const written = (await kelpOracle.read('rsETHPrice')) as bigint
  const rate = (written * BigInt(10_000 + basisPoints)) / 10_000n
  const worth = (((await rsETH.read('totalSupply')) as bigint) * rate) / 10n ** 18n
  const total = async (asset: Address) => (await kelpPool.read('getTotalAssetDeposits', [asset])) as bigint
  const others = await Promise.all(
    [mainnet.stETH, ethx].map(
      async (asset) =>
        ((await total(asset as Address)) * parseEther(prices[asset as keyof typeof prices])) / 10n ** 18n,
    ),
  )
  const held = await total(kelpEther)
  const reported = await kelpPool.read('devnetReported', [kelpEther])
  const restaked = worth - others.reduce((sum, one) => sum + one, 0n) - (held - (reported as bigint))
  await kelpPool.write('devnetReport', [kelpEther, restaked], admin)
}

/** Kelp's operator unlocks all requests in an asset that are old enough and that the vault can pay. */
export async function unlockKelp({ kelpManager }: Contracts, asset: Address): Promise<void> {
  await kelpManager.write('unlockQueue', [asset, 2n ** 255n, 0n, 0n, 0n, 0n], admin)
}
