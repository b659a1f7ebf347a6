import assert from 'node:assert/strict'
import { mnemonicToAccount } from 'viem/accounts'
import { story } from '../fixtures/story.ts'
import { importWords, openWelcome, typeWords } from '../pages/onboarding.ts'
import { testPassword, testPhrase } from '../pages/ready.ts'
import { openWallet } from '../pages/wallet.ts'

export default story(
  'imports words, is told of impossible ones, and finds the accounts in use',
  async ({ browser, devnet, rpc, shot }) => {
    // Eleven words of the list and one that is in none; then twelve whose checksum is wrong.
    const wrong = await openWelcome(browser)
    await wrong.button(/^Import a recovery phrase/).click()
    await typeWords(wrong, 'test test test test test test test test test test test xyzzy')
    await wrong.press('Tab')
    await wrong.text('Word 12 is not in the list of recovery words.').visible()
    await shot(wrong, 'unknown-word')
    await wrong.field('Word 12').fill('test')
    // Pressed while the field still has the focus: the note about the word goes, and the button stays where it is.
    await wrong.button('Continue').click()
    await wrong.get('alert', /./).nth(0).visible()
    await wrong.field('Word 12').visible()
    await shot(wrong, 'wrong-checksum')

    const done = await importWords(browser, {
      phrase: testPhrase,
      password: testPassword,
      endpoint: rpc.url,
      watch: (page, name) => shot(page, name),
    })
    assert.match(await done.words(), new RegExp(devnet.accounts[0]?.address ?? '', 'i'))

    const wallet = await openWallet(browser)
    await wallet.held('stETH').visible()
    await wallet.page
      .button(/^Switch account|Account/)
      .nth(0)
      .click()
    const menu = await wallet.page.get('menu').read()
    for (const index of [0, 1]) {
      const { address } = mnemonicToAccount(testPhrase, { addressIndex: index })
      assert.match(menu, new RegExp(address.slice(0, 8), 'i'))
    }
    await shot(wallet.page, 'accounts-menu')
  },
)
