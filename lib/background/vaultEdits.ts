import { type Copies, VaultConflictError, VaultWriteError } from '../wallet/copies.ts'
import type { Holdings } from '../wallet/edit.ts'
import { type KdfPolicy, newKdf } from '../wallet/kdf.ts'
import type { VaultKeys } from '../wallet/keys.ts'
import { type Opened, rootOf } from '../wallet/unlock.ts'
import { type ClosedVault, closeVault, openVault, parseVault, type VaultContents } from '../wallet/vault.ts'
import type { Access, createAccess } from './access.ts'
import type { Notices } from './notices.ts'

type EditDependencies = {
  copies: Copies
  policy: KdfPolicy
  notices: Notices
  access: Pick<ReturnType<typeof createAccess>, 'need' | 'open' | 'stillMine'>
  onAccounts: (accounts: VaultContents['accounts']) => void
}

/** Every way the vault is written. The keeper's queue runs one at a time (S7). */
export function createVaultEdits({ copies, policy, notices, access, onAccounts }: EditDependencies) {
  /** Writes contents as the successor of `current`, null for the first. Throws VaultWriteError, VaultConflictError. */
  const write = async (current: ClosedVault | null, contents: VaultContents, keys: VaultKeys): Promise<ClosedVault> => {
    const text = await closeVault(contents, keys)
    try {
      const both = await copies.write(current, text, (vault) => openVault(vault, keys))
      if (both) notices.dismiss('write-failed')
      else notices.raise('write-failed')
    } catch (error) {
      if (error instanceof VaultWriteError) notices.raise('write-failed')
      throw error
    }
    return parseVault(text, policy)
  }

  /** Contents under a password of their own: a new salt, a new key, one write. */
  const writeUnder = async (
    password: string,
    current: ClosedVault | null,
    contents: Omit<VaultContents, 'kdf' | 'revision'>,
    meanwhile?: () => void,
  ): Promise<Opened> => {
    const kdf = newKdf(policy)
    const { root, keys } = await rootOf(password, kdf, meanwhile)
    const next = { ...contents, kdf, revision: (current?.revision ?? 0) + 1 }
    return { vault: await write(current, next, keys), contents: next, keys, root }
  }

  return {
    writeUnder,

    /** Raises a vault below today's count of iterations (K1). When that cannot be written the wallet opens all the same. */
    async raise(opened: Opened, password: string): Promise<Opened> {
      if (opened.contents.kdf.iterations >= policy.target) return opened
      return writeUnder(password, opened.vault, opened.contents).catch(() => opened)
    },

    /** One change under the keys in hand. The result of `change` is returned once it is durable. */
    async edit<result extends Holdings>(change: (holdings: Holdings) => Promise<result> | result): Promise<result> {
      const mine = access.need()
      const { vault, keys, recordsKey } = await access.open(mine)
      const contents = await openVault(vault, keys)
      const changed = await change(contents)
      access.stillMine(mine)
      const next = {
        ...contents,
        accounts: changed.accounts,
        secrets: changed.secrets,
        revision: contents.revision + 1,
      }
      try {
        mine.opening = Promise.resolve({ vault: await write(vault, next, keys), keys, recordsKey })
      } catch (error) {
        // Another writer was first: look again before the next change.
        if (error instanceof VaultConflictError) mine.opening = null
        throw error
      }
      onAccounts(next.accounts)
      return changed
    },

    /** A store that failed before destroys nothing until it has proved that it writes again (S4). Throws VaultWriteError. */
    async beforeDestroying(mine: Access): Promise<void> {
      if (!notices.raised('write-failed')) return
      if (!(await copies.heal((await access.open(mine)).vault))) throw new VaultWriteError()
      notices.dismiss('write-failed')
    },
  }
}
