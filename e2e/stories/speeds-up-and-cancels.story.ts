import assert from 'node:assert/strict'
import type { Address, Hex } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

type Waiting = { hash: Hex; nonce: bigint; total: bigint; tip: bigint }

export default story('speeds up a transaction that waits, and cancels another', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given)
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)
  const entries = wallet.page.get('list', 'Activity').get('listitem')
  const status = wallet.page.get('main').get('status')

  /** The one transaction of the account that the node holds and no block does, once it is another than `previous`. */
  const waiting = (previous?: Hex): Promise<Waiting> =>
    until('the transaction to reach the node', async () => {
      const { pending } = (await devnet.chain.rpc('txpool_content')) as { pending: Record<Address, object> }
      const own = Object.entries(pending).find(([owner]) => owner.toLowerCase() === account.toLowerCase())
      const held: Record<string, Hex>[] = Object.values(own?.[1] ?? {})
      const [only] = held
      if (only?.hash === undefined || held.length !== 1 || only.hash === previous) return undefined
      const { hash, nonce = '0x', maxFeePerGas = '0x', maxPriorityFeePerGas = '0x' } = only
      return { hash, nonce: BigInt(nonce), total: BigInt(maxFeePerGas), tip: BigInt(maxPriorityFeePerGas) }
    })
  const allowance = () => devnet.contracts.stETH.read('allowance', [account, mainnet.strategyManager])
  /** Opens the newest entry, presses a button of it, and confirms in the window, which names the wallet as who asks. */
  const replace = async (button: 'Speed up' | 'Cancel it', before: Waiting, picture: string): Promise<Waiting> => {
    await wallet.goTo('Activity')
    await entries.nth(0).get('link').click()
    await status.says(/Waiting/)
    await shot(wallet.page, `${picture}-waiting`, { whole: true })
    await wallet.page.button(button).click()
    const approval = await openedApproval(browser)
    const words = await approval.explained()
    await shot(approval.page, `${picture}-asked`, { whole: true })
    assert.match(words, /Bowline itself/)
    assert.doesNotMatch(words, /localhost/)
    await approval.confirm()
    await approval.gone()
    const after = await waiting(before.hash)
    assert.equal(after.nonce, before.nonce)
    assert.ok(after.total > before.total && after.tip > before.tip, 'both fees are higher')
    return after
  }

  await devnet.chain.rpc('evm_setAutomine', [false])
  try {
    await dapp.restake('Approve stETH', '1')
    await approve(browser)
    const slow = await waiting()
    await wallet.goTo('Activity')
    await entries.says(/Waiting/)
    await replace('Speed up', slow, 'speed-up')
    await devnet.mine(1)
    await status.says(/Done/, 30_000)
    await shot(wallet.page, 'sped-up', { whole: true })
    assert.equal(await allowance(), 10n ** 18n)
    await wallet.goTo('Activity')
    await entries.says(/Done/)

    await dapp.restake('Approve stETH', '7')
    await approve(browser)
    const unwanted = await waiting()
    assert.equal(unwanted.nonce, slow.nonce + 1n)
    await replace('Cancel it', unwanted, 'cancel')
    await devnet.mine(1)
    await status.says(/Cancelled/, 30_000)
    await wallet.page.text(/Nothing was moved except the fee/).visible()
    await shot(wallet.page, 'cancelled', { whole: true })
    assert.equal(await allowance(), 10n ** 18n, 'the cancelled allowance was not given')
    await wallet.goTo('Activity')
    await entries.nth(1).visible()
    assert.deepEqual(
      (await entries.texts()).map((text) => /Done|Cancelled|Waiting|Replaced/.exec(text)?.[0]),
      ['Cancelled', 'Done'],
    )
    await shot(wallet.page, 'activity')
  } finally {
    await devnet.chain.rpc('evm_setAutomine', [true])
  }
})
