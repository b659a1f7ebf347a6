import { type Address, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { startAnvil } from '../devnet/anvil.ts'
import { type Devnet, startDevnet } from '../devnet/api.ts'
import { rpc } from '../devnet/rpc.ts'
import { avs, operators, p2p } from '../devnet/scenario/cast.ts'
import { finalizeWithdrawals } from '../devnet/scenario/lido.ts'

/** The chain behind `npm start`. `devnet` is null on a fork, where nobody slashes on request. */
export type StartChain = {
  url: string
  operators: readonly { address: Address; name: string }[]
  devnet: Devnet | null
  /** Mines past the withdrawal delay; on the devnet Lido reports as well. Returns how many blocks. */
  pass(): Promise<number>
  stop(): Promise<void>
}

/** Our own look-alike of mainnet, where the account holds restaking tokens and has asked for two of its exits already. */
export async function openDevnet(account: Address): Promise<StartChain> {
  const devnet = await startDevnet()
  await giveExits(devnet, account)
  const pass = async (): Promise<number> => {
    await devnet.mine(51)
    await finalizeWithdrawals(devnet)
    return 51
  }
  return { url: devnet.url, operators: devnet.operators, devnet, pass, stop: devnet.stop }
}

/** Liquid restaking tokens, a ticket of Lido's queue, and rETH on its way out of EigenLayer. */
async function giveExits(devnet: Devnet, account: Address): Promise<void> {
  const { stETH, withdrawalQueue, rETH, rETHStrategy, strategyManager, delegationManager } = devnet.contracts
  await devnet.fund(account, {
    pufETH: parseEther('24.5'),
    rsETH: parseEther('31.2'),
    rswETH: parseEther('12.75'),
  })
  const ticket = parseEther('16')
  await stETH.write('approve', [withdrawalQueue.address, ticket], account)
  await withdrawalQueue.write('requestWithdrawals', [[ticket], account], account)
  const deposit = parseEther('9')
  await rETH.write('approve', [strategyManager.address, deposit], account)
  await strategyManager.write('depositIntoStrategy', [rETHStrategy.address, rETH.address, deposit], account)
  const shares = (await rETHStrategy.read('shares', [account])) as bigint
  const withdrawal = { strategies: [rETHStrategy.address], depositShares: [shares], __deprecated_withdrawer: account }
  await delegationManager.write('queueWithdrawals', [[withdrawal]], account)
}

/** The public test account's stETH on a fork, bought from Lido with the ether the node gives it. */
const forkDeposit = `0xa1903eab${'00'.repeat(32)}`

/** A fork of mainnet from the user's own node. The test account gets stETH by depositing with Lido. */
export async function openFork(forkUrl: string, account: Address): Promise<StartChain> {
  const node = await startAnvil({ forkUrl })
  const value = `0x${parseEther('250').toString(16)}`
  await rpc(node.url, 'anvil_setBalance', [account, `0x${parseEther('1000').toString(16)}`])
  await rpc(node.url, 'eth_sendTransaction', [{ from: account, to: mainnet.stETH, value, data: forkDeposit }])
  const pass = async (): Promise<number> => {
    // 14 days of blocks; the node makes empty ones in one go.
    await rpc(node.url, 'anvil_mine', ['0x189c1', '0xc'])
    return 100_801
  }
  // The last operator of the devnet exists nowhere else.
  return { url: node.url, operators: operators.slice(0, -1), devnet: null, pass, stop: node.stop }
}

/** EigenDA, which holds a quarter of P2P.org's stETH magnitude, slashes 40 % of that: a tenth of the stake is gone. */
export async function slashOperator(devnet: Devnet): Promise<void> {
  const wads = [4n * 10n ** 17n]
  await devnet.slash({ avs: avs.eigenDa, setId: 0, operator: p2p.address, strategies: [mainnet.stETHStrategy], wads })
}
