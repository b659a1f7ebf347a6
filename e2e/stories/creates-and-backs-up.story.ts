import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { createWallet } from '../pages/onboarding.ts'
import { testPassword } from '../pages/ready.ts'
import { openWallet } from '../pages/wallet.ts'

export default story(
  'creates a wallet, writes 24 words down, proves it, and receives',
  async ({ browser, devnet, rpc, shot }) => {
    const { page, phrase } = await createWallet(browser, {
      words: 24,
      password: testPassword,
      endpoint: rpc.url,
      watch: (screen, name) => shot(screen, name),
    })
    assert.equal(phrase.length, 24)
    const { address } = mnemonicToAccount(phrase.join(' '))
    assert.match(await page.words(), new RegExp(address, 'i'))
    for (const word of new Set(phrase)) {
      assert.doesNotMatch(
        await page.evaluate(() => document.documentElement.outerHTML),
        new RegExp(`>${word}<`),
        'a word stayed in the page',
      )
    }

    const wallet = await openWallet(browser)
    await wallet.atHome()
    await wallet.page.text(/nothing here yet/).visible()
    await shot(wallet.page, 'empty', { whole: true })
    await devnet.fund(address, { eth: parseEther('1.5'), wstETH: parseEther('2') })
    await wallet.refresh()
    await wallet.held('ETH').says(/1\.5/)
    await wallet.held('wstETH').says(/2/)
    assert.equal(await devnet.balanceOf(mainnet.wstETH, address), parseEther('2'))
    await shot(wallet.page, 'received', { whole: true })

    // The browser is closed and opened: locked, and the same wallet behind the password.
    await browser.restart()
    const again = await openWallet(browser)
    await again.locked()
    await shot(again.page, 'locked')
    await again.unlock(testPassword)
    await again.held('wstETH').visible()
  },
)
