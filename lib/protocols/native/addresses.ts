/** Ether lives at no contract and no one is sent to one for it. */
export const contracts = []
export const tokens = []

/** Chains whose gas is paid in ether. Source: viem chain definitions 2.57.1. */
export const chainIds = [
  1, 10, 130, 169, 324, 480, 1135, 1868, 1923, 2741, 4326, 8453, 34443, 42161, 48900, 57073, 59144, 60808, 81457,
  167000, 534352, 747474,
]
