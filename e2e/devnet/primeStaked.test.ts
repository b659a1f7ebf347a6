import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/primeStaked/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { readingOf } from './reading.ts'
import { avs, p2p } from './scenario/cast.ts'
import { devnetForTests } from './testDevnet.ts'

// Prime Staked's plans as they ship, over EigenLayer's own withdrawals.

const oeth = '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'
const strategy = '0xa4C637e0F704745D182e4D38cAb7E7485321d059'
const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)
const { admin, whale } = devnetOnly

/** OETH's strategy, and 2,000 of it restaked by the node delegator, which is delegated to an operator. */
async function restake(): Promise<void> {
  const { chain, contracts } = devnet
  const own = await chain.place('StrategyBase', strategy)
  await own.write('devnetInitialize', [oeth], admin)
  await contracts.strategyManager.write('addStrategiesToDepositWhitelist', [[strategy]], mainnet.operationsMultisig)
  await contracts.OETH.write('transfer', [mainnet.primeDelegator, parseEther('2000')], whale)
  await contracts.primeDelegator.write('devnetRestake', [], admin)
  const noSignature = { signature: '0x', expiry: 0n }
  const delegation = [p2p.address, noSignature, `0x${'00'.repeat(32)}`]
  await contracts.delegationManager.write('delegateTo', delegation, mainnet.primeDelegator)
}

const me = testAccount(3).address

await restake()

async function request(amount: bigint) {
  await devnet.fund(me, { primeETH: amount })
  await devnet.contracts.primePool.write('requestWithdrawal', [oeth, amount, 2n ** 255n], me)
}

async function only(): Promise<ExitPosition> {
  const exits = await reading.exits(me)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

async function claim(exit: ExitPosition): Promise<bigint> {
  const before = await devnet.balanceOf(oeth, me)
  await reading.finish([exit], me)
  return (await devnet.balanceOf(oeth, me)) - before
}

describe('Prime Staked on the devnet', () => {
  test('an account with nothing is read in one round; the rate is the stored one', async () => {
    expect(await reading.positions(me)).toEqual({ positions: [], rounds: 1, unread: [] })
    expect(await reading.rates()).toEqual([{ token: mainnet.primeETH, wad: parseEther('1.041234567890123456') }])
  })

  test('a request waits for EigenLayer and pays to the wei what was shown', async () => {
    await request(parseEther('3'))
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', repricing: true, paid: { token: oeth } })
    expect(parseEther('3') - (waiting.amountNow as bigint)).toBeLessThanOrEqual(2n)
    const block = waiting.delay[0]?.block as bigint
    await devnet.mine(Number(block - (await devnet.chain.block()).number) - 1)
    expect((await only()).state).toBe('waiting')
    await devnet.mine(1)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: waiting.amountNow, repricing: false })
    expect(await claim(ready)).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('the most that the way promises can be asked for, and a wei more cannot', async () => {
    const amount = parseEther('5')
    const [way] = await reading.ways(mainnet.primeETH, amount, me)
    const most = way?.receives as bigint
    await devnet.fund(me, { primeETH: amount })
    const ask = (asked: bigint) => devnet.contracts.primePool.write('requestWithdrawal', [oeth, asked, amount], me)
    await expect(ask(most + 1n)).rejects.toMatchObject({ reason: 'MaxBurnAmount' })
    await ask(most)
  })

  test('a slash of the operator while it waits lowers it', async () => {
    await request(parseEther('3'))
    const before = await only()
    const { allocationManager } = devnet.contracts
    const set = { avs: avs.eigenDa, id: 0 }
    const slasher = (await allocationManager.read('getSlasher', [set])) as Hex
    await allocationManager.write('addStrategiesToOperatorSet', [avs.eigenDa, 0, [strategy]], avs.eigenDa)
    const allocation = { operatorSet: set, strategies: [strategy], newMagnitudes: [parseEther('1')] }
    await allocationManager.write('modifyAllocations', [p2p.address, [allocation]], p2p.address)
    await devnet.mine(25)
    const params = {
      operator: p2p.address,
      operatorSetId: 0,
      strategies: [strategy],
      wadsToSlash: [parseEther('0.25')],
      description: 'slashed by a test',
    }
    await allocationManager.write('slashOperator', [avs.eigenDa, params], slasher)
    const after = await only()
    expect(after.amountNow as bigint).toBeLessThan(((before.amountNow as bigint) * 76n) / 100n)
    await devnet.mine(60)
    expect(await claim(await only())).toBe(after.amountNow)
  })

  test('a pause freezes it', async () => {
    await request(parseEther('3'))
    await devnet.mine(60)
    await devnet.contracts.primePool.write('devnetPause', [true], admin)
    expect(await only()).toMatchObject({ state: 'frozen' })
    expect((await reading.status()).map(({ what }) => what)).toEqual(['mint', 'request', 'claim'])
  })
})
