import type { ChainInfo } from '../messaging/mirror.ts'

/** Every chain Bowline offers. Adding one is adding a line, and the addresses in the protocol folders that live there. */
export const chains: readonly ChainInfo[] = [{ id: 1, name: 'Ethereum', blockSeconds: 12 }]
