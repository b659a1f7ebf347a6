import { type Address, type Hex, parseUnits } from 'viem'
import { type TestAccount, testAccounts } from './accounts.ts'
import { devnetOnly } from './addresses.ts'
import { startAnvil } from './anvil.ts'
import { buildState } from './build.ts'
import { type Chain, openChain, type Receipt, type Transaction } from './chain.ts'
import { type Contracts, contractsOn, type FeedPair, feedOn } from './contracts.ts'
import { type FundAmounts, fund } from './fund.ts'
import { type RebasingToken, rebase } from './rebase.ts'
import { operatorSets, operators } from './scenario/cast.ts'
import { refreshFeeds } from './scenario/feeds.ts'

/** A running devnet: a node with the seeded state, and everything a story may do to it. */
export type Devnet = {
  url: string
  port: number
  /** Milliseconds from the call to a node that answers with the seeded state; building it is not counted. */
  loadedIn: number
  chain: Chain
  contracts: Contracts
  accounts: readonly TestAccount[]
  /** Operators that restake for others; the last one is in no name list. */
  operators: readonly { address: Address; name: string }[]
  operatorSets: typeof operatorSets
  stop(): Promise<void>
  /** Marks the state to come back to. */
  snapshot(): Promise<Hex>
  /** Back to that state. May be done again and again with the same mark. */
  revert(mark: Hex): Promise<void>
  /** Mines blocks 12 seconds apart, as fast as the node can. */
  mine(blocks: number): Promise<void>
  /** One block that many seconds later. The feeds grow old by it, as they would. */
  increaseTime(seconds: number): Promise<void>
  /** A transaction from any address, impersonated when its key is nobody's. Throws `TransactionReverted`. */
  send(transaction: Transaction): Promise<Receipt>
  /** Gives an account ether and tokens, on top of what it has. Unit: wei. */
  fund(account: Address, amounts: FundAmounts): Promise<void>
  /** What the protocol's oracle would report: `basisPoints` of the pool earned (or lost, when negative), before fees. */
  rebase(token: RebasingToken, basisPoints: number): Promise<void>
  /** The AVS slashes an operator from its registered slasher. Shares of one, as WAD, per strategy. */
  slash(slashing: Slashing): Promise<Receipt>
  /** A new round of a feed, as decimal text: `setPrice('ETH / USD', '3000.5')`. `age` in seconds makes it an old one. */
  setPrice(pair: FeedPair, price: string, age?: number): Promise<void>
  setEthUsd(price: string, age?: number): Promise<void>
  /** The same prices, reported now. */
  refreshFeeds(): Promise<void>
  /** Ether (null) or a token. Unit: wei. */
  balanceOf(token: Address | null, account: Address): Promise<bigint>
  /** Deposit shares and what slashing left of them, in the order of `strategies`. */
  restaked(account: Address, strategies: readonly Address[]): Promise<{ deposited: bigint; withdrawable: bigint }[]>
  /** The operator, or null. */
  delegatedTo(account: Address): Promise<Address | null>
  queuedWithdrawals(account: Address): Promise<QueuedWithdrawal[]>
}

type Slashing = {
  avs: Address
  setId: number
  operator: Address
  /** In ascending order of address, as the contract wants them. */
  strategies: readonly Address[]
  wads: readonly bigint[]
  description?: string
}

type QueuedWithdrawal = {
  staker: Address
  delegatedTo: Address
  withdrawer: Address
  nonce: bigint
  startBlock: number
  strategies: readonly Address[]
  scaledShares: readonly bigint[]
  /** What each strategy's part is worth now, slashing taken off. */
  shares: readonly bigint[]
}

/** Loads the seeded state (building it the first time) into a node of its own. */
export async function startDevnet(options: { port?: number } = {}): Promise<Devnet> {
  const { artifacts, stateFile } = await buildState()
  const started = performance.now()
  const node = await startAnvil({ ...options, loadState: stateFile })
  const chain = openChain(node.url, artifacts)
  const contracts = contractsOn(chain)
  const read = readers(chain, contracts)

  const marks = new Map<Hex, Hex>()

  async function setPrice(pair: FeedPair, price: string, age = 0): Promise<void> {
    const { aggregator, decimals } = feedOn(chain, pair)
    const updatedAt = (await chain.block()).timestamp + 12n - BigInt(age)
    await aggregator.write('devnetSetRound', [parseUnits(price, decimals), updatedAt], devnetOnly.admin)
  }

  // Prices as of now, however long ago the state was built.
  await refreshFeeds(chain)
  return {
    url: node.url,
    port: node.port,
    loadedIn: performance.now() - started,
    chain,
    contracts,
    accounts: testAccounts,
    operators,
    operatorSets,
    stop: node.stop,
    async snapshot() {
      const mark = (await chain.rpc('evm_snapshot')) as Hex
      marks.set(mark, mark)
      return mark
    },
    async revert(mark) {
      await chain.rpc('evm_revert', [marks.get(mark) ?? mark])
      // The node forgets a snapshot it went back to: take it again under the name the caller knows.
      marks.set(mark, (await chain.rpc('evm_snapshot')) as Hex)
      // It also keeps the next block's fee of the time it left.
      const latest = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as { baseFeePerGas: Hex }
      await chain.rpc('anvil_setNextBlockBaseFeePerGas', [latest.baseFeePerGas])
    },
    mine: chain.mine,
    increaseTime: chain.increaseTime,
    send: chain.send,
    fund: (account, amounts) => fund(chain, contracts, account, amounts),
    rebase: (token, basisPoints) => rebase(chain, contracts, token, basisPoints),
    async slash({ avs, setId, operator, strategies, wads, description = 'slashed by a story' }) {
      const { allocationManager } = contracts
      const slasher = (await allocationManager.read('getSlasher', [{ avs, id: setId }])) as Address
      const params = { operator, operatorSetId: setId, strategies, wadsToSlash: wads, description }
      return allocationManager.write('slashOperator', [avs, params], slasher)
    },
    setPrice,
    setEthUsd: (price, age) => setPrice('ETH / USD', price, age),
    refreshFeeds: () => refreshFeeds(chain),
    ...read,
  }
}

function readers(chain: Chain, { delegationManager }: Contracts) {
  return {
    async balanceOf(token: Address | null, account: Address) {
      if (token === null) return chain.balance(account)
      return (await chain.at('TestToken', token).read('balanceOf', [account])) as bigint
    },
    async restaked(account: Address, strategies: readonly Address[]) {
      const answer = await delegationManager.read('getWithdrawableShares', [account, strategies])
      const [withdrawable, deposited] = answer as [bigint[], bigint[]]
      return strategies.map((_, i) => ({ deposited: deposited[i] ?? 0n, withdrawable: withdrawable[i] ?? 0n }))
    },
    async delegatedTo(account: Address) {
      const operator = (await delegationManager.read('delegatedTo', [account])) as Address
      return BigInt(operator) === 0n ? null : operator
    },
    async queuedWithdrawals(account: Address) {
      const answer = await delegationManager.read('getQueuedWithdrawals', [account])
      const [withdrawals, shares] = answer as [Omit<QueuedWithdrawal, 'shares'>[], bigint[][]]
      return withdrawals.map((withdrawal, i) => ({ ...withdrawal, shares: shares[i] ?? [] }))
    },
  }
}
