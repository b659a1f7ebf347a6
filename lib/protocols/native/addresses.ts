/** Ether lives at no contract and no one is sent to one for it. */
export const contracts = []
export const tokens = []
