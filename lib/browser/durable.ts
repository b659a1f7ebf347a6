import { browser } from 'wxt/browser'
import { errorCode, WalletError } from '../errors.ts'

/** Values by key that outlive the browser. Every method rejects with StoreError when the store does not answer rightly. */
export type DurableStore = {
  /** Undefined when nothing is stored under the key; whatever was stored otherwise, unparsed. */
  get(key: string): Promise<unknown>
  /** Text, or what both structured clone and JSON carry unchanged. */
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  keys(): Promise<string[]>
  clear(): Promise<void>
}

/** Longest wait for one storage operation. A store that hangs is a store that failed. */
const patienceMs = 5_000
const objectStore = 'records'

/** A store in an IndexedDB database of the extension, which no page and no content script can open. */
export function openDatabase(name: string, factory: IDBFactory = indexedDB): DurableStore {
  let connection: Promise<IDBDatabase> | null = null

  const connect = () => {
    connection ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(objectStore)
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const database = request.result
        const forget = () => {
          connection = null
        }
        database.onclose = forget
        database.onversionchange = () => {
          forget()
          database.close()
        }
        resolve(database)
      }
    }).catch((cause) => {
      connection = null
      throw cause
    })
    return connection
  }

  let batch: Batch | null = null
  /** What is asked in one tick shares a transaction, in order: two hundred accounts are one commit to disk. */
  const run = <result>(mode: IDBTransactionMode, act: (records: IDBObjectStore) => IDBRequest<result>) =>
    new Promise<result>((resolve, reject) => {
      if (batch?.mode !== mode) {
        const next: Batch = { mode, operations: [] }
        batch = next
        const close = () => {
          if (batch === next) batch = null
        }
        connect()
          .finally(close)
          .then((database) => perform(database, next))
          .catch((cause) => {
            for (const operation of next.operations) operation.reject(cause)
          })
      }
      batch.operations.push({ act, resolve: resolve as (result: unknown) => void, reject })
    })

  const guarded = <result>(work: Promise<result>) => withPatience(work, patienceMs)
  return {
    get: (key) => guarded(run('readonly', (records) => records.get(key))),
    set: (key, value) => guarded(run('readwrite', (records) => records.put(value, key)).then(() => {})),
    delete: (key) => guarded(run('readwrite', (records) => records.delete(key))),
    keys: () => guarded(run('readonly', (records) => records.getAllKeys()).then((keys) => keys.map(String))),
    clear: () => guarded(run('readwrite', (records) => records.clear())),
  }
}

type Operation = {
  act: (records: IDBObjectStore) => IDBRequest
  resolve: (result: unknown) => void
  reject: (cause: unknown) => void
}
type Batch = { mode: IDBTransactionMode; operations: Operation[] }

/** Throws when the database cannot be asked at all; an operation that fails fails alone. */
function perform(database: IDBDatabase, { mode, operations }: Batch): void {
  const transaction = database.transaction(objectStore, mode, { durability: 'strict' })
  const records = transaction.objectStore(objectStore)
  const asked = operations.flatMap(({ act, resolve, reject }) => {
    try {
      const request = act(records)
      // Not handled, an error would take the others with it.
      request.onerror = (event) => event.preventDefault()
      return [{ request, resolve, reject }]
    } catch (cause) {
      reject(cause)
      return []
    }
  })
  // An answer counts only once the transaction is on disk: a full disk shows itself at commit, not at put.
  transaction.oncomplete = () => {
    for (const { request, resolve, reject } of asked) {
      if (request.error) reject(request.error)
      else resolve(request.result)
    }
  }
  transaction.onabort = () => {
    for (const { reject } of asked) reject(transaction.error)
  }
}

/** The store everything durable lives in, on both browsers. */
export const openDurable = () => openDatabase('bowline')

/**
 * The store of the vault's second copy. Chrome: `storage.local`, closed to content scripts before first use. Firefox has
 * no such lock (content scripts read everything there), so a second database.
 */
export function openBackup(): DurableStore {
  // Asked by a method only Firefox has, not by whether the lock exists: the copy must not move when Firefox adds it.
  return 'getBrowserInfo' in browser.runtime ? openDatabase('bowline-backup') : openLocalArea()
}

function openLocalArea(): DurableStore {
  const area = browser.storage.local
  let closed: Promise<void> | null = null
  const use = <result>(act: () => Promise<result>) => {
    closed ??= area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }).catch((cause) => {
      closed = null
      throw cause
    })
    return withPatience(closed.then(act), patienceMs)
  }
  return {
    get: (key) => use(async () => (await area.get(key))[key]),
    set: (key, value) => use(() => area.set({ [key]: value })),
    delete: (key) => use(() => area.remove(key)),
    keys: () => use(async () => Object.keys(await area.get(null))),
    clear: () => use(() => area.clear()),
  }
}

function withPatience<result>(work: Promise<result>, ms: number): Promise<result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreError()), ms)
    work.then(resolve, (cause) => reject(new StoreError(cause))).finally(() => clearTimeout(timer))
  })
}

/** The browser's storage failed, hung, or is full. */
class StoreError extends WalletError {
  readonly code = errorCode.internal
  constructor(cause?: unknown) {
    super('The browser could not read or write its storage. Free some disk space, then restart the browser.', { cause })
  }
}
