/** What exits of StaFi say, in English. The keys are made in this folder. */
export const words = {
  'notes.stafi.sunset': 'StaFi is winding down. Follow the notice of the protocol, or sell.',
} as const
