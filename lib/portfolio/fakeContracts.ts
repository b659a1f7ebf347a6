import {
  type Abi,
  type AbiFunction,
  type AbiParameter,
  type Address,
  decodeFunctionData,
  encodeAbiParameters,
  encodeFunctionResult,
  type Hex,
  toFunctionSelector,
  zeroAddress,
} from 'viem'
import { cbethContract } from '../protocols/coinbase/abi.ts'
import * as eigenlayer from '../protocols/eigenlayer/abi.ts'
import { nativeStrategy, strategies } from '../protocols/eigenlayer/addresses.ts'
import { erc20 } from '../protocols/erc20.ts'
import { weethContract } from '../protocols/etherfi/abi.ts'
import { feed } from '../protocols/feed.ts'
import { wstethContract } from '../protocols/lido/abi.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import type { Contract } from '../protocols/plan.ts'
import { rateProviderContract } from '../protocols/renzo/abi.ts'
import { fundamentalFeed } from '../protocols/renzo/addresses.ts'
import { rethContract } from '../protocols/rocketPool/abi.ts'
import type { Answer, Call, Withdrawal } from '../protocols/types.ts'
import { WAD } from '../units.ts'
import { etherUsdFeed } from './prices.ts'

/** What the contracts know, for tests only. Addresses in lower case; what is absent is zero, or does not exist. */
export type FakeWorld = {
  block: bigint
  timestamp: bigint
  ether: Record<string, bigint>
  /** By `token account`. */
  balances: Record<string, bigint>
  /** By contract; absent reverts. */
  rates: Record<string, bigint>
  price: { answer: bigint; decimals: number; updatedAt: bigint } | null
  /** ezETH's published copy. */
  fundamental: { answer: bigint; decimals: number; updatedAt: bigint } | null
  operators: Record<string, Address>
  deposits: Record<string, readonly { strategy: Address; shares: bigint; withdrawable: bigint; scaling?: bigint }[]>
  queued: Record<string, readonly { withdrawal: Withdrawal; sharesNow: readonly bigint[] }[]>
  /** Magnitude of every operator in every strategy, at every block. */
  magnitude: bigint
  beaconChain: bigint
  /** Gwei that the pod of an account can pay out; absent: the account has no pod. */
  podFunds: Record<string, bigint>
  delay: number
  /** Shares of embedded strategies; their token balances are in `balances`. */
  totalShares: Record<string, bigint>
  /** Unknown strategies and their tokens: raw answers by `address selector`. */
  raw: Record<string, Hex | Answer>
  /** Contracts that revert whatever they are asked. */
  broken: readonly string[]
}

/** A mainnet where nobody owns anything and every rate is plausible. */
export function fakeWorld(changes: Partial<FakeWorld> = {}): FakeWorld {
  const key = (address: string) => address.toLowerCase()
  return {
    block: 25_000_000n,
    timestamp: 1_795_000_000n,
    ether: {},
    balances: {},
    rates: {
      [key(wstethContract.address)]: 1_240_000_000_000_000_000n,
      [key(rethContract.address)]: 1_150_000_000_000_000_000n,
      [key(cbethContract.address)]: 1_130_000_000_000_000_000n,
      [key(weethContract.address)]: 1_090_000_000_000_000_000n,
      [key(rateProviderContract.address)]: 1_070_000_000_000_000_000n,
    },
    price: { answer: 3_000_00000000n, decimals: 8, updatedAt: 1_794_999_000n },
    fundamental: null,
    operators: {},
    deposits: {},
    queued: {},
    magnitude: WAD,
    beaconChain: WAD,
    podFunds: {},
    delay: 100_800,
    totalShares: {},
    raw: {},
    broken: [],
    ...changes,
  }
}

/** Where the pod of an account is in this world. */
const podOf = (owner: string): Address => `0x${'9'.repeat(4)}${owner.slice(6).toLowerCase()}`

type Handlers = Record<string, (...args: never[]) => unknown>

/** Answers calls as the contracts of this world would; undefined where there is no contract. */
export function answerFrom(world: FakeWorld): (call: Call) => Hex | Answer | undefined {
  const low = (address: string) => address.toLowerCase()
  const rate = (address: string) => () => world.rates[low(address)]
  const roundOf = (name: 'price' | 'fundamental'): Handlers => ({
    latestRoundData: () => {
      const of = world[name]
      return of === null ? undefined : [1n, of.answer, of.updatedAt, of.updatedAt, 1n]
    },
    decimals: () => world[name]?.decimals,
  })
  const deposit = (account: Address, strategy: Address) =>
    world.deposits[low(account)]?.find((one) => low(one.strategy) === low(strategy))
  const contracts: [Contract, Handlers, Address?][] = [
    [multicall3, { getEthBalance: (account: Address) => world.ether[low(account)] ?? 0n }],
    [wstethContract, { stEthPerToken: rate(wstethContract.address) }],
    [rethContract, { getExchangeRate: rate(rethContract.address) }],
    [cbethContract, { exchangeRate: rate(cbethContract.address) }],
    [weethContract, { getRate: rate(weethContract.address) }],
    [rateProviderContract, { getRate: rate(rateProviderContract.address) }],
    [feed, roundOf('price'), etherUsdFeed],
    [feed, roundOf('fundamental'), fundamentalFeed],
    [
      eigenlayer.eigenPodManager,
      { beaconChainSlashingFactor: () => world.beaconChain, getPod: (owner: Address) => podOf(owner) },
    ],
    ...Object.keys(world.podFunds).map((owner): [Contract, Handlers, Address] => [
      eigenlayer.eigenPod,
      { withdrawableRestakedExecutionLayerGwei: () => world.podFunds[owner] },
      podOf(owner),
    ]),
    [
      eigenlayer.allocationManager,
      { getMaxMagnitudesAtBlock: (_: Address, of: readonly Address[]) => of.map(() => world.magnitude) },
    ],
    [
      eigenlayer.delegationManager,
      {
        delegatedTo: (account: Address) => world.operators[low(account)] ?? zeroAddress,
        minWithdrawalDelayBlocks: () => world.delay,
        getDepositedShares: (account: Address) => {
          const held = world.deposits[low(account)] ?? []
          return [held.map((one) => one.strategy), held.map((one) => one.shares)]
        },
        getWithdrawableShares: (account: Address, of: readonly Address[]) => [
          of.map((strategy) => deposit(account, strategy)?.withdrawable ?? 0n),
          of.map((strategy) => deposit(account, strategy)?.shares ?? 0n),
        ],
        depositScalingFactor: (account: Address, strategy: Address) => deposit(account, strategy)?.scaling ?? WAD,
        getQueuedWithdrawals: (account: Address) => {
          const queued = world.queued[low(account)] ?? []
          return [
            queued.map(({ withdrawal }) => ({ ...withdrawal, startBlock: Number(withdrawal.startBlock) })),
            queued.map(({ sharesNow }) => sharesNow),
          ]
        },
      },
    ],
    ...strategies
      .filter(({ address }) => address !== nativeStrategy)
      .map(({ address }): [Contract, Handlers, Address] => [
        eigenlayer.strategyBase,
        { totalShares: () => world.totalShares[low(address)] ?? 0n },
        address,
      ]),
  ]
  const byAddress = new Map<string, [Contract, Handlers][]>()
  for (const [contract, handlers, address = contract.address] of contracts) {
    byAddress.set(low(address), [...(byAddress.get(low(address)) ?? []), [contract, handlers]])
  }
  return ({ to, data }) => {
    if (world.broken.includes(low(to))) return reverted
    const raw = world.raw[`${low(to)} ${data.slice(0, 10)}`]
    if (raw !== undefined) return raw
    for (const [contract, handlers] of byAddress.get(low(to)) ?? []) {
      const answer = answerOne(contract.abi(), handlers, data)
      if (answer !== undefined) return answer
    }
    return (
      answerOne(
        erc20.abi(),
        { balanceOf: (account: Address) => world.balances[`${low(to)} ${low(account)}`] ?? 0n },
        data,
      ) ?? answerNothing(to, data)
    )
  }
}

const folders = import.meta.glob<Record<string, unknown>>('../protocols/*/abi.ts', { eager: true })
const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && typeof (value as Contract).abi === 'function'

/** Every function of the folders' contracts by `address selector`, and by selector alone for kinds that stand anywhere. */
const functions = new Map<string, AbiFunction>(
  Object.values(folders)
    .flatMap(Object.values)
    .filter(isContract)
    .flatMap((contract) =>
      contract
        .abi()
        .filter((entry): entry is AbiFunction => entry.type === 'function')
        .map((entry) => [`${contract.address.toLowerCase()} ${toFunctionSelector(entry)}`, entry] as const),
    ),
)
const empty = new Map<AbiFunction, Hex>()

/** What any other contract of the protocol folders says in a world where nobody owns anything: zero, false, nothing. */
function answerNothing(to: Address, data: Hex): Hex | undefined {
  const selector = data.slice(0, 10)
  const item = functions.get(`${to.toLowerCase()} ${selector}`) ?? functions.get(`${zeroAddress} ${selector}`)
  if (item === undefined) return undefined
  const known = empty.get(item) ?? encodeAbiParameters(item.outputs, item.outputs.map(nothing))
  empty.set(item, known)
  return known
}

function nothing(parameter: AbiParameter): unknown {
  const fixed = /^(.*)\[(\d*)\]$/.exec(parameter.type)
  if (fixed !== null) {
    return Array.from({ length: Number(fixed[2] || 0) }, () => nothing({ ...parameter, type: fixed[1] as string }))
  }
  if (parameter.type === 'tuple') {
    const { components } = parameter as { components: readonly AbiParameter[] }
    const entries = components.map((component, index) => [component.name ?? String(index), nothing(component)] as const)
    return components.every(({ name }) => name) ? Object.fromEntries(entries) : entries.map(([, value]) => value)
  }
  if (parameter.type === 'bool') return false
  if (parameter.type === 'address') return zeroAddress
  if (parameter.type === 'string') return ''
  const bytes = /^bytes(\d*)$/.exec(parameter.type)
  return bytes === null ? 0n : `0x${'00'.repeat(Number(bytes[1] || 0))}`
}

const reverted: Answer = { ok: false, data: '0x' }

/** Undefined: this contract has no such function. */
function answerOne(abi: Abi, handlers: Handlers, data: Hex): Hex | Answer | undefined {
  let call: { functionName: string; args?: readonly unknown[] | undefined }
  try {
    call = decodeFunctionData({ abi, data })
  } catch {
    // Another contract at the same address may have it.
    return undefined
  }
  const handler = handlers[call.functionName]
  if (handler === undefined) return undefined
  const result = handler(...((call.args ?? []) as never[]))
  return result === undefined
    ? reverted
    : encodeFunctionResult({ abi, functionName: call.functionName, result } as never)
}
