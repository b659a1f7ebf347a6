import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { describeError, reportBug, WalletError } from '../errors.ts'
import type { Comparison, Sale } from '../messaging/leaving.ts'
import type { Mirror } from '../messaging/mirror.ts'
import type { Input } from '../messaging/procedures.ts'
import { runPlan } from '../portfolio/engine.ts'
import type { Protocol, Way } from '../protocols/types.ts'
import { InvalidParamsError } from '../rpc/params.ts'
import { type TokenUnits, type Wei, wei } from '../units.ts'

/** What pools would pay for an amount of a token, best first. Throws what the client throws. */
export type QuoteSale = (client: ChainClient, token: Address, amount: TokenUnits) => Promise<readonly Sale[]>

type Dependencies = {
  client: ChainClient
  protocols: readonly Protocol[]
  /** Rates as last read: what is paid in another token is told in ether by them. */
  rates: Mirror['rates']
  /** Absent: no pool is asked. */
  quoteSale: QuoteSale | undefined
}

/**
 * The ways out of an amount of a token: those of its protocol and a sale, by chain reads only. Pools that cannot be read
 * hide no way of the protocol. Throws InvalidParamsError for a token that is not ours, and what the client throws.
 */
export async function compareWays(
  { account, chainId, token, amount }: Input<'exits.compare'>,
  { client, protocols, rates, quoteSale }: Dependencies,
): Promise<Comparison> {
  const of = protocols.find(({ tokens }) => tokens.some((one) => one.chainId === chainId && isSame(one.address, token)))
  const decimals = of?.tokens.find((one) => one.chainId === chainId && isSame(one.address, token))?.decimals
  if (of === undefined || decimals === undefined) throw new InvalidParamsError('this token is not known')
  const rateOf = (address: Address) => rates.find((rate) => rate.chainId === chainId && isSame(rate.token, address))
  const inEther = (units: bigint, paid: Address | null, places: number | null): Wei | null => {
    if (paid === null) return wei(units)
    const rate = rateOf(paid)?.ether ?? null
    return rate === null || places === null ? null : wei((units * rate) / 10n ** BigInt(places))
  }
  const [{ result: ways, block }, sales] = await Promise.all([
    runPlan(client, of.leave?.({ token, amount, account }) ?? noWays()),
    (quoteSale?.(client, token, amount) ?? Promise.resolve(null)).then(
      (quotes) => ({ quotes, error: null }),
      (error: unknown) => {
        if (!(error instanceof WalletError)) reportBug(error)
        return { quotes: null, error: describeError(error) }
      },
    ),
  ])
  // What is paid off this chain is no asset of ours and no ether.
  const etherOf = ({ receives, paid }: Way) =>
    receives === null || (paid.token === null && !paid.asset.known)
      ? null
      : inEther(receives, paid.token, paid.asset.decimals)
  return {
    worth: inEther(amount, token, decimals),
    ways: ways.map((way) => ({ ...way, ether: etherOf(way) })),
    block,
    sales: sales.quotes,
    salesError: sales.error,
  }
}

/** A token whose protocol names no way out: only the block is read. */
// biome-ignore lint/correctness/useYield: a plan may need no call at all
function* noWays(): Generator<never, readonly Way[], never> {
  return []
}

const isSame = (one: Address, other: Address) => one.toLowerCase() === other.toLowerCase()
