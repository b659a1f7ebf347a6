import type { Area } from './types.ts'

/** What an error means to the person at the screen, by class name: what happened, then what to do. */
export const errors = {
  'errors.fallback': 'Something went wrong (code {code}). Nothing was lost. Try again.',
  'errors.InternalError': 'Something went wrong inside Bowline. Nothing was sent. Try again.',
  'errors.BackgroundGoneError':
    'Bowline restarted before it could answer. Nothing was lost: look at the screen and try again.',
  'errors.WalletLockedError': 'Bowline is locked. Unlock it and try again.',
} as const satisfies Area
