// Between the page and the worker: a port that is opened at the first request, and again after the worker has ended.
{
  let port
  addEventListener('message', ({ data }) => {
    if (data?.to !== 'worker') return
    if (port === undefined) {
      port = chrome.runtime.connect()
      port.onMessage.addListener(({ id, result }) => postMessage({ to: 'page', id, result }, origin))
      port.onDisconnect.addListener(() => {
        port = undefined
      })
    }
    port.postMessage({ id: data.id, method: data.method })
  })
}
