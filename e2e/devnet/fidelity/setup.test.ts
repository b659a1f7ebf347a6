import { type Address, encodeFunctionData, getAddress } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import { RpcError } from '../rpc.ts'
import {
  arithmeticPanic,
  avs,
  type Core,
  delays,
  only,
  queued,
  read,
  reason,
  registrar,
  startCore,
  strategy,
  strategyFactory,
  token,
  wad,
} from './core.ts'

// Facts 7.1: what a chain must be like, where it is a property of the contracts.

const staker = testAccount(3).address
const operator = testAccount(5).address
const newcomer = getAddress('0xa500000000000000000000000000000000000009')

describe('on a chain younger than the withdrawal delay', () => {
  let core: Core
  beforeAll(async () => {
    core = await startCore({ young: true })
  })
  afterAll(() => core.stop())

  test('7.1.1: slashable shares in the queue cannot be read and nobody can be slashed before block W + 1', async () => {
    await core.registerOperator(operator, 0)
    await core.createSets([1])
    await core.join(operator, [1])
    await core.deposit(staker, wad('10'))
    await core.delegate(staker, operator)
    await core.allocate(operator, { 1: wad('1') })

    const inQueue = () => read<bigint>(core.delegation, 'getSlashableSharesInQueue', [operator, strategy])
    await core.nextBlock(delays.withdrawal)
    expect(await reason(core.slash(operator, 1, wad('0.1')))).toBe(arithmeticPanic)
    expect((await core.chain.block()).number).toBe(BigInt(delays.withdrawal))
    await expect(inQueue()).rejects.toThrow(RpcError)

    await core.slash(operator, 1, wad('0.1'))
    expect((await core.chain.block()).number).toBe(BigInt(delays.withdrawal + 1))
    expect(await inQueue()).toBe(0n)
  })
})

describe('on a chain that is old enough', () => {
  let core: Core
  let back: () => Promise<void>
  beforeAll(async () => {
    core = await startCore()
  })
  beforeEach(async () => {
    back = await core.snapshot()
  })
  afterEach(() => back())
  afterAll(() => core.stop())

  test('7.1.2: slashed funds wait 50,400 blocks, whatever the other delays are', async () => {
    expect(await read(core.strategies, 'SLASH_RESOLUTION_DELAY_BLOCKS')).toBe(50_400)
    expect(await read(core.delegation, 'minWithdrawalDelayBlocks')).toBe(50)
    expect(await read(core.allocation, 'DEALLOCATION_DELAY')).toBe(50)
    expect(await read(core.allocation, 'ALLOCATION_CONFIGURATION_DELAY')).toBe(75)
    expect(await read(core.allocation, 'SLASHER_CONFIGURATION_DELAY')).toBe(75)
  })

  test('7.1.3: the domain separators are those of mainnet', async () => {
    const { delegation, strategies } = core
    expect(await read(delegation, 'domainSeparator')).toBe(
      '0x97aaae396c09a3be5493f06d25136bb99c8076172fccf4d7be0faa3a6f370b81',
    )
    expect(await read(strategies, 'domainSeparator')).toBe(
      '0x7c2f5724769520ee7544a4791200f9aa455f6f21afc2d346341bbce85843ac90',
    )
    expect(await read(delegation, 'DELEGATION_APPROVAL_TYPEHASH')).toBe(
      '0x14bde674c9f64b2ad00eaaee4a8bed1fabef35c7507e3c5b9cfc9436909a2dad',
    )
    expect(await read(strategies, 'DEPOSIT_TYPEHASH')).toBe(
      '0x4337f82d142e41f2a8c10547cd8c859bddb92262a61058e77842e24d9dea9224',
    )
  })

  test('7.1.4: a token gets one strategy from the factory, which is whitelisted at once', async () => {
    const factory = core.chain.at('StrategyFactory', strategyFactory)
    const deploy = () => factory.write('deployNewStrategy', [mainnet.wstETH], staker)
    await deploy()
    const created = await read<Address>(factory, 'deployedStrategies', [mainnet.wstETH])
    expect(await read(core.strategies, 'strategyIsWhitelistedForDeposit', [created])).toBe(true)
    expect(await read(core.chain.at('StrategyBase', created), 'underlyingToken')).toBe(mainnet.wstETH)
    expect(await reason(deploy())).toBe('StrategyAlreadyExists')
  })

  test('7.1.5: an AVS needs metadata before it can make sets', async () => {
    const create = () =>
      core.allocation.write('createOperatorSets', [newcomer, [{ operatorSetId: 1, strategies: [] }]], newcomer)
    expect(await reason(create())).toBe('NonexistentAVSMetadata')
    await core.allocation.write('updateAVSMetadataURI', [newcomer, 'ipfs://newcomer'], newcomer)
    await create()
    expect(await read(core.allocation, 'isOperatorSet', [{ avs: newcomer, id: 1 }])).toBe(true)
    expect(await read(core.allocation, 'getSlasher', [{ avs: newcomer, id: 1 }])).toBe(newcomer)
  })

  test('7.1.5: a registrar must say that it supports the AVS and must not refuse the operator', async () => {
    const rude: Address = '0xa50000000000000000000000000000000000000a'
    // Runtime code that answers a zero word to everything: PUSH0 PUSH0 MSTORE PUSH1 32 PUSH0 RETURN.
    await core.chain.rpc('anvil_setCode', [rude, '0x5f5f5260205ff3'])
    expect(await reason(core.allocation.write('setAVSRegistrar', [avs, rude], avs))).toBe('InvalidAVSRegistrar')

    await core.registerOperator(operator)
    await core.createSets([1])
    // And code that refuses everything: PUSH0 PUSH0 REVERT.
    await core.chain.rpc('anvil_setCode', [registrar, '0x5f5ffd'])
    expect(await reason(core.join(operator, [1]))).toBe('(no data)')
    expect(await read(core.allocation, 'getMembers', [{ avs, id: 1 }])).toEqual([])
  })

  test('7.1.6: a call runs at the latest block and can fail where the transaction in the next block succeeds', async () => {
    await core.deposit(staker, wad('1'))
    const { blockNumber } = await core.queue(staker, wad('1'))
    const { withdrawal } = only(await queued(core, staker))
    const data = encodeFunctionData({
      abi: core.delegation.abi,
      functionName: 'completeQueuedWithdrawal',
      args: [withdrawal, [token], true],
    })
    const completable = Number(blockNumber) + delays.withdrawal + 1
    await core.nextBlock(completable)
    const preflight = core.chain.rpc('eth_call', [{ from: staker, to: mainnet.delegationManager, data }, 'latest'])
    await expect(preflight).rejects.toMatchObject({ data: '0xf1ecf5c2' }) // WithdrawalDelayNotElapsed()
    const receipt = await core.chain.send({ from: staker, to: mainnet.delegationManager, data })
    expect(receipt.blockNumber).toBe(BigInt(completable))
  })
})
