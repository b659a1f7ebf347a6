// The colours of the last visit, set before the first paint: a chosen theme that differs from the system's never flashes.
// A classic script of its own, since module scripts run after the static page was painted. The key is that of
// components/screens/theme.ts.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is switched off: the theme arrives a moment later, with the settings.
}
