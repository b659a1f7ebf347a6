import { errorCode, type WalletError } from '../errors.ts'
import type { PageError, ToPage } from '../messaging/pageFrames.ts'
import { copyPlain } from '../messaging/plain.ts'

type Listener = (payload: unknown) => void

/** EIP-1193, and the two ways of leaving that libraries expect. */
export type Provider = {
  request(args: { method: string; params?: unknown }): Promise<unknown>
  on(event: string, listener: Listener): Provider
  once(event: string, listener: Listener): Provider
  removeListener(event: string, listener: Listener): Provider
  off(event: string, listener: Listener): Provider
}

/** What the provider takes of its page. */
export type ProviderPage = {
  origin: string
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  postMessage(message: unknown, targetOrigin: string): void
}

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void }

/**
 * The provider of one page. Everything it needs of the page is taken now, before the page's own scripts run, and what it
 * knows lives in this closure. It holds no secret and decides nothing: whoever goes round it meets the same checks.
 * Silent until the first request.
 */
export function createProvider(page: ProviderPage): Provider {
  const { origin } = page
  const NativePromise = Promise
  const NativeError = Error
  const { create, freeze, assign } = Object
  const randomUUID = crypto.randomUUID.bind(crypto)
  const post = page.postMessage.bind(page)
  const listen = page.addEventListener.bind(page)
  const report = typeof reportError === 'function' ? reportError : () => {}

  const waiting: Record<string, Waiting> = create(null)
  const listeners: Record<string, readonly { listener: Listener; once: boolean }[]> = create(null)
  let listening = false
  /** What the page was last told; null until the background said it. */
  let chainId: string | null = null
  let accounts: readonly string[] = []

  const toError = ({ code, message, data }: PageError) =>
    assign(new NativeError(message), data === undefined ? { code } : { code, data })

  const emit = (event: string, payload: unknown) => {
    for (const { listener, once } of listeners[event] ?? []) {
      if (once) remove(event, listener)
      try {
        listener(payload)
      } catch (error) {
        // The page's own mistake, shown where the page's mistakes are shown; the other listeners still hear of it.
        report(error)
      }
    }
  }

  const remove = (event: string, listener: Listener) => {
    const list = listeners[event] ?? []
    const index = list.findLastIndex((entry) => entry.listener === listener)
    listeners[event] = list.filter((_, at) => at !== index)
  }
  const add = (event: string, listener: Listener, once: boolean) => {
    if (typeof listener === 'function') listeners[event] = [...(listeners[event] ?? []), { listener, once }]
    return provider
  }

  const hearState = (nextChainId: string, nextAccounts: readonly string[]) => {
    const previous = { chainId, accounts }
    chainId = nextChainId
    accounts = nextAccounts
    if (previous.chainId === null) return emit('connect', { chainId })
    if (previous.chainId !== chainId) emit('chainChanged', chainId)
    if (`${previous.accounts}` !== `${accounts}`) emit('accountsChanged', [...accounts])
  }

  const hear = (message: ToPage) => {
    switch (message.bowline) {
      case 'reply': {
        const request = waiting[message.id]
        delete waiting[message.id]
        if ('error' in message) request?.reject(toError(message.error))
        else request?.resolve(message.result)
        return
      }
      case 'state':
        return hearState(message.chainId, message.accounts)
      case 'gone':
        chainId = null
        accounts = []
        emit('disconnect', toError({ code: errorCode.disconnected, message: 'Bowline was updated or turned off.' }))
    }
  }

  const start = () => {
    listening = true
    listen('message', ({ source, origin: from, data }) => {
      if (source === (page as unknown) && from === origin && data !== null && typeof data === 'object') hear(data)
    })
  }

  const provider: Provider = {
    request: (args) =>
      new NativePromise((resolve, reject) => {
        try {
          const request = copyPlain(args)
          if (!listening) start()
          const id = randomUUID()
          waiting[id] = { resolve, reject }
          post({ bowline: 'request', id, request }, origin)
        } catch (thrown) {
          // Getters of the page may throw anything; only ours is worth repeating.
          const { code = errorCode.invalidParams, message } = thrown as WalletError
          reject(toError({ code, message }))
        }
      }),
    on: (event, listener) => add(event, listener, false),
    once: (event, listener) => add(event, listener, true),
    removeListener: (event, listener) => {
      remove(event, listener)
      return provider
    },
    off: (event, listener) => provider.removeListener(event, listener),
  }
  for (const member of Object.values(provider)) freeze(member)
  return freeze(provider)
}
