import { encodeFunctionData, type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { probeEndpoint } from '../lib/chain/probe.ts'
import type { Portfolio } from '../lib/messaging/mirror.ts'
import { readAccount } from '../lib/portfolio/account.ts'
import { type RefreshInput, refreshPortfolios } from '../lib/portfolio/refresh.ts'
import { simulateReads } from '../lib/portfolio/simulate.ts'
import { delegationManager, strategyManager } from '../lib/protocols/eigenlayer/abi.ts'
import { erc20 } from '../lib/protocols/erc20.ts'
import { steth } from '../lib/protocols/lido/addresses.ts'
import type { Position } from '../lib/protocols/types.ts'
import { testAccount } from './devnet/accounts.ts'
import { clientOn } from './devnet/client.ts'
import { avs, p2p } from './devnet/scenario/cast.ts'
import { devnetForTests } from './devnet/testDevnet.ts'

// The extension's own reading of the chain, against contracts that do the protocols' arithmetic.

const strategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const { address: account } = testAccount(0)
const devnet = await devnetForTests()
let methods: string[] = []

const client = () => clientOn(devnet.url, (method) => methods.push(method))

async function refresh(input: Partial<RefreshInput> = {}) {
  methods = []
  const refreshed = await refreshPortfolios(client(), {
    accounts: [account],
    previous: {},
    knownRates: [],
    hints: [],
    ...input,
  })
  return { ...refreshed, portfolio: refreshed.accounts[0]?.portfolio as Portfolio }
}

type Kind<kind> = Extract<Position, { kind: kind }>
const find = <kind extends Position['kind']>(portfolio: Portfolio, kind: kind) =>
  portfolio.rows.map(({ position }) => position).find((position) => position.kind === kind) as Kind<kind>
const queueCall = (shares: bigint) =>
  encodeFunctionData({
    abi: delegationManager.abi(),
    functionName: 'queueWithdrawals',
    args: [[{ strategies: [strategy], depositShares: [shares], __deprecated_withdrawer: account }]],
  })
const send = (to: Hex, data: Hex) => devnet.send({ from: account, to, data })

/** 100 stETH restaked and delegated to an operator that an AVS can slash. */
async function restake() {
  const approval = { abi: erc20.abi(), functionName: 'approve', args: [strategyManager.address, parseEther('100')] }
  await send(steth.address, encodeFunctionData(approval as never))
  const deposit = { functionName: 'depositIntoStrategy', args: [strategy, steth.address, parseEther('100')] }
  await send(strategyManager.address, encodeFunctionData({ abi: strategyManager.abi(), ...deposit } as never))
  const delegation = [p2p.address, { signature: '0x', expiry: 0n }, `0x${'00'.repeat(32)}`]
  const call = { abi: delegationManager.abi(), functionName: 'delegateTo', args: delegation }
  await send(delegationManager.address, encodeFunctionData(call as never))
}

const slash = () =>
  devnet.slash({ avs: avs.eigenDa, setId: 0, operator: p2p.address, strategies: [strategy], wads: [5n * 10n ** 17n] })

describe('an account on the devnet', () => {
  test('is read whole in one request, with the price and every rate', async () => {
    const { portfolio } = await refresh()
    expect(methods).toEqual(['eth_chainId', 'eth_call'])
    expect(portfolio.failures).toEqual([])
    expect(portfolio.etherPrice?.answer).toBeGreaterThan(0n)
    expect(portfolio.rows.map(({ position }) => position.protocol)).toEqual(
      expect.arrayContaining(['native', 'weth', 'lido', 'rocketPool', 'coinbase', 'etherfi', 'renzo']),
    )
    for (const { position, value } of portfolio.rows) {
      expect(value).toBeGreaterThan(0n)
      if (position.kind !== 'token') continue
      expect(position.balance).toBe(await devnet.balanceOf(position.token?.address ?? null, account))
    }
  })

  test('the endpoint is found to simulate', async () => {
    const probe = await probeEndpoint(devnet.url, { chainId: 1, allowLoopback: true, fetch, now: Date.now })
    expect(probe).toMatchObject({ simulates: true })
  })

  test('fifty accounts cost no more than four requests', async () => {
    const others = Array.from({ length: 40 }, (_, index): Hex => `0x${(index + 4_096).toString(16).padStart(40, '0')}`)
    const accounts = [...devnet.accounts.map(({ address }) => address), ...others].slice(0, 50)
    const { accounts: refreshed } = await refresh({ accounts })
    expect(refreshed).toHaveLength(accounts.length)
    expect(methods.length).toBeLessThanOrEqual(4)
    methods = []
    await refresh({ accounts, hints: refreshed.flatMap(({ late }) => late) })
    expect(methods).toEqual(['eth_chainId', 'eth_call', 'eth_call'])
  })
})

describe('restaked, slashed, queued, completed', () => {
  test('what is lost is what the contracts say', async () => {
    await restake()
    const before = find((await refresh()).portfolio, 'restaked')
    expect(before.lost).toBe(0n)
    await slash()
    const { portfolio } = await refresh()
    const after = find(portfolio, 'restaked')
    const [said] = await devnet.restaked(account, [strategy])
    expect(after).toMatchObject({ depositShares: said?.deposited, withdrawableShares: said?.withdrawable })
    expect(after.lost).toBe(after.deposited - after.withdrawable)
    expect(after.lost).toBeGreaterThan(parseEther('1'))
    expect(find(portfolio, 'delegation').operator).toBe(p2p.address)
  })

  test('queueing is rehearsed in one request, and comes out as it was shown', async () => {
    await restake()
    await slash()
    const { accounts } = await refresh()
    const held = find(accounts[0]?.portfolio as Portfolio, 'restaked')
    const data = queueCall(held.depositShares)
    methods = []
    const { after, outcome } = await simulateReads(client(), {
      from: account,
      transaction: { to: delegationManager.address, data, value: 0n },
      plan: () => readAccount(account),
      hints: accounts[0]?.late ?? [],
    })
    expect(methods).toEqual(['eth_chainId', 'eth_simulateV1'])
    expect(outcome.ok).toBe(true)
    const shown = after.positions.find((position): position is Kind<'withdrawal'> => position.kind === 'withdrawal')
    await send(delegationManager.address, data)
    const { portfolio } = await refresh()
    expect(methods).toEqual(['eth_chainId', 'eth_call'])
    expect(find(portfolio, 'restaked')).toBeUndefined()
    // The devnet's own helper may mine a block in between, which only moves the dates.
    expect(find(portfolio, 'withdrawal').entries).toEqual(shown?.entries)
  })

  test('a slash in the queue shows as less than was asked for; after the window it is completable and safe', async () => {
    await restake()
    const { portfolio: held } = await refresh()
    await send(delegationManager.address, queueCall(find(held, 'restaked').depositShares))
    await slash()
    const queued = find((await refresh()).portfolio, 'withdrawal')
    const [entry] = queued.entries
    const [said] = await devnet.queuedWithdrawals(account)
    expect(entry?.sharesNow).toBe(said?.shares[0])
    expect(entry?.amountQueued).toBe(find(held, 'restaked').withdrawable)
    expect(entry?.amountNow).toBeLessThan(entry?.amountQueued ?? 0n)
    expect(queued).toMatchObject({ completable: false, slashable: true })
    const { block } = (await refresh()).portfolio
    await devnet.mine(Number(queued.completableBlock - (block?.number ?? 0n)))
    expect(find((await refresh()).portfolio, 'withdrawal')).toMatchObject({ completable: true, slashable: false })
    const { startBlock, ...withdrawal } = queued.withdrawal
    const args = [{ ...withdrawal, startBlock: Number(startBlock) }, [steth.address], true]
    const call = { abi: delegationManager.abi(), functionName: 'completeQueuedWithdrawal', args }
    const before = await devnet.balanceOf(steth.address, account)
    await send(delegationManager.address, encodeFunctionData(call as never))
    const received = (await devnet.balanceOf(steth.address, account)) - before
    // stETH moves in shares of its own: a transfer may arrive two wei short.
    expect((entry?.amountNow ?? 0n) - received).toBeLessThanOrEqual(2n)
    expect(find((await refresh()).portfolio, 'withdrawal')).toBeUndefined()
  })
})
