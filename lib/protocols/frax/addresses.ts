import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Earns nothing by itself. Source: FraxFinance/docs, facts/lst.md 3.4, 2026-04-22 (high). */
export const frxeth: Token = {
  chainId: 1,
  address: '0x5E8422345238F34275888049021821E8E08CAa1f',
  symbol: 'frxETH',
  name: 'Frax Ether',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** ERC-4626 vault over frxETH. Source: as above (high). */
export const sfrxeth: Token = {
  chainId: 1,
  address: '0xac3E018457B222d93114458476f3E3416Abbe38F',
  symbol: 'sfrxETH',
  name: 'Staked Frax Ether',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** The LayerZero token's address on most chains; elsewhere the same address is another contract or none. Source: as above (high). */
const oft = {
  frxeth: '0x43eDD7f3831b08FE70B7555ddD373C8bF65a9050',
  sfrxeth: '0x3Ec3849C33291a9eF4c5dB86De593EB4A37fDe45',
} as const
const oftChains = [42161, 43114, 56, 10, 137, 130, 146, 34443, 57073, 747474, 80094, 1329, 480, 999, 98866, 196]
const onOftChains = (address: `0x${string}`) => Object.fromEntries(oftChains.map((chainId) => [chainId, address]))

/** Source: as above, "frxETH per chain" (high). */
const frxethElsewhere = copies(frxeth, {
  ...onOftChains(oft.frxeth),
  252: '0xFC00000000000000000000000000000000000006',
  59144: '0xB1aFD04774c02AE84692619448B08BA79F19b1ff',
  8453: '0x7eb8d1E4E2D0C8b9bEDA7a97b305cF49F3eeE8dA',
  534352: '0x0097Cf8Ee15800d4f80da8A6cE4dF360D9449Ed5',
  324: '0xc7Ab797019156b543B7a3fBF5A99ECDab9eb4440',
  2741: '0xc7Ab797019156b543B7a3fBF5A99ECDab9eb4440',
  143: '0x288F9D76019469bfEb56BB77d86aFa2bF563B75B',
})

/** Source: as above, "sfrxETH per chain" (high). */
const sfrxethElsewhere = copies(sfrxeth, {
  ...onOftChains(oft.sfrxeth),
  252: '0xFC00000000000000000000000000000000000005',
  59144: '0x383Eac7CcaA89684b8277cBabC25BCa8b13B7Aa2',
  8453: '0x192e0C7Cc9B263D93fa6d472De47bBefe1Fb12bA',
  534352: '0x73382eb28F35d80Df8C3fe04A3EED71b1aFce5dE',
  324: '0xFD78FD3667DeF2F1097Ed221ec503AE477155394',
  2741: '0xFD78FD3667DeF2F1097Ed221ec503AE477155394',
  143: '0x3B4cf37A3335F21c945a40088404c715525fCb29',
})

/** FraxEtherMinter v2. Source: as above (high). */
export const minter = '0x7Bc6bad540453360F744666D625fec0ee1320cA3'
/** FraxEtherRedemptionQueueV2: ERC-721 tickets, not enumerable. Source: as above (high). */
export const redemptionQueue = '0xfDC69e6BE352BD5644C438302DE4E311AAD5565b'
/** FraxEtherRedemptionQueue, the first one: old tickets may still be there. Source: as above (high). */
export const oldRedemptionQueue = '0x82bA8da44Cd5261762e629dd5c605b17715727bd'

/**
 * Blocks before which the queues did not exist, for looking through logs. No source names their deployment; each is a block
 * before its source was published: FraxFinance/frax-ether-redemption-queue begins on 2023-09-11 (about block 18,112,000),
 * and frxETH-v2-public tests its queue, deployed by the test, on a fork at 19,000,000 (medium).
 */
export const firstBlocks = { redemptionQueue: 19_000_000n, oldRedemptionQueue: 18_000_000n }

/** Those of Ethereum: the ones the folder reads itself. */
export const originals = [frxeth, sfrxeth]
export const tokens = [...originals, ...frxethElsewhere, ...sfrxethElsewhere]
export const contracts = [
  { address: frxeth.address, name: 'Frax frxETH' },
  { address: sfrxeth.address, name: 'Frax sfrxETH' },
  { address: minter, name: 'Frax Ether minter' },
  { address: redemptionQueue, name: 'Frax Ether redemption queue' },
  { address: oldRedemptionQueue, name: 'Frax Ether redemption queue, first version' },
] as const
