import fc from 'fast-check'
import { encodePacked, keccak256, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { renzoDelegators } from './scenario/renzo.ts'
import { devnetForTests } from './testDevnet.ts'
import { domainFacts } from './tokenFacts.ts'

const devnet = await devnetForTests()

const me = testAccount(0).address
const friend = testAccount(3).address
const big = async (contract: ContractName, name: string, ...args: unknown[]) =>
  (await devnet.contracts[contract].read(name, args)) as bigint

describe('rETH', () => {
  test('is worth what the last report says, whatever was deposited since', async () => {
    const rate = await big('rETH', 'getExchangeRate')
    const [total, supply] = [
      await big('rocketNetworkBalances', 'getTotalETHBalance'),
      await big('rocketNetworkBalances', 'getTotalRETHSupply'),
    ]
    expect(rate).toBe((parseEther('1') * total) / supply)
    await devnet.contracts.rocketDepositPool.write('deposit', [], friend, parseEther('10'))
    expect(await big('rETH', 'getExchangeRate')).toBe(rate)
    // A twentieth of a per cent stays with the pool.
    const minted = await big('rETH', 'balanceOf', friend)
    expect(minted).toBe((parseEther('9.995') * supply) / total)
    await devnet.rebase('rETH', 50)
    expect((await big('rETH', 'getExchangeRate')) * 10_000n).toBeGreaterThan(rate * 10_049n)
  })

  test('burns pay from its own ether first, then from the pool, and fail beyond both', async () => {
    const { rETH } = devnet.contracts
    await devnet.fund(friend, { rETH: parseEther('30000') })
    const collateral = await big('rETH', 'getTotalCollateral')
    const pool = await devnet.chain.balance(mainnet.rocketDepositPool)
    expect(collateral).toBe(pool + (await devnet.chain.balance(mainnet.rETH)))
    const before = await devnet.chain.balance(friend)
    const { gasUsed } = await rETH.write('burn', [parseEther('5000')], friend)
    const paid = await big('rETH', 'getEthValue', parseEther('5000'))
    const spent = before + paid - (await devnet.chain.balance(friend))
    expect(spent).toBeGreaterThan(0n)
    expect(spent).toBeLessThan(gasUsed * 10n ** 11n) // only gas
    expect(await devnet.chain.balance(mainnet.rETH)).toBe(0n)
    expect(await big('rETH', 'getTotalCollateral')).toBe(collateral - paid)
    await expect(rETH.write('burn', [parseEther('20000')], friend)).rejects.toMatchObject({
      reason: 'Insufficient ETH balance for exchange',
    })
  })

  test('its neighbours are found through RocketStorage', async () => {
    const key = keccak256(encodePacked(['string', 'string'], ['contract.address', 'rocketDepositPool']))
    expect(await devnet.contracts.rocketStorage.read('getAddress', [key])).toBe(mainnet.rocketDepositPool)
  })
})

describe('cbETH', () => {
  test('takes its rate from the oracle alone', async () => {
    const { cbETH } = devnet.contracts
    await cbETH.write('updateExchangeRate', [parseEther('1.2')], mainnet.cbETHOracle)
    expect(await big('cbETH', 'exchangeRate')).toBe(parseEther('1.2'))
    await expect(cbETH.write('updateExchangeRate', [1n], me)).rejects.toMatchObject({
      reason: 'StakedTokenV1: caller is not the oracle',
    })
  })

  test('does not move while paused or from a blacklisted account', async () => {
    const { cbETH } = devnet.contracts
    await cbETH.write('devnetPause', [true], devnetOnly.admin)
    await expect(cbETH.write('transfer', [friend, 1n], me)).rejects.toMatchObject({ reason: 'Pausable: paused' })
    await cbETH.write('devnetPause', [false], devnetOnly.admin)
    await cbETH.write('devnetBlacklist', [me, true], devnetOnly.admin)
    await expect(cbETH.write('transfer', [friend, 1n], me)).rejects.toMatchObject({
      reason: 'Blacklistable: account is blacklisted',
    })
  })
})

describe('eETH and weETH', () => {
  test('shares convert as pooled ether over shares, and weETH is a share', async () => {
    const [pooled, shares] = [await big('liquidityPool', 'getTotalPooledEther'), await big('eETH', 'totalShares')]
    expect(await big('weETH', 'getRate')).toBe((parseEther('1') * pooled) / shares)
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 0n, max: parseEther('1000000') }), async (amount) => {
        expect(await big('liquidityPool', 'amountForShare', amount)).toBe((amount * pooled) / shares)
        expect(await big('weETH', 'getWeETHByeETH', amount)).toBe((amount * shares) / pooled)
        const up = await big('liquidityPool', 'sharesForWithdrawalAmount', amount)
        expect(up).toBe((amount * shares + pooled - 1n) / pooled)
      }),
      { numRuns: 200 },
    )
  })

  test('a rebase moves every balance and the rate, and no share', async () => {
    const [shares, balance, rate] = [
      await big('eETH', 'shares', me),
      await big('eETH', 'balanceOf', me),
      await big('weETH', 'getRate'),
    ]
    await devnet.rebase('eETH', -300)
    expect(await big('eETH', 'shares', me)).toBe(shares)
    expect(within(await big('eETH', 'balanceOf', me), (balance * 97n) / 100n, 2n)).toBe(true)
    expect(within(await big('weETH', 'getRate'), (rate * 97n) / 100n, 2n)).toBe(true)
  })

  test('wrapping and unwrapping lose a wei at most', async () => {
    const { eETH, weETH } = devnet.contracts
    const before = await big('eETH', 'balanceOf', me)
    const wrapped = await big('weETH', 'balanceOf', me)
    await eETH.write('approve', [weETH.address, parseEther('20')], me)
    await weETH.write('wrap', [parseEther('20')], me)
    const minted = (await big('weETH', 'balanceOf', me)) - wrapped
    await weETH.write('unwrap', [minted], me)
    expect(within(await big('eETH', 'balanceOf', me), before, 2n)).toBe(true)
    await expect(weETH.write('unwrap', [0n], me)).rejects.toMatchObject({ reason: 'Cannot unwrap a zero amount' })
  })

  test('sign permits under the domains of mainnet', async () => {
    expect(await devnet.contracts.eETH.read('DOMAIN_SEPARATOR')).toBe(domainFacts.eETH)
    expect(await devnet.contracts.weETH.read('DOMAIN_SEPARATOR')).toBe(domainFacts.weETH)
  })
})

describe('ezETH', () => {
  const totalValue = async () =>
    ((await devnet.contracts.restakeManager.read('calculateTVLs')) as unknown[])[2] as bigint

  test('is worth the value of all delegators, queues and buffers over the supply', async () => {
    const supply = await big('ezETH', 'totalSupply')
    expect(await big('renzoRateProvider', 'getRate')).toBe(((await totalValue()) * parseEther('1')) / supply)
    const [tokens, delegators] = (await devnet.contracts.restakeManager.read('calculateTVLs')) as [bigint[][], bigint[]]
    expect(delegators.map((tvl, i) => tvl - (tokens[i] ?? []).reduce((a, b) => a + b, 0n))).toEqual([
      0n,
      0n,
      0n,
      0n,
      0n,
    ])
  })

  test('a deposit mints at the rate', async () => {
    const rate = await big('renzoRateProvider', 'getRate')
    await devnet.contracts.restakeManager.write('depositETH', [], friend, parseEther('50'))
    const minted = await big('ezETH', 'balanceOf', friend)
    expect(within(minted, (parseEther('50') * parseEther('1')) / rate, 10n ** 6n)).toBe(true)
    expect(within(await big('renzoRateProvider', 'getRate'), rate, 10n)).toBe(true)
  })

  test('a slash of one of its operators lowers the rate in the same block', async () => {
    const before = await totalValue()
    const [delegator, operator] = renzoDelegators[2]
    const { allocationManager, stETHStrategy } = devnet.contracts
    const [eigenDa] = devnet.operatorSets
    const registration = { avs: eigenDa.avs, operatorSetIds: [0], data: '0x' }
    await allocationManager.write('registerForOperatorSets', [operator, registration], operator)
    const strategies = [stETHStrategy.address]
    const set = { avs: eigenDa.avs, id: 0 }
    const allocation = { operatorSet: set, strategies, newMagnitudes: [parseEther('0.5')] }
    await allocationManager.write('modifyAllocations', [operator, [allocation]], operator)
    await devnet.mine(60)
    await devnet.slash({ avs: eigenDa.avs, setId: 0, operator, strategies, wads: [parseEther('1')] })
    const [left] = await devnet.restaked(delegator, strategies)
    expect(within(left?.withdrawable ?? 0n, (left?.deposited ?? 0n) / 2n, 2n)).toBe(true)
    const lost = before - (await totalValue())
    expect(within(lost, parseEther('399.84'), parseEther('0.01'))).toBe(true) // half of 800 stETH at 0.9996
  })

  test('has no rate when its price feed is a day old, or a delegator has left its operator', async () => {
    await devnet.increaseTime(86_400 + 61 + 12)
    await expect(devnet.contracts.renzoRateProvider.read('getRate')).rejects.toThrow(/reverted/)
    await devnet.refreshFeeds()
    expect(await big('renzoRateProvider', 'getRate')).toBeGreaterThan(parseEther('1'))
    const [delegator] = renzoDelegators[0]
    await devnet.contracts.delegationManager.write('undelegate', [delegator], delegator)
    await expect(devnet.contracts.renzoRateProvider.read('getRate')).rejects.toThrow(/reverted/)
  })
})

const within = (actual: bigint, wanted: bigint, by: bigint) => actual - wanted <= by && wanted - actual <= by
