import type { Address } from 'viem'
import type { Portfolio, PortfolioKey } from '../messaging/mirror.ts'

/** Where an account's holdings on a chain are kept. */
export const portfolioKey = (chainId: number, account: Address): PortfolioKey => `${chainId}:${account}`

/** Every chain's portfolio of one account, Ethereum first, then by chain id. */
export function portfoliosOf(
  portfolios: Readonly<Record<PortfolioKey, Portfolio>>,
  account: Address,
): readonly Portfolio[] {
  return Object.values(portfolios)
    .filter((portfolio) => portfolio.account === account)
    .sort((a, b) => a.chainId - b.chainId)
}

/** What a position is known by in preferences, over all accounts and chains. */
export const positionKey = ({ chainId, account }: Pick<Portfolio, 'chainId' | 'account'>, id: string): string =>
  `${chainId}:${account}:${id}`
