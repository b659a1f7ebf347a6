import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story('two wallets announce themselves and neither touches the other', async (given) => {
  const { browser, shot } = given
  const { account } = await readyWallet(given)
  const dapp = await openDapp(browser, `${given.dapp}/?second`)
  const { page } = dapp
  await page.button('Connect Bowline').visible()
  await page.button('Connect Other Wallet').visible()
  await shot(page, 'both')

  // Whoever put window.ethereum there keeps it.
  const legacy = await page.evaluate(async () => {
    const { ethereum } = window as unknown as {
      ethereum: { request(args: object): Promise<unknown>; isMetaMask?: unknown }
    }
    return { accounts: await ethereum.request({ method: 'eth_accounts' }), isMetaMask: ethereum.isMetaMask ?? null }
  })
  assert.deepEqual(legacy, { accounts: ['0x00000000000000000000000000000000000dead1'], isMetaMask: null })

  const announced = await page.evaluate(() => {
    const seen: { name: string; rdns: string; uuid: string; icon: string; frozen: boolean }[] = []
    const listen = (event: Event): void => {
      const { detail } = event as CustomEvent<{ info: { name: string; rdns: string; uuid: string; icon: string } }>
      seen.push({ ...detail.info, frozen: Object.isFrozen(detail) && Object.isFrozen(detail.info) })
    }
    window.addEventListener('eip6963:announceProvider', listen)
    window.dispatchEvent(new Event('eip6963:requestProvider'))
    window.dispatchEvent(new Event('eip6963:requestProvider'))
    window.removeEventListener('eip6963:announceProvider', listen)
    return seen
  })
  const ours = announced.filter(({ rdns }) => rdns === 'wallet.bowline')
  assert.equal(ours.length, 2)
  assert.equal(new Set(ours.map(({ uuid }) => uuid)).size, 1)
  assert.match(ours[0]?.uuid ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.ok(ours.every(({ name, frozen, icon }) => name === 'Bowline' && frozen && icon.startsWith('data:image/')))

  await connect(browser, dapp, account)
  await page.button('Connect Other Wallet').click()
  await dapp.connectedAs('0x00000000000000000000000000000000000dead1')
  await page.button('Connect Bowline').click()
  await dapp.connectedAs(account)
})
