import type { Address } from 'viem'
import type { Portfolio, PortfolioKey } from '../messaging/mirror.ts'

/** Where an account's holdings on a chain are kept. */
export const portfolioKey = (chainId: number, account: Address): PortfolioKey => `${chainId}:${account}`

/** What a position is known by in preferences, over all accounts and chains. */
export const positionKey = ({ chainId, account }: Pick<Portfolio, 'chainId' | 'account'>, id: string): string =>
  `${chainId}:${account}:${id}`
