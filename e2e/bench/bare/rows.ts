/** What every bare page shows. Unit: wei. */
export const rows = ['ETH', 'stETH', 'wstETH', 'rETH', 'cbETH', 'weETH'].map((symbol, index) => ({
  symbol,
  balance: BigInt(index + 1) * 10n ** 18n,
}))
