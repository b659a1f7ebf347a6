import { type Address, parseEther } from 'viem'
import { testAccount } from '../accounts.ts'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import type { Contracts } from '../contracts.ts'
import { fund } from '../fund.ts'
import { rebase } from '../rebase.ts'
import { kiln, nethermind, p2p, stranger } from './cast.ts'

const strategyOf = { stETH: mainnet.stETHStrategy, rETH: mainnet.rETHStrategy, cbETH: mainnet.cbETHStrategy } as const

/**
 * Test accounts that restake. 1: the second user, with P2P.org. 5 to 8: the other stakers of each operator, so that there
 * is something to slash. Unit of amounts: tokens.
 */
const stakers: readonly {
  account: number
  operator: Address
  amounts: Partial<Record<keyof typeof strategyOf, number>>
}[] = [
  { account: 1, operator: p2p.address, amounts: { stETH: 60, rETH: 25 } },
  { account: 5, operator: p2p.address, amounts: { stETH: 9000, rETH: 3000, cbETH: 1200 } },
  { account: 6, operator: kiln.address, amounts: { stETH: 4000 } },
  { account: 7, operator: nethermind.address, amounts: { stETH: 2500, rETH: 800, cbETH: 500 } },
  { account: 8, operator: stranger.address, amounts: { stETH: 40 } },
]

/**
 * Everybody who restaked stETH in the years before, undelegated, and what their stETH has earned since: a strategy share
 * is worth more than one stETH, as it is on mainnet.
 */
async function buildEarlyDeposits(chain: Chain, contracts: Contracts): Promise<void> {
  await deposit(chain, contracts, devnetOnly.whale, 'stETH', parseEther('120000'))
  await deposit(chain, contracts, devnetOnly.whale, 'rETH', parseEther('9000'))
  await deposit(chain, contracts, devnetOnly.whale, 'cbETH', parseEther('7000'))
  await rebase(chain, contracts, 'stETH', 500)
}

/** Deposits and delegations, after the operators and before any allocation matters. */
export async function buildStakers(chain: Chain, contracts: Contracts): Promise<void> {
  await buildEarlyDeposits(chain, contracts)
  for (const { account, operator, amounts } of stakers) {
    const { address } = testAccount(account)
    for (const [token, amount] of Object.entries(amounts) as [keyof typeof strategyOf, number][]) {
      await deposit(chain, contracts, address, token, parseEther(String(amount)))
    }
    await delegate(contracts, address, operator)
  }
  await fund(chain, contracts, testAccount(1).address, { stETH: parseEther('15.5'), wstETH: parseEther('4') })
  await chain.setBalance(testAccount(1).address, parseEther('87.65'))
  await buildEigenStaker(chain, contracts)
  await buildPodOwner(chain, contracts)
}

/** One withdrawal of the second user, not yet completable when a story begins: must come late. */
export async function buildQueuedWithdrawal({ delegationManager }: Contracts): Promise<void> {
  const { address } = testAccount(1)
  const params = {
    strategies: [mainnet.stETHStrategy],
    depositShares: [parseEther('8')],
    __deprecated_withdrawer: address,
  }
  await delegationManager.write('queueWithdrawals', [[params]], address)
}

async function deposit(
  chain: Chain,
  contracts: Contracts,
  staker: Address,
  token: keyof typeof strategyOf,
  amount: bigint,
): Promise<void> {
  await fund(chain, contracts, staker, { [token]: amount })
  const held = (await contracts[token].read('balanceOf', [staker])) as bigint
  const spent = held < amount ? held : amount // stETH arrives a wei short
  await contracts[token].write('approve', [contracts.strategyManager.address, spent], staker)
  await contracts.strategyManager.write('depositIntoStrategy', [strategyOf[token], mainnet[token], spent], staker)
}

async function delegate({ delegationManager }: Contracts, staker: Address, operator: Address): Promise<void> {
  const noSignature = { signature: '0x', expiry: 0n }
  await delegationManager.write('delegateTo', [operator, noSignature, `0x${'00'.repeat(32)}`], staker)
}

/** Account 5 restakes EIGEN too. */
async function buildEigenStaker(chain: Chain, contracts: Contracts): Promise<void> {
  const { address } = testAccount(5)
  const amount = parseEther('250000')
  await fund(chain, contracts, address, { eigen: amount })
  await contracts.eigen.write('approve', [contracts.strategyManager.address, amount], address)
  await contracts.strategyManager.write('depositIntoStrategy', [mainnet.eigenStrategy, mainnet.eigen, amount], address)
}

/** Account 6 runs two validators and restakes them natively. */
async function buildPodOwner(chain: Chain, { eigenPodManager }: Contracts): Promise<void> {
  const { address } = testAccount(6)
  const podAddress = (await eigenPodManager.read('getPod', [address])) as Address
  const pod = await chain.place('EigenPod', podAddress)
  await eigenPodManager.write('createPod', [], address)
  for (const key of ['01', '02']) {
    await pod.write('devnetVerifyValidator', [`0x${key.repeat(32)}`, 32_000_000_000n], devnetOnly.admin)
  }
}
