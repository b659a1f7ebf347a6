import { useSyncExternalStore } from 'react'

/** Where in the app this page is: the part of the address after `#`, always with a leading slash. */
export function currentPath(): string {
  const hash = location.hash.slice(1)
  return hash.startsWith('/') ? hash : '/'
}

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** The current path, renewed when it changes. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath)
}

/** Goes to a path. `replace` leaves no step to come back to. */
export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) location.replace(`#${path}`)
  else location.hash = path
}

/** The values of a pattern's `:names` in a path, or null when it does not match. `/position/:id` matches `/position/a%3Ab`. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== actual) return null
    } else if (actual === '') return null
    else {
      try {
        values[part.slice(1)] = decodeURIComponent(actual)
      } catch {
        // Half an escape in a hand-written address: no route has it.
        return null
      }
    }
  }
  return values
}

/** The path of a pattern with its `:names` filled in and escaped. */
export function pathTo(pattern: string, values: Readonly<Record<string, string>> = {}): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}

/** The same app in a tab of its own. The popup closes when it loses the focus, so long work happens there. */
export function tabHref(path: string): string {
  return `${location.pathname.replace(/[^/]*$/, 'popup.html')}?view=full#${path}`
}

/** Whether this page is the app in a tab, not the popup. */
export function isTab(): boolean {
  return new URLSearchParams(location.search).get('view') === 'full'
}
