import type { Handlers, Keeper, SettingsStore } from '../services.ts'

/** The user's choices. */
export function settingsProcedures({
  settings,
  keeper,
}: {
  settings: SettingsStore
  keeper: Keeper
}): Pick<Handlers, 'settings.update'> {
  return {
    async 'settings.update'(patch) {
      await settings.update(patch)
      // A shorter time to the auto-lock counts from now.
      keeper.touch()
      return null
    },
  }
}
