import type { Chain, Handlers, Keeper, SettingsStore } from '../services.ts'

type SettingsProcedures = Pick<Handlers, 'settings.update' | 'endpoints.set' | 'endpoints.test'>

/** The user's choices, and the endpoints everything is read from. */
export function settingsProcedures(rooms: {
  settings: SettingsStore
  chain: Chain
  keeper: Keeper
}): SettingsProcedures {
  const { settings, chain, keeper } = rooms
  return {
    'settings.update': async (patch) => {
      await settings.update(patch)
      // A shorter time to the auto-lock counts from now.
      keeper.touch()
      return null
    },
    'endpoints.set': async ({ chainId, urls }) => {
      await settings.setEndpoints(chainId, urls)
      return null
    },
    'endpoints.test': ({ url, chainId }) => chain.test(url, chainId),
  }
}
