import { generatePhrase } from '../../wallet/phrase.ts'
import type { Notices } from '../notices.ts'
import type { Handlers, Keeper } from '../services.ts'

type VaultProcedures = Pick<Handlers, Extract<keyof Handlers, `vault.${string}` | `notices.${string}`>>

/** Everything about the password and the wallet as a whole. */
export function vaultProcedures({ keeper, notices }: { keeper: Keeper; notices: Notices }): VaultProcedures {
  return {
    'vault.generatePhrase': async ({ words }) => ({ phrase: generatePhrase(words === 12 ? 12 : 24) }),
    'vault.create': async ({ password, source }) => ({ address: await keeper.create(password, source) }),
    'vault.unlock': async ({ password }) => done(await keeper.unlock(password)),
    'vault.lock': async () => done(await keeper.lock()),
    'vault.changePassword': async ({ current, next }) => done(await keeper.changePassword(current, next)),
    'vault.reveal': ({ password, what }) => keeper.reveal(password, what),
    'vault.reset': async ({ confirm }) => {
      // A forged or mistaken message without the words does nothing.
      if (confirm === 'delete everything') await keeper.reset()
      return null
    },
    'notices.dismiss': async ({ id }) => done(notices.dismiss(id)),
  }
}

/** Commands without a result answer null: undefined does not survive the way to a view. */
function done(_: unknown): null {
  return null
}
