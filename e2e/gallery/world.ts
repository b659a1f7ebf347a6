import type { Address, Hex } from 'viem'
import { builtInNames } from '../../lib/background/registry.ts'
import { initialMirror } from '../../lib/background/state.ts'
import type { Account, ActivityEntry, Mirror, Portfolio, PortfolioRow } from '../../lib/messaging/mirror.ts'
import { portfolioKey } from '../../lib/portfolio/key.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import type { Token, WithdrawalPosition } from '../../lib/protocols/types.ts'
import { shares, tokenUnits, wad, wei } from '../../lib/units.ts'

/** One ether in wei. */
export const ether = 10n ** 18n
const registry = builtInNames()
/** A built-in token by its symbol. */
export const tokenOf = (symbol: string) => registry.tokens.find((token) => token.symbol === symbol) as Token
const nameOf = (part: string) => registry.names.find(({ name }) => name.includes(part))?.address as Address
const operator = registry.names.at(-3)?.address as Address

export const account: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
export const second: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
export const third: Address = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const accounts: readonly Account[] = [
  { address: account, name: 'Main account', kind: 'hd', seedId: 'seed', path: "m/44'/60'/0'/0/0", hidden: false },
  { address: second, name: 'Savings for the boat we will never buy', kind: 'key', hidden: false },
  { address: third, name: 'Treasury', kind: 'watch', hidden: false },
]

const seconds = (ago: number) => BigInt(Math.floor(Date.now() / 1_000) - ago)
/** The newest block. */
export const block = { number: 21_345_678n, timestamp: seconds(9) }
/** A block of twelve minutes ago. */
export const older = { number: 21_345_618n, timestamp: seconds(729) }

/** A row of ether (null) or a token. */
export const held = (symbol: string | null, balance: bigint, rate: bigint | null, at = block): PortfolioRow => {
  const token = symbol === null ? null : tokenOf(symbol)
  const protocol = { stETH: 'lido', wstETH: 'lido', rETH: 'rocketPool', weETH: 'etherfi' }[symbol ?? ''] ?? 'native'
  return {
    position: {
      id: `${protocol}:token:${symbol ?? 'ether'}`,
      protocol,
      kind: 'token',
      token,
      balance: tokenUnits(balance),
    },
    block: at,
    value: rate === null ? null : wei((balance * rate) / ether),
    rate: rate === null || symbol === null ? null : wad(rate),
  }
}

const restaked = (symbol: string, deposited: bigint, lost: bigint, rate: bigint): PortfolioRow => ({
  position: {
    id: `eigenlayer:restaked:${symbol}`,
    protocol: 'eigenlayer',
    kind: 'restaked',
    strategy: nameOf(`${symbol} strategy`),
    token: tokenOf(symbol).address,
    asset: { symbol, decimals: 18, known: true },
    depositShares: shares((deposited * 97n) / 100n),
    withdrawableShares: shares(((deposited - lost) * 97n) / 100n),
    depositScalingFactor: wad(ether),
    withdrawable: tokenUnits(deposited - lost),
    deposited: tokenUnits(deposited),
    lost: tokenUnits(lost),
  },
  block,
  value: wei(((deposited - lost) * rate) / ether),
  rate: wad(rate),
})

const exit = (id: string, state: Partial<WithdrawalPosition>, startBlock: bigint, amount: bigint): PortfolioRow => ({
  position: {
    id: `eigenlayer:withdrawal:${id}`,
    protocol: 'eigenlayer',
    kind: 'withdrawal',
    root: `0x${id.repeat(64).slice(0, 64)}` as Hex,
    withdrawal: {
      staker: account,
      delegatedTo: operator,
      withdrawer: account,
      nonce: 3n,
      startBlock,
      strategies: [nameOf('stETH strategy')],
      scaledShares: [shares(amount)],
    },
    entries: [
      {
        strategy: nameOf('stETH strategy'),
        token: tokenOf('stETH').address,
        asset: { symbol: 'stETH', decimals: 18, known: true },
        scaledShares: shares(amount),
        sharesNow: shares((amount * 95n) / 100n),
        amountNow: tokenUnits((amount * 95n) / 100n),
        amountQueued: tokenUnits(amount),
      },
    ],
    completableBlock: startBlock + 100_801n,
    slashableUntil: startBlock + 100_800n,
    completable: false,
    slashable: true,
    ...state,
  },
  block,
  value: wei((amount * 95n) / 100n),
  rate: wad(ether),
})

export const portfolio: Portfolio = {
  account,
  chainId: 1,
  block,
  rows: [
    held(null, 3_214_159_265_358_979_323n, ether),
    held('wstETH', 12_500_000_000_000_000_001n, 1_182_345_678_901_234_567n),
    held('stETH', 1_998_877_665_544_332_211n, ether),
    held('rETH', 450_000_000_000_000_000n, 1_123_456_789_012_345_678n, older),
    held('weETH', 31_337n, 1_054_000_000_000_000_000n),
    held('ezETH', 2_500_000_000_000_000_000n, null),
    restaked('stETH', 32n * ether, 1_600_000_000_000_000_123n, ether),
    restaked('rETH', 5n * ether, 0n, 1_123_456_789_012_345_678n),
    {
      position: { id: 'eigenlayer:delegation:', protocol: 'eigenlayer', kind: 'delegation', operator },
      block,
      value: null,
      rate: null,
    },
    exit('a', { completable: true, slashable: false }, 21_200_000n, 2n * ether),
    exit('b', {}, 21_300_000n, 4_200_000_000_000_000_000n),
  ],
  failures: [{ protocol: 'rocketPool', error: { name: 'ReadError', code: 4901, message: '' } }],
  etherPrice: { answer: 2_893_41000000n, decimals: 8, updatedAt: seconds(1_980), block },
}

const entry = (id: string, status: ActivityEntry['status'], more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id,
  account,
  chainId: 1,
  origin: 'https://restake.example',
  nonce: 41,
  title: sentence('intent.unknown'),
  hashes: [`0x${id.repeat(64).slice(0, 64)}`],
  status,
  included:
    status === 'confirmed' || status === 'failed'
      ? { hash: `0x${id.repeat(64).slice(0, 64)}`, block: older, gasUsed: 123_456n, effectiveGasPrice: 12_345_678_901n }
      : null,
  maxFeePerGas: wei(31_000_000_000n),
  maxPriorityFeePerGas: wei(1_000_000_000n),
  createdAt: Date.now() - 600_000,
  error: null,
  ...more,
})

/** An unlocked wallet with some of everything. */
export const unlocked: Mirror = {
  ...initialMirror,
  registry,
  phase: 'unlocked',
  settings: {
    ...initialMirror.settings,
    endpoints: { 1: ['https://rpc.my-own-node.example/v1/3f9a', 'https://ethereum-rpc.publicnode.com'] },
  },
  accounts,
  selected: account,
  portfolios: { [portfolioKey(1, account)]: portfolio },
  refresh: { running: false, startedAt: Date.now() - 9_500, finishedAt: Date.now() - 9_000, error: null, chains: [] },
  endpoints: [
    {
      chainId: 1,
      url: 'https://rpc.my-own-node.example/v1/3f9a',
      state: 'ok',
      error: null,
      latencyMs: 61,
      blockNumber: block.number,
      simulates: true,
    },
    {
      chainId: 1,
      url: 'https://ethereum-rpc.publicnode.com',
      state: 'failing',
      error: { name: 'EndpointError', code: 4901, message: '', data: 'timeout' },
      latencyMs: null,
      blockNumber: null,
      simulates: null,
    },
  ],
  activity: [
    entry('1', 'pending', { createdAt: Date.now() - 40_000, hashes: [`0x${'1'.repeat(64)}`, `0x${'7'.repeat(64)}`] }),
    entry('2', 'confirmed'),
    entry('3', 'failed', { createdAt: Date.now() - 90_000_000 }),
    entry('4', 'replaced', { origin: '' }),
    entry('5', 'dropped'),
  ],
  connections: [
    {
      origin: 'https://app.restake.example',
      accounts: [account],
      chainId: 1,
      firstSeen: Date.now() - 86_400_000,
      connectedSince: Date.now() - 86_400_000,
      lastUsed: Date.now() - 300_000,
    },
    {
      origin: 'https://xn--pple-43d.a-very-long-subdomain-that-goes-on-and-on.example:8443',
      accounts: [account, second],
      chainId: 1,
      firstSeen: Date.now(),
      connectedSince: Date.now(),
      lastUsed: Date.now(),
    },
  ],
}
