import type { EIP1193Provider } from 'viem'

/** One wallet as it announces itself (EIP-6963). */
export type Wallet = {
  info: { uuid: string; name: string; icon: string; rdns: string }
  provider: EIP1193Provider
}

/** Asks the wallets in this browser to announce themselves, and hands each over once. */
export function discoverWallets(found: (wallet: Wallet) => void): void {
  const seen = new Set<string>()
  window.addEventListener('eip6963:announceProvider', (event) => {
    const wallet = (event as CustomEvent<Wallet>).detail
    if (seen.has(wallet.info.uuid)) return
    seen.add(wallet.info.uuid)
    found(wallet)
  })
  window.dispatchEvent(new Event('eip6963:requestProvider'))
}
