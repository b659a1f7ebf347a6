/**
 * Endpoints that anyone may use without a key, by chain, offered but never preset. Source: the operators' own pages and
 * the public chain lists, 2026-11-21 (medium; operators change their terms).
 */
export const publicEndpoints: Readonly<Record<number, readonly { operator: string; url: string }[]>> = {
  1: [
    { operator: 'PublicNode (Allnodes)', url: 'https://ethereum-rpc.publicnode.com' },
    { operator: 'dRPC', url: 'https://eth.drpc.org' },
    { operator: 'Tenderly', url: 'https://gateway.tenderly.co/public/mainnet' },
  ],
}
