import { icon } from './icon.ts'
import type { Provider } from './provider.ts'

export const walletName = 'Bowline'
export const walletRdns = 'wallet.bowline'

/** What EIP-6963 takes of the page. */
export type AnnouncePage = {
  addEventListener(type: string, listener: () => void): void
  dispatchEvent(event: Event): boolean
}

/** EIP-6963: says once that the provider is here, and again whenever the page asks. Same frozen detail every time. */
export function announceProvider(page: AnnouncePage, provider: Provider): void {
  const { freeze } = Object
  const NativeCustomEvent = CustomEvent
  const dispatch = page.dispatchEvent.bind(page)
  const info = freeze({ uuid: crypto.randomUUID(), name: walletName, icon, rdns: walletRdns })
  const detail = freeze({ info, provider })
  const announce = () => void dispatch(new NativeCustomEvent('eip6963:announceProvider', { detail }))
  page.addEventListener('eip6963:requestProvider', announce)
  announce()
}
