/** What exits of CDCETH say, in English. The keys are made in this folder. */
export const words = {
  'notes.cronos.offChain': 'Only Crypto.com redeems CDCETH, in a Crypto.com account. On chain it can only be sold.',
} as const
