// Answers, or opens a window: as little as a wallet's worker can do.
chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(({ id, method }) => {
    if (method === 'window') chrome.windows.create({ url: 'react.html', type: 'popup', width: 360, height: 640 })
    port.postMessage({ id, result: '0x1' })
  })
})
