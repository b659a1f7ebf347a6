import type { Settings } from '../../lib/messaging/mirror.ts'

/** Also read by public/theme.js, which sets the colours before the first paint. */
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
