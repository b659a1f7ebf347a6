import { errorCode, WalletError } from '../../errors.ts'
import { runPlan } from '../../portfolio/engine.ts'
import { findToken } from '../../protocols/index.ts'
import { readAssets } from '../../protocols/metadata.ts'
import type { Asset } from '../../protocols/types.ts'
import { parseAddress } from '../../wallet/address.ts'
import type { Handlers, Services } from '../services.ts'

type PreferenceProcedures = Pick<Handlers, Extract<keyof Handlers, `preferences.${string}` | `tokens.${string}`>>

/** Commands about what the user wants to see and count, and about tokens they add. */
export function preferenceProcedures({
  preferences,
  chain,
  portfolio,
}: Pick<Services, 'preferences' | 'chain' | 'portfolio'>): PreferenceProcedures {
  /** What the contract says of itself now. Throws KnownTokenError, NotTokenError, and what the client throws. */
  const lookUp = async (chainId: number, text: string): Promise<FoundToken> => {
    const address = parseAddress(text)
    if (findToken(address, chainId) !== undefined) throw new KnownTokenError()
    const { result } = await runPlan(chain.client(chainId), readAssets([address]))
    const { symbol, decimals } = result[0] as Asset
    if (decimals === null) throw new NotTokenError()
    return { address, symbol, decimals }
  }
  return {
    'preferences.update': async ({ discountAlert }) => {
      await preferences.setDiscountAlert(discountAlert)
      return null
    },
    'preferences.mark': async ({ position, ...marks }) => {
      await preferences.mark(position, marks)
      return null
    },
    'tokens.lookUp': ({ chainId, address }) => lookUp(chainId, address),
    'tokens.add': async ({ chainId, address, symbol, decimals }) => {
      // Asked again, and compared with what was on screen: a contract can say one thing now and another later.
      const found = await lookUp(chainId, address)
      if (found.symbol !== symbol || found.decimals !== decimals) throw new TokenChangedError()
      const shown = found.symbol ?? `${found.address.slice(0, 6)}…${found.address.slice(-4)}`
      await preferences.addToken({
        chainId,
        address: found.address,
        symbol: shown,
        name: shown,
        decimals,
        rebasing: false,
        kind: 'plain',
      })
      portfolio.reread(chainId)
      return null
    },
    'tokens.remove': async (token) => {
      await preferences.removeToken(token)
      portfolio.reread(token.chainId)
      return null
    },
  }
}

type FoundToken = Awaited<ReturnType<Handlers['tokens.lookUp']>>

/** The token is one of ours already, so it is shown and valued without being added. */
class KnownTokenError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('Bowline knows this token already. It is shown as soon as you hold some of it.')
  }
}

/** What is at the address does not say how many decimals it has, so no amount of it could be shown. */
class NotTokenError extends WalletError {
  readonly code = errorCode.notFound
  constructor() {
    super('There is no usable token at this address on this chain. Check the address and the chain.')
  }
}

/** The contract's answer differs from the one that was on screen. */
class TokenChangedError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('The contract now says something else of itself. Nothing was added. Look at it again.')
  }
}
