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
  10: [
    { operator: 'Optimism', url: 'https://mainnet.optimism.io' },
    { operator: 'PublicNode (Allnodes)', url: 'https://optimism-rpc.publicnode.com' },
  ],
  56: [{ operator: 'PublicNode (Allnodes)', url: 'https://bsc-rpc.publicnode.com' }],
  137: [{ operator: 'PublicNode (Allnodes)', url: 'https://polygon-bor-rpc.publicnode.com' }],
  324: [{ operator: 'ZKsync', url: 'https://mainnet.era.zksync.io' }],
  8453: [
    { operator: 'Base', url: 'https://mainnet.base.org' },
    { operator: 'PublicNode (Allnodes)', url: 'https://base-rpc.publicnode.com' },
  ],
  42161: [
    { operator: 'Arbitrum', url: 'https://arb1.arbitrum.io/rpc' },
    { operator: 'PublicNode (Allnodes)', url: 'https://arbitrum-one-rpc.publicnode.com' },
  ],
  43114: [{ operator: 'PublicNode (Allnodes)', url: 'https://avalanche-c-chain-rpc.publicnode.com' }],
  59144: [
    { operator: 'Linea', url: 'https://rpc.linea.build' },
    { operator: 'PublicNode (Allnodes)', url: 'https://linea-rpc.publicnode.com' },
  ],
  81457: [{ operator: 'Blast', url: 'https://rpc.blast.io' }],
}
