import { type Address, bytesToHex, type Hex } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { SessionStore } from '../browser/session.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { Account, Phase } from '../messaging/mirror.ts'
import { inOrder, parseAccountName, UnknownAccountError, withAccount } from '../wallet/accounts.ts'
import { createCopies, type Found } from '../wallet/copies.ts'
import {
  addNext,
  addSource,
  emptyHoldings,
  type Holdings,
  isSecretOf,
  privateKeyOf,
  removeAccount,
} from '../wallet/edit.ts'
import { type KdfPolicy, productionKdf } from '../wallet/kdf.ts'
import { macMatches, macOf } from '../wallet/keys.ts'
import { isPossiblePassword, parseNewPassword } from '../wallet/password.ts'
import { addressOf } from '../wallet/privateKey.ts'
import { signMessage, signTransaction, warmCurve } from '../wallet/sign.ts'
import { signTypedData } from '../wallet/typedData.ts'
import { type Opened, openWithPassword } from '../wallet/unlock.ts'
import { openSecret, VaultDamagedError, VaultNewerError, WrongPasswordError } from '../wallet/vault.ts'
import { createAccess, wholeOf } from './access.ts'
import { createAttempts } from './attempts.ts'
import { expired } from './autolock.ts'
import { createKeySession } from './keySession.ts'
import type { Notices } from './notices.ts'
import { createQueue } from './queue.ts'
import type { Keeper, State } from './services.ts'
import { createVaultEdits } from './vaultEdits.ts'

export type KeeperDependencies = {
  durable: DurableStore
  /** Holds the second copy of the vault, and nothing else. */
  backup: DurableStore
  session: SessionStore
  state: State
  notices: Notices
  /** ms since 1970. */
  now: () => number
  /** ms by a clock nobody can set. */
  monotonic: () => number
  setAlarm: (name: string, when: number) => void
  clearAlarm: (name: string) => void
}

/** The keeper, and the question the auto-lock alarm asks of it. */
export type KeeperRoom = Keeper & {
  /** Locks when the deadline has passed; sets the alarm again when it has not. */
  checkDeadline(): void
}

/** The one door to the keys. Owns `phase` and `accounts` of the mirror. */
export function createKeeper(dependencies: KeeperDependencies): KeeperRoom {
  return createKeeperWith(dependencies, productionKdf)
}

type Listener = () => void | Promise<void>

/** For tests, which cannot wait for a real key derivation. Nothing else may choose the policy. */
export function createKeeperWith(dependencies: KeeperDependencies, policy: KdfPolicy): KeeperRoom {
  const { durable, backup, session, state, notices, now, monotonic, setAlarm, clearAlarm } = dependencies
  const copies = createCopies(durable, backup, policy)
  const attempts = createAttempts(durable, { now, monotonic })
  const kept = createKeySession(session)
  const queue = createQueue()
  const listeners = { lock: [] as Listener[], unlock: [] as Listener[], reset: [] as Listener[] }
  const removeListeners: ((address: Address) => void | Promise<void>)[] = []

  let phase: Phase = 'starting'
  let accounts: readonly Account[] = []
  let warm = false

  const show = (next: Phase) => {
    phase = next
    state.patch({ phase, accounts })
  }
  /** The list of accounts as it was just authenticated or written. */
  const onAccounts = (next: readonly Account[]) => {
    if (JSON.stringify(next) === JSON.stringify(accounts)) return
    accounts = next
    if (phase === 'unlocked') state.patch({ accounts })
    // A list that is not kept costs only reading on while locked.
    void kept.keepAccounts(next).catch(() => {})
  }
  const access = createAccess({
    copies,
    kept,
    now,
    minutes: () => state.get().settings.autoLockMinutes,
    setAlarm,
    clearAlarm,
    onAccounts,
    onLocked: () => show('locked'),
    afterLock: () => callAll(listeners.lock),
  })
  const edits = createVaultEdits({ copies, policy, notices, access, onAccounts })
  const warmOnce = () => {
    if (!warm) warmCurve()
    warm = true
  }

  const announce = ({ recovered, older }: Extract<Found, { state: 'whole' }>) => {
    if (recovered) notices.raise('recovered-from-copy')
    if (older) notices.raise('older-copy')
  }
  const start = async () => {
    const { root, clock, accounts: authenticated } = await kept.read()
    accounts = authenticated ?? []
    if (root !== null && clock !== null && !expired(clock, now())) {
      access.restore(root, clock)
      if (authenticated === null) await access.open(access.need())
      return show('unlocked')
    }
    if (root !== null) await kept.erase()
    const found = await copies.read()
    if (found.state === 'whole') announce(found)
    show(phaseOf(found))
  }
  const ready = queue(start).catch(() => show('damaged'))

  /** Checks a password against the newest copy. Throws TooManyAttemptsError, WrongPasswordError, VaultDamagedError. */
  const prove = async (password: string): Promise<Opened & { found: Extract<Found, { state: 'whole' }> }> => {
    if (!isPossiblePassword(password)) throw new WrongPasswordError()
    const found = wholeOf(await copies.read())
    await attempts.check()
    const counted = attempts.begin()
    try {
      const opened = await openWithPassword(found, password, warmOnce)
      void attempts.forgive()
      return { ...opened, found }
    } catch (error) {
      await counted
      // The password opened the verifier: it was right, whatever else is wrong.
      if (!(error instanceof WrongPasswordError)) await attempts.forgive()
      throw error
    }
  }
  const begin = async (opened: Opened, locksBefore: number) => {
    phase = 'locked'
    try {
      await access.enter(opened, locksBefore)
      phase = 'unlocked'
      await callAll(listeners.unlock)
      // The settings could only be believed now: the deadline follows the user's minutes, not the default.
      access.touch()
    } finally {
      show(access.current() === null ? 'locked' : 'unlocked')
    }
  }

  const change = <result extends Holdings>(work: (holdings: Holdings) => Promise<result> | result): Promise<result> =>
    queue(() => edits.edit(work))
  const changeAccounts = async (work: (accounts: readonly Account[]) => readonly Account[]) => {
    await change((holdings) => ({ accounts: work(holdings.accounts), secrets: holdings.secrets }))
  }

  const sign = async (address: Address, use: (privateKey: Uint8Array, account: Address) => Hex): Promise<Hex> => {
    await ready
    const mine = access.need()
    const { vault, keys } = await access.open(mine)
    const account = vault.accounts.find((candidate) => candidate.address.toLowerCase() === address.toLowerCase())
    if (account === undefined || account.kind === 'watch') throw new UnknownAccountError()
    const sealed = vault.secrets.find((candidate) => isSecretOf(account, candidate))
    if (sealed === undefined) throw new VaultDamagedError()
    const key = privateKeyOf(account, await openSecret(vault, keys, sealed))
    try {
      if (addressOf(key) !== account.address) throw new VaultDamagedError()
      access.stillMine(mine)
      return use(key, account.address)
    } finally {
      key.fill(0)
    }
  }

  return {
    ready,
    phase() {
      access.current()
      return phase
    },
    accounts: () => accounts,

    create: (password, source) =>
      queue(async () => {
        const locksBefore = access.locks()
        parseNewPassword(password)
        const { address, ...holdings } = await addSource(emptyHoldings(), source)
        if ((await copies.read()).state !== 'empty') throw new VaultExistsError()
        const opened = await edits.writeUnder(password, null, holdings, warmOnce)
        await attempts.forgive()
        await begin(opened, locksBefore)
        return address
      }),

    unlock: (password) =>
      queue(async () => {
        const locksBefore = access.locks()
        const { found, ...opened } = await prove(password).catch((error: unknown) => {
          if (access.current() === null && error instanceof VaultDamagedError) show('damaged')
          if (access.current() === null && error instanceof VaultNewerError) show('newer')
          throw error
        })
        announce({ ...found, recovered: found.recovered || opened.vault !== found.vault })
        if (!found.healthy || opened.vault !== found.vault) {
          if (!(await copies.heal(opened.vault))) notices.raise('write-failed')
        }
        if (access.current() === null) await begin(await edits.raise(opened, password), locksBefore)
      }),

    lock: () => access.lock(),

    changePassword: (current, next) =>
      queue(async () => {
        const mine = access.need()
        parseNewPassword(next)
        const { vault, contents } = await prove(current)
        access.stillMine(mine)
        await edits.beforeDestroying(mine)
        await access.rekey(mine, await edits.writeUnder(next, vault, contents))
      }),

    reveal: (password, what) =>
      queue(async () => {
        const mine = access.need()
        const { accounts: held, secrets } = (await prove(password)).contents
        access.stillMine(mine)
        if ('seedId' in what) {
          const seed = secrets.find((secret) => secret.kind === 'seed' && secret.id === what.seedId)
          if (seed?.kind !== 'seed') throw new UnknownAccountError()
          return { secret: seed.phrase, ...(seed.passphrase === '' ? {} : { passphrase: seed.passphrase }) }
        }
        const account = held.find(({ address }) => address === what.address)
        const secret = account === undefined ? undefined : secrets.find((candidate) => isSecretOf(account, candidate))
        if (account === undefined || secret === undefined) throw new UnknownAccountError()
        const key = privateKeyOf(account, secret)
        const text = bytesToHex(key)
        key.fill(0)
        return { secret: text }
      }),

    reset: () =>
      queue(async () => {
        await access.lock()
        await copies.erase()
        for (const store of [durable, backup, session]) await store.clear()
        await attempts.forgive()
        accounts = []
        for (const { id } of state.get().notices) notices.dismiss(id)
        show('new')
        await callAll(listeners.reset)
      }),

    addAccount: async (source) => (await change((holdings) => addSource(holdings, source))).address,
    deriveNext: async (seedId) => (await change((holdings) => addNext(holdings, seedId))).address,
    async rename(address, text) {
      const name = parseAccountName(text)
      await changeAccounts((held) => withAccount(held, address, (account) => ({ ...account, name })))
    },
    reorder: (addresses) => changeAccounts((held) => inOrder(held, addresses)),
    setHidden: (address, hidden) =>
      changeAccounts((held) => withAccount(held, address, (account) => ({ ...account, hidden }))),
    async remove(address, password) {
      await queue(async () => {
        const mine = access.need()
        await prove(password)
        access.stillMine(mine)
        await edits.beforeDestroying(mine)
        await edits.edit((holdings) => removeAccount(holdings, address))
      })
      await Promise.all(removeListeners.map(async (listener) => listener(address)))
    },

    touch() {
      access.touch()
      // A worker that woke up unlocked builds the curve's tables once somebody is there, before the first signature.
      if (!warm && access.current() !== null) setTimeout(warmOnce, 0)
    },
    checkDeadline: () => access.checkDeadline(),

    signTransaction: (account, transaction) =>
      sign(account, (key, address) => signTransaction(transaction, key, address)),
    signMessage: (account, bytes) => sign(account, (key, address) => signMessage(bytes, key, address)),
    signTypedData: (account, json) => sign(account, (key, address) => signTypedData(json, key, address)),

    authenticator() {
      const mine = access.current()
      if (mine === null) return null
      const key = async () => (await access.open(mine)).recordsKey
      return {
        sign: async (name, text) => macOf(await key(), name, text),
        verify: async (name, text, mac) => macMatches(await key(), name, text, mac),
      }
    },
    onLock: (listener) => void listeners.lock.push(listener),
    onUnlock: (listener) => void listeners.unlock.push(listener),
    onRemove: (listener) => void removeListeners.push(listener),
    onReset: (listener) => void listeners.reset.push(listener),
  }
}

function phaseOf({ state }: Found): Phase {
  return ({ empty: 'new', damaged: 'damaged', newer: 'newer', whole: 'locked' } as const)[state]
}

/** One listener's failure must not keep the others from hearing. */
async function callAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.allSettled(listeners.map(async (listener) => listener()))
}

/** There is a wallet here already; a second one must not overwrite it. */
class VaultExistsError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('There is a wallet in this browser already. Unlock it, or add to it.')
  }
}
