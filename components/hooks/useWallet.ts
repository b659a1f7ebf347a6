import { create } from 'zustand'
import type { Mirror } from '../../lib/messaging/mirror.ts'
import { connectViews, readCachedMirror } from '../../lib/messaging/views.ts'

/** `cached`: the last mirror of this browser session. `live`: as the background says it is now. */
export type WalletState = { mirror: Mirror | null; source: 'none' | 'cached' | 'live' }

/** What the view shows. Only the port's listener writes it; nothing in it is computed here. */
const useStore = create<WalletState>(() => ({ mirror: null, source: 'none' }))

/**
 * Starts the mirror: the cached one at once, then the background's own. Resolves when there is something to show, so
 * that the first frame React draws already holds the last known values.
 */
export async function startWallet(): Promise<void> {
  const live = new Promise<void>((resolve) => {
    connectViews({
      onSnapshot: (mirror) => {
        useStore.setState({ mirror, source: 'live' })
        resolve()
      },
      onPatch: (apply) => useStore.setState(({ mirror }) => (mirror === null ? {} : { mirror: apply(mirror) })),
      onDisconnect: () => useStore.setState(({ mirror }) => ({ mirror, source: mirror === null ? 'none' : 'cached' })),
    })
  })
  const cached = readCachedMirror().then((mirror) => {
    if (mirror === null) return live
    if (useStore.getState().source === 'none') useStore.setState({ mirror, source: 'cached' })
    return undefined
  })
  await Promise.race([live, cached])
}

/** A slice of the mirror. Only below a component that knows the mirror is there (`useMirrorSource`). */
export function useWallet<slice>(select: (mirror: Mirror) => slice): slice {
  return useStore(({ mirror }) => {
    if (mirror === null) throw new Error('useWallet was called before the mirror arrived')
    return select(mirror)
  })
}

/** The language the user set, before any component is there to select it. */
export const languageSetting = () => useStore.getState().mirror?.settings.language ?? 'auto'

/** Where the mirror comes from, for the root component: it waits while there is none. */
export function useMirrorSource(): WalletState['source'] {
  return useStore((state) => state.source)
}
