/** What exits of Lorenzo say, in English. The keys are made in this folder. */
export const words = {
  'notes.lorenzo.elsewhere': 'Lorenzo redeems it in its own app; Bowline does not know the contracts.',
} as const
