// The shortest way from a page to the worker and back that announces itself as wallets do.
{
  const waiting = new Map()
  let next = 0
  addEventListener('message', ({ data }) => {
    if (data?.to !== 'page') return
    waiting.get(data.id)?.(data.result)
    waiting.delete(data.id)
  })
  const provider = {
    request: ({ method }) =>
      new Promise((resolve) => {
        next += 1
        waiting.set(next, resolve)
        postMessage({ to: 'worker', id: next, method }, origin)
      }),
  }
  const detail = { info: { uuid: crypto.randomUUID(), name: 'Bare', icon: 'data:,', rdns: 'bare' }, provider }
  const announce = () => dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
  addEventListener('eip6963:requestProvider', announce)
  announce()
}
