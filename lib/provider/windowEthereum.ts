import { walletRdns } from './announce.ts'
import type { Provider } from './provider.ts'

type Target = Pick<Window, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'> & { ethereum?: unknown }

/**
 * Puts the page's Bowline provider at `window.ethereum`, for the user who asked for it. It is the very provider that was
 * announced, asked for in the way any page would. A property that is already there stays: another wallet was first, and
 * EIP-6963 lets the page choose. Never throws, whatever was defined before.
 */
export function offerWindowEthereum(page: Target): void {
  const take = (event: Event) => {
    // Anybody may raise this event with anything in it.
    const { detail } = event as CustomEvent<{ info?: { rdns?: unknown }; provider?: Provider } | null>
    if (detail?.info?.rdns !== walletRdns) return
    page.removeEventListener('eip6963:announceProvider', take)
    if ('ethereum' in page) return
    try {
      // Writable, because a wallet that comes later may assign to it, and would throw in strict code if it could not.
      Object.defineProperty(page, 'ethereum', {
        value: detail.provider,
        writable: true,
        configurable: true,
        enumerable: true,
      })
      page.dispatchEvent(new Event('ethereum#initialized'))
    } catch {
      // The page made its window refuse new properties; the announcement is still there for it.
    }
  }
  page.addEventListener('eip6963:announceProvider', take)
  page.dispatchEvent(new Event('eip6963:requestProvider'))
}
