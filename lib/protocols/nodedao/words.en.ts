/** nETH has no texts of its own. */
export const words = {} as const
