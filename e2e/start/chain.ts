import { type Address, parseEther } from 'viem'
import { protocols } from '../../lib/protocols/index.ts'
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
  await quieten(devnet)
  await giveExits(devnet, account)
  const pass = async (): Promise<number> => {
    await devnet.mine(51)
    await finalizeWithdrawals(devnet)
    return 51
  }
  return { url: devnet.url, operators: devnet.operators, devnet, pass, stop: devnet.stop }
}

/** Code that answers every call with that many words of zeros: nobody holds anything, nothing is paused. */
const zeros = (words: number) => `0x61${(32 * words).toString(16).padStart(4, '0')}6000f3`
/** Code that answers every call with an empty list. */
const emptyList = '0x602060005260406000f3'

/** Queues that are asked for more than a word; see the folders of Mantle, Binance and Treehouse. */
const queues: readonly (readonly [Address, string])[] = [
  ['0x12Be34bE067Ebd201f6eAf78a861D90b2a66B113', zeros(5)],
  ['0x79973d557CD9dd87eb61E250cc2572c990e20196', emptyList],
  ['0xcd63a29FAfF07130d3Af89bB4f40778938AaBB85', emptyList],
]

/**
 * What Bowline reads on mainnet and the devnet does not have. Without code there every balance would be unknown, and a
 * first look at the wallet would begin with a warning.
 */
async function quieten({ chain }: Devnet): Promise<void> {
  const tokens = protocols.flatMap((protocol) => protocol.tokens.filter(({ chainId }) => chainId === 1))
  const silent = [...tokens, ...protocols.flatMap(({ contracts }) => contracts)]
  const code = new Map([...silent.map(({ address }) => [address, zeros(1)] as const), ...queues])
  await Promise.all(
    [...code].map(async ([address, answer]) => {
      if ((await chain.rpc('eth_getCode', [address, 'latest'])) !== '0x') return
      await chain.rpc('anvil_setCode', [address, answer])
    }),
  )
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
