import type { EIP1193Provider } from 'viem'

type Kind = 'event' | 'request' | 'result' | 'error' | 'mined'

/** Adds one line to the event log, newest first. */
export function log(kind: Kind, title: string, detail?: unknown): void {
  const list = document.querySelector('#log')
  if (!list) return
  const row = document.createElement('li')
  row.className = kind
  const time = document.createElement('time')
  time.textContent = new Date().toLocaleTimeString('en-GB')
  const badge = document.createElement('b')
  badge.textContent = kind
  const what = document.createElement('span')
  what.textContent = title
  const rest = document.createElement('code')
  rest.textContent = detail === undefined ? '' : typeof detail === 'string' ? detail : JSON.stringify(detail)
  row.append(time, ' ', badge, ' ', what, ' ', rest)
  list.prepend(row)
}

/** What a wallet threw: its code and data as they arrived, before any library explains them. */
export function logError(method: string, error: unknown): void {
  const { code, message, data } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  log('error', `${method} ${String(code ?? 'no code')}: ${String(message ?? error)}`, data)
}

/** Reads are many; only what a person asked for is written down, and every failure. */
const quiet = new Set([
  'eth_call',
  'eth_getBalance',
  'eth_blockNumber',
  'eth_getTransactionReceipt',
  'eth_getTransactionByHash',
  'eth_getBlockByNumber',
  'eth_chainId',
])

/** The provider with every request, result, error and event written to the log. */
export function watch(provider: EIP1193Provider): EIP1193Provider {
  for (const name of ['connect', 'disconnect', 'accountsChanged', 'chainChanged', 'message'] as const) {
    provider.on(name, (payload: unknown) => log('event', name, payload))
  }
  const request = async (args: { method: string; params?: unknown }): Promise<unknown> => {
    const shown = !quiet.has(args.method)
    if (shown) log('request', args.method, args.params)
    try {
      const result = await provider.request(args as never)
      if (shown) log('result', args.method, result)
      return result
    } catch (error) {
      logError(args.method, error)
      throw error
    }
  }
  return {
    request,
    on: provider.on.bind(provider),
    removeListener: provider.removeListener.bind(provider),
  } as EIP1193Provider
}
