import type { Token } from '../types.ts'

/** eETH: rebasing share token. Source: etherfi-protocol/smart-contracts, facts/lrt.md 15.2, 2026-07-15 (high). */
export const eeth: Token = {
  chainId: 1,
  address: '0x35fA164735182de50811E8e2E824cFb9B6118ac2',
  symbol: 'eETH',
  name: 'ether.fi ETH',
  decimals: 18,
  rebasing: true,
  kind: 'lrt',
}

/** Wraps eETH. Source: as above (high). */
export const weeth: Token = {
  chainId: 1,
  address: '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee',
  symbol: 'weETH',
  name: 'Wrapped eETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Source of all below: as above (high). */
export const liquidityPool = '0x308861A430be4cce5502d0A12724771Fc6DaF216'
export const withdrawRequestNft = '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c'
export const redemptionManager = '0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0'
export const withdrawAdapter = '0xFbfe6b9cEe0E555Bad7e2E7309EFFC75200cBE38'
export const depositAdapter = '0xcfC6d9Bd7411962Bfe7145451A7EF71A24b6A7A2'

export const tokens = [eeth, weeth]
export const contracts = [
  { address: eeth.address, name: 'ether.fi eETH' },
  { address: weeth.address, name: 'ether.fi weETH' },
  { address: liquidityPool, name: 'ether.fi liquidity pool' },
  { address: withdrawRequestNft, name: 'ether.fi withdrawal requests' },
  { address: redemptionManager, name: 'ether.fi redemption manager' },
  { address: withdrawAdapter, name: 'ether.fi weETH withdrawal adapter' },
  { address: depositAdapter, name: 'ether.fi deposit adapter' },
] as const
