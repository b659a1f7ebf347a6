// Another wallet in the same page, announcing itself at the same moment as everybody else.
const provider = {
  request: async ({ method }) => {
    if (method === 'eth_requestAccounts' || method === 'eth_accounts')
      return ['0x00000000000000000000000000000000000dead1']
    if (method === 'eth_chainId') return '0x1'
    throw Object.assign(new Error('Not offered'), { code: 4200 })
  },
  on() {},
  removeListener() {},
}
const detail = Object.freeze({
  info: Object.freeze({
    uuid: crypto.randomUUID(),
    name: 'Other Wallet',
    rdns: 'com.example.other',
    icon: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"%3E%3Crect width="1" height="1" fill="%23c33"/%3E%3C/svg%3E',
  }),
  provider,
})
window.ethereum ??= provider
const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
window.addEventListener('eip6963:requestProvider', announce)
announce()
