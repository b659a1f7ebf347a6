import { type Address, zeroHash } from 'viem'
import type { Devnet } from '../devnet/api.ts'
import { avs, p2p } from '../devnet/scenario/cast.ts'
import type { Story } from '../fixtures/story.ts'
import { importWords } from './onboarding.ts'
import { openWallet, type Wallet } from './wallet.ts'

/** The well-known public test phrase; its keys are known to the world. */
export const testPhrase = 'test test test test test test test test test test test junk'
export const testPassword = 'tie it twice, trust it once'

export type Ready = { account: Address; wallet: Wallet }

/**
 * Bowline as most stories begin: the first account of the test phrase imported with the story's endpoint and the developer switch on, the
 * popup open on the home screen with values in it. `prepare` changes the chain before Bowline looks at it.
 */
export async function readyWallet(
  { browser, devnet, rpc }: Pick<Story, 'browser' | 'devnet' | 'rpc'>,
  prepare?: (account: Address) => Promise<void>,
): Promise<Ready> {
  const [first] = devnet.accounts
  if (first === undefined) throw new Error('The devnet has no accounts.')
  await prepare?.(first.address)
  const done = await importWords(browser, { phrase: testPhrase, password: testPassword, endpoint: rpc.url, only: 1 })
  await done.close()
  const wallet = await openWallet(browser)
  await wallet.held('ETH').visible()
  return { account: first.address, wallet }
}

/** Restakes stETH on the chain directly, as if done long ago. Unit: wei. */
export async function restake({ contracts }: Devnet, account: Address, amount: bigint): Promise<void> {
  const { stETH, strategyManager, stETHStrategy } = contracts
  await stETH.write('approve', [strategyManager.address, amount], account)
  await strategyManager.write('depositIntoStrategy', [stETHStrategy.address, stETH.address, amount], account)
}

export async function delegate({ contracts }: Devnet, account: Address, operator: Address): Promise<void> {
  await contracts.delegationManager.write('delegateTo', [operator, { signature: '0x', expiry: 0n }, zeroHash], account)
}

/** EigenDA holds a quarter of P2P.org's stETH magnitude and slashes 40 % of it: a tenth of the stake is gone. */
export async function slashTenth(devnet: Devnet): Promise<void> {
  const { address } = devnet.contracts.stETHStrategy
  const wads = [4n * 10n ** 17n]
  await devnet.slash({ avs: avs.eigenDa, setId: 0, operator: p2p.address, strategies: [address], wads })
}
