import type { Settings } from '../../lib/messaging/mirror.ts'

const key = 'theme'

/** Sets the colours. `auto` leaves it to the system; the choice is remembered for the next page's first frame. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (localStorage.getItem(key) !== theme) localStorage.setItem(key, theme)
  } catch {
    // Storage is switched off: the theme then arrives a moment later, with the mirror.
  }
}

/** The colours of the last visit, before the settings have arrived. */
export function applyRememberedTheme(): void {
  try {
    const theme = localStorage.getItem(key)
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // As above.
  }
}
