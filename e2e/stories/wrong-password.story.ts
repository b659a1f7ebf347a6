import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { readyWallet, testPassword } from '../pages/ready.ts'

export default story('a wrong password says so, loses nothing, and slows down who keeps guessing', async (given) => {
  const { shot } = given
  const { wallet } = await readyWallet(given)
  await wallet.lock()
  await wallet.locked()

  await wallet.unlock('not this one at all')
  await wallet.page.text(/[Ww]rong password|password is (wrong|not right)/).visible()
  await shot(wallet.page, 'wrong-password')
  assert.doesNotMatch(await wallet.page.words(), /damaged/i)

  await wallet.unlock(testPassword)
  await wallet.atHome()
  await wallet.held('stETH').visible()
})
