import { type Address, encodeFunctionData, parseEther, parseUnits } from 'viem'
import { squareRoot } from '../../../lib/portfolio/marketMath.ts'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain, Contract } from '../chain.ts'
import type { Contracts } from '../contracts.ts'

/** Uniswap's QuoterV2 on mainnet. Source: facts/lst.md 4.3 (high). */
const quoter = '0x61fFE014bA17989E743c5F6cB21bF9697530B21e'
/** How Curve lists ether. Source: facts/lst.md 4.4. */
const curveEther = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'
/** What sells into pools of Uniswap; only the devnet has it. */
const seller = '0xDE70000000000000000000000000000000de7031'

const { admin, whale } = devnetOnly

type Depth = {
  /** Ether per token on the first day. */
  price: string
  /** Of the one position, in whole units; ten ether move a price by a few hundredths of a percent. */
  liquidity: string
}
type UniswapPool = Depth & { pool: Address; token: 'wstETH' | 'rETH' | 'cbETH' | 'weETH' | 'ezETH'; fee: number }
type CurvePool = {
  pool: Address
  token: 'stETH' | 'weETH' | 'ezETH'
  other: Address
  /** Coin 0 is ether. */
  etherFirst: boolean
  rate: Address | null
  amplification: bigint
  fee: string
  /** What is in it, in whole units. */
  ether: string
  tokens: string
}

/** Pools of mainnet that the devnet has. Source: facts/lst.md 4.3 and 4.4, lrt.md 13.3. */
export const uniswapPools = {
  wstETH: {
    pool: '0x109830a1AAaD605BbF02a9dFA7B0B92EC2FB7dAa',
    token: 'wstETH',
    fee: 100,
    price: '1.2295',
    liquidity: '30000',
  },
  wstETH500: {
    pool: '0xD340B57AAcDD10F96FC1CF10e15921936F41E29c',
    token: 'wstETH',
    fee: 500,
    price: '1.2293',
    // Little is left here: ten ether move it too far.
    liquidity: '900',
  },
  rETH: {
    pool: '0x553e9C493678d8606d6a5ba284643dB2110Df823',
    token: 'rETH',
    fee: 100,
    price: '1.1561',
    liquidity: '20000',
  },
  rETH500: {
    pool: '0xa4e0faA58465A2D369aa21B3e42d43374c6F9613',
    token: 'rETH',
    fee: 500,
    price: '1.1563',
    liquidity: '12000',
  },
  cbETH: {
    pool: '0x840DEEef2f115Cf50DA625F7368C24af6fE74410',
    token: 'cbETH',
    fee: 500,
    price: '1.1329',
    liquidity: '15000',
  },
  weETH: {
    pool: '0x7A415B19932c0105c82FDB6b720bb01B0CC2CAe3',
    token: 'weETH',
    fee: 500,
    price: '1.0929',
    liquidity: '20000',
  },
  ezETH: {
    pool: '0xBE80225f09645f172B079394312220637C440A63',
    token: 'ezETH',
    fee: 100,
    price: '1.0765',
    liquidity: '15000',
  },
} as const satisfies Record<string, UniswapPool>

export const curvePools = {
  stETH: {
    pool: '0xDC24316b9AE028F1497c275EB9192a3Ea0f67022',
    token: 'stETH',
    other: curveEther,
    etherFirst: true,
    rate: null,
    amplification: 30n,
    fee: '0.0001',
    ether: '9000',
    tokens: '9400',
  },
  stETHng: {
    pool: '0x21E27a5E5513D6e65C4f830167390997aA84843a',
    token: 'stETH',
    other: curveEther,
    etherFirst: true,
    rate: null,
    amplification: 1_000n,
    fee: '0.0001',
    ether: '3000',
    tokens: '3400',
  },
  weETH: {
    pool: '0xDB74dfDD3BB46bE8Ce6C33dC9D82777BCFc3dEd5',
    token: 'weETH',
    other: mainnet.weth,
    etherFirst: true,
    rate: mainnet.weETH,
    amplification: 500n,
    fee: '0.0001',
    ether: '2500',
    tokens: '2600',
  },
  weETHolder: {
    pool: '0x13947303F63b363876868D070F14dc865C36463b',
    token: 'weETH',
    other: mainnet.weth,
    etherFirst: false,
    rate: mainnet.weETH,
    amplification: 500n,
    fee: '0.0001',
    ether: '900',
    tokens: '1000',
  },
  ezETH: {
    pool: '0x85dE3ADd465a219EE25E04d22c39aB027cF5C12E',
    token: 'ezETH',
    other: mainnet.weth,
    etherFirst: false,
    rate: mainnet.renzoRateProvider,
    amplification: 500n,
    fee: '0.0001',
    ether: '1500',
    tokens: '1600',
  },
} as const satisfies Record<string, CurvePool>

/** How far a position reaches to either side of the first price: about a fifth. Ticks. */
const reach = 2_000

/** The venues tokens are sold at. Needs the tokens; everything in the pools comes from the whale. */
export async function buildMarkets(chain: Chain, contracts: Contracts): Promise<void> {
  await chain.place('QuoterV2', quoter)
  await chain.place('PoolSeller', seller)
  for (const pool of Object.values(uniswapPools)) await buildUniswap(chain, contracts, pool)
  for (const pool of Object.values(curvePools)) await buildCurve(chain, contracts, pool)
}

async function buildUniswap(chain: Chain, contracts: Contracts, of: UniswapPool): Promise<void> {
  const pool = await chain.place('UniswapV3Pool', of.pool)
  const token = contracts[of.token]
  const first = BigInt(token.address) < BigInt(mainnet.weth)
  const price = parseEther(of.price)
  const root = squareRoot(first ? (price << 192n) / 10n ** 18n : ((10n ** 18n) << 192n) / price)
  const tick = Math.round((Math.log(Number(of.price)) / Math.log(1.0001)) * (first ? 1 : -1))
  const tokens = first ? [token.address, mainnet.weth] : [mainnet.weth, token.address]
  await pool.write('devnetInitialize', [tokens, of.fee, root, tick - reach, tick + reach], admin)
  await pool.write('increaseObservationCardinalityNext', [300], whale)
  await pool.write('devnetSetLiquidity', [parseEther(of.liquidity)], admin)
  // A tenth of the liquidity is a little more than such a range holds of either coin.
  const half = parseEther(of.liquidity) / 10n
  await token.write('transfer', [of.pool, half], whale)
  await contracts.weth.write('transfer', [of.pool, (half * 13n) / 10n], whale)
}

async function buildCurve(chain: Chain, contracts: Contracts, of: CurvePool): Promise<void> {
  const pool = await chain.place('StableSwap', of.pool)
  const token = contracts[of.token]
  const none = `0x${'0'.repeat(40)}`
  const both = <thing>(ether: thing, other: thing) => (of.etherFirst ? [ether, other] : [other, ether])
  const terms = [of.amplification, parseUnits(of.fee, 10)]
  const coins = both(of.other, token.address)
  await pool.write('devnetInitialize', [coins, both(none, of.rate ?? none), ...terms], admin)
  await token.write('transfer', [of.pool, parseEther(of.tokens)], whale)
  if (of.other === curveEther) await chain.setBalance(of.pool, parseEther(of.ether))
  else await contracts.weth.write('transfer', [of.pool, parseEther(of.ether)], whale)
}

/** The pools of a devnet, and what stories do to them. Everything sold is the whale's. Unit: the token's smallest. */
export function marketsOn(chain: Chain, contracts: Contracts) {
  const approve = (token: Contract, spender: Address, amount: bigint) =>
    token.write('approve', [spender, amount], whale)
  return {
    async sellInUniswap(name: keyof typeof uniswapPools, amount: bigint): Promise<void> {
      const { pool, token } = uniswapPools[name]
      await approve(contracts[token], seller, amount)
      await chain.at('PoolSeller', seller).write('sell', [pool, contracts[token].address, amount], whale)
    },
    async sellInCurve(name: keyof typeof curvePools, amount: bigint): Promise<void> {
      const { pool, token, etherFirst } = curvePools[name]
      await approve(contracts[token], pool, amount)
      const [sold, bought] = etherFirst ? [1n, 0n] : [0n, 1n]
      await chain.at('StableSwap', pool).write('exchange', [sold, bought, amount, 0n], whale)
    },
    /** Takes liquidity out of a pool of Uniswap until so much is left. */
    async setDepth(name: keyof typeof uniswapPools, liquidity: bigint): Promise<void> {
      const data = encodeFunctionData({
        abi: chain.at('UniswapV3Pool', uniswapPools[name].pool).abi,
        functionName: 'devnetSetLiquidity',
        args: [liquidity],
      })
      await chain.send({ from: admin, to: uniswapPools[name].pool, data })
    },
  }
}
