import { type Address, getAddress, type Hex, parseEventLogs, parseUnits } from 'viem'
import { testAccount } from '../accounts.ts'
import { devnetOnly, mainnet } from '../addresses.ts'
import { startAnvil } from '../anvil.ts'
import { type Chain, type Contract, openChain, type Receipt, TransactionReverted } from '../chain.ts'
import { compile } from '../compile.ts'

/** Blocks, the values chapter 7 of the facts was observed with: withdrawal, deallocation 50; configuration 75. */
export const delays = { withdrawal: 50, deallocation: 50, configuration: 75, resolution: 50_400 }

/** Who may pause, whitelist and use what only the devnet has. */
export const admin = devnetOnly.admin

/** The one AVS most tests need, and its slasher. */
export const avs = getAddress('0xa500000000000000000000000000000000000001')
export const slasher = getAddress('0x51a5000000000000000000000000000000000001')
export const registrar: Address = devnetOnly.avsRegistrar

export const staker = testAccount(3).address
export const operator = testAccount(5).address

export const strategy = mainnet.stETHStrategy
export const token = mainnet.stETH
export const native = mainnet.beaconStrategy

/** Source: facts 1.1. */
export const strategyFactory: Address = '0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647'

/** A node with the EigenLayer core at its mainnet addresses and plain tokens where the LSTs are; nothing else. */
export type Core = {
  chain: Chain
  delegation: Contract
  strategies: Contract
  allocation: Contract
  pods: Contract
  rewards: Contract
  /** The stETH strategy and its token, which here is a plain one. */
  strategy: Contract
  token: Contract
  /** Mines until the next transaction falls into that block. */
  nextBlock(number: number): Promise<void>
  mint(token: Address, to: Address, amount: bigint): Promise<void>
  /** Mints, approves, deposits. Amount in wei of the stETH strategy's token. */
  deposit(staker: Address, amount: bigint): Promise<Receipt>
  delegate(staker: Address, operator: Address): Promise<Receipt>
  registerOperator(operator: Address, allocationDelay?: number, approver?: Address): Promise<Receipt>
  /** Sets of `avs` with the stETH strategy. Ids; `redistribution` names the recipient of all of them. */
  createSets(ids: readonly number[], redistribution?: Address): Promise<void>
  join(operator: Address, ids: readonly number[]): Promise<Receipt>
  /** Set id to magnitude. */
  allocate(operator: Address, magnitudes: Record<number, bigint>): Promise<Receipt>
  slash(operator: Address, id: number, wad: bigint): Promise<Receipt>
  queue(staker: Address, depositShares: bigint): Promise<Receipt>
  /** Deposit shares, withdrawable shares, scaling factor in the stETH strategy. */
  staker(staker: Address): Promise<{ D: bigint; W: bigint; k: bigint }>
  operatorShares(operator: Address): Promise<bigint>
  /** The magnitudes of the stETH strategy. */
  magnitudes(operator: Address): Promise<{ max: bigint; encumbered: bigint; free: bigint }>
  snapshot(): Promise<() => Promise<void>>
  stop(): Promise<void>
}

export type StartCoreOptions = {
  /** Blocks a slash's funds wait. Default: as on mainnet. */
  resolutionDelay?: number
  /** Leave the chain at block 0 instead of past the withdrawal delay. */
  young?: boolean
}

/** Compiles, starts a node of its own on a free port and places the core. */
export async function startCore({ resolutionDelay = delays.resolution, young = false }: StartCoreOptions = {}) {
  const [artifacts, anvil] = await Promise.all([compile(['eigenlayer']), startAnvil()])
  const chain = openChain(anvil.url, artifacts)
  const core = await place(chain, resolutionDelay)
  if (!young) await core.nextBlock(delays.withdrawal + 20)
  return { ...core, stop: anvil.stop }
}

async function place(chain: Chain, resolutionDelay: number): Promise<Omit<Core, 'stop'>> {
  await chain.place('PermissionController', mainnet.permissionController)
  await chain.place('AvsRegistrar', registrar)
  const allocation = await chain.place('AllocationManager', mainnet.allocationManager)
  const delegation = await chain.place('DelegationManager', mainnet.delegationManager)
  const strategies = await chain.place('StrategyManager', mainnet.strategyManager)
  const pods = await chain.place('EigenPodManager', mainnet.eigenPodManager)
  const rewards = await chain.place('RewardsCoordinator', mainnet.rewardsCoordinator)
  const lst = await chain.place('StrategyBase', mainnet.stETHStrategy)
  const rETHStrategy = await chain.place('StrategyBase', mainnet.rETHStrategy)
  const eigenStrategy = await chain.place('EigenStrategy', mainnet.eigenStrategy)
  // A plain token stands where each LST is; what rebases here is a transfer to the strategy.
  const plain = await chain.place('BackingEigen', mainnet.stETH)
  await chain.place('BackingEigen', mainnet.rETH)
  await chain.place('BackingEigen', mainnet.backingEigen)
  await chain.place('Eigen', mainnet.eigen)

  const { withdrawal, deallocation, configuration } = delays
  await allocation.write('devnetInitialize', [admin, deallocation, configuration, configuration], admin)
  await delegation.write('devnetInitialize', [admin, withdrawal], admin)
  await strategies.write('devnetInitialize', [admin, admin, resolutionDelay], admin)
  await pods.write('devnetInitialize', [admin], admin)
  await rewards.write('devnetInitialize', [admin, mainnet.rewardsUpdater, 604_800, 1000, 2n], admin)
  await lst.write('devnetInitialize', [mainnet.stETH], admin)
  await rETHStrategy.write('devnetInitialize', [mainnet.rETH], admin)
  await eigenStrategy.write('devnetInitialize', [mainnet.backingEigen], admin)
  const factory = await chain.place('StrategyFactory', strategyFactory)
  await factory.write('devnetInitialize', [admin], admin)
  const whitelist = [lst.address, rETHStrategy.address, eigenStrategy.address]
  await strategies.write('addStrategiesToDepositWhitelist', [whitelist], admin)
  await strategies.write('setStrategyWhitelister', [strategyFactory], admin)
  await allocation.write('updateAVSMetadataURI', [avs, 'ipfs://avs'], avs)
  await allocation.write('setAVSRegistrar', [avs, registrar], avs)

  // Before any snapshot: going back to one would take the gas money of who is first heard of after it.
  for (const account of [slasher, mainnet.rewardsUpdater]) await chain.setBalance(account, wad('1'))

  const mint = async (of: Address, to: Address, amount: bigint) => {
    await chain.at('BackingEigen', of).write('devnetMint', [to, amount], admin)
  }
  const magnitude = (name: string, operator: Address) => read<bigint>(allocation, name, [operator, strategy])

  return {
    chain,
    delegation,
    strategies,
    allocation,
    pods,
    rewards,
    strategy: lst,
    token: plain,
    mint,
    async nextBlock(number) {
      const missing = number - 1 - Number((await chain.block()).number)
      if (missing < 0) throw new RangeError(`block ${number} has already been mined`)
      if (missing > 0) await chain.mine(missing)
    },
    async deposit(staker, amount) {
      await mint(token, staker, amount)
      await plain.write('approve', [strategies.address, amount], staker)
      return strategies.write('depositIntoStrategy', [strategy, token, amount], staker)
    },
    delegate: (staker, operator) => delegation.write('delegateTo', [operator, noSignature, zeroBytes32], staker),
    registerOperator: (operator, allocationDelay = 0, approver = zeroAddress) =>
      delegation.write('registerAsOperator', [approver, allocationDelay, 'ipfs://operator'], operator),
    async createSets(ids, redistribution) {
      const sets = ids.map((operatorSetId) => ({ operatorSetId, strategies: [strategy], slasher }))
      // Both calls are overloaded on mainnet too; the arguments decide.
      if (redistribution === undefined) await allocation.write('createOperatorSets', [avs, sets], avs)
      else {
        const recipients = ids.map(() => redistribution)
        await allocation.write('createRedistributingOperatorSets', [avs, sets, recipients], avs)
      }
    },
    join: (operator, operatorSetIds) =>
      allocation.write('registerForOperatorSets', [operator, { avs, operatorSetIds, data: '0x' }], operator),
    allocate: (operator, magnitudes) =>
      allocation.write(
        'modifyAllocations',
        [
          operator,
          Object.entries(magnitudes).map(([id, newMagnitude]) => ({
            operatorSet: { avs, id: Number(id) },
            strategies: [strategy],
            newMagnitudes: [newMagnitude],
          })),
        ],
        operator,
      ),
    slash: (operator, operatorSetId, wad) =>
      allocation.write(
        'slashOperator',
        [avs, { operator, operatorSetId, strategies: [strategy], wadsToSlash: [wad], description: 'missed' }],
        slasher,
      ),
    queue: (staker, depositShares) =>
      delegation.write(
        'queueWithdrawals',
        [[{ strategies: [strategy], depositShares: [depositShares], __deprecated_withdrawer: staker }]],
        staker,
      ),
    async staker(staker) {
      const [W, D] = await read<[bigint[], bigint[]]>(delegation, 'getWithdrawableShares', [staker, [strategy]])
      const k = await read<bigint>(delegation, 'depositScalingFactor', [staker, strategy])
      return { D: only(D), W: only(W), k }
    },
    operatorShares: (operator) => read<bigint>(delegation, 'operatorShares', [operator, strategy]),
    async magnitudes(operator) {
      return {
        max: await magnitude('getMaxMagnitude', operator),
        encumbered: await magnitude('getEncumberedMagnitude', operator),
        free: await magnitude('getAllocatableMagnitude', operator),
      }
    },
    async snapshot() {
      const id = await chain.rpc('evm_snapshot')
      return async () => {
        await chain.rpc('evm_revert', [id])
      }
    },
  }
}

/** The operator in set 1 with that magnitude of the stETH strategy, live at once. `redistribution`: who gets what is slashed. */
export async function allocated(core: Core, magnitude: bigint, redistribution?: Address): Promise<void> {
  await core.registerOperator(operator, 0)
  await core.createSets([1], redistribution)
  await core.join(operator, [1])
  await core.allocate(operator, { 1: magnitude })
}

/** The staker deposits that much and delegates it to the operator. */
export async function delegated(core: Core, amount: bigint): Promise<void> {
  await core.deposit(staker, amount)
  await core.delegate(staker, operator)
}

export const zeroAddress: Address = '0x0000000000000000000000000000000000000000'
export const zeroBytes32: Hex = `0x${'00'.repeat(32)}`
export const noSignature = { signature: '0x', expiry: 0n } as const

/** "1.125" to 1125000000000000000n: tokens, shares or WAD. */
export const wad = (text: string) => parseUnits(text, 18)

/** Set id of `avs`. */
export const set = (id: number) => ({ avs, id })

/** A read whose type the caller knows. */
export const read = async <value>(contract: Contract, name: string, args: readonly unknown[] = []) =>
  (await contract.read(name, args)) as value

export type Withdrawal = {
  staker: Address
  delegatedTo: Address
  withdrawer: Address
  nonce: bigint
  startBlock: number
  strategies: Address[]
  scaledShares: bigint[]
}

/** All queued withdrawals of a staker, with their shares as of now. */
export async function queued(core: Core, staker: Address): Promise<{ withdrawal: Withdrawal; shares: bigint[] }[]> {
  const [withdrawals, shares] = await read<[Withdrawal[], bigint[][]]>(core.delegation, 'getQueuedWithdrawals', [
    staker,
  ])
  return withdrawals.map((withdrawal, index) => ({ withdrawal, shares: at(shares, index) }))
}

export type Event = { name: string; args: Record<string, unknown> }

/** The events of a transaction in their order, decoded by the ABIs of the core; tokens' and strategies' are left out. */
export function events(core: Core, receipt: Receipt): Event[] {
  const known = [core.delegation, core.strategies, core.allocation, core.pods, core.rewards]
  return receipt.logs.flatMap((log) => {
    const contract = known.find(({ address }) => address.toLowerCase() === log.address.toLowerCase())
    if (!contract) return []
    const [event] = parseEventLogs({ abi: contract.abi, logs: [log as never] }) as unknown as {
      eventName: string
      args: Record<string, unknown>
    }[]
    return event ? [{ name: event.eventName, args: event.args }] : []
  })
}

/** The arguments of the only event of that name. */
export function event(core: Core, receipt: Receipt, name: string): Record<string, unknown> {
  return only(events(core, receipt).filter((candidate) => candidate.name === name)).args
}

/** Why a transaction or a call reverted: the custom error's name, a revert string, or a panic's number. */
export async function reason(transaction: Promise<unknown>): Promise<string> {
  try {
    await transaction
  } catch (error) {
    if (error instanceof TransactionReverted) return error.reason
    throw error
  }
  return 'it went through'
}

/** Solidity's panic for arithmetic below zero or above the largest number. */
export const arithmeticPanic = String(0x11)

/** The one element of a list. */
export function only<element>(list: readonly element[]): element {
  if (list.length !== 1) throw new RangeError(`expected one element, there are ${list.length}`)
  return at(list, 0)
}

export function at<element>(list: readonly element[], index: number): element {
  const element = list[index]
  if (element === undefined) throw new RangeError(`no element ${index}`)
  return element
}
