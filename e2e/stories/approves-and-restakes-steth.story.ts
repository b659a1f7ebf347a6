import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { approveMined, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story('approves stETH, restakes it, and sees the restaked position', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given)
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)

  await dapp.restake('Approve stETH', '2.5')
  const allowance = await openedApproval(browser)
  assert.match(await allowance.explained(), /2\.50* stETH/)
  await shot(allowance.page, 'approval-of-allowance', { whole: true })
  await allowance.confirm()
  await allowance.gone()
  await dapp.mined()

  await dapp.restake('Deposit stETH', '2.5')
  const deposit = await openedApproval(browser)
  const words = await deposit.explained()
  await shot(deposit.page, 'approval-of-deposit', { whole: true })
  assert.match(words, /2\.50* stETH/)
  assert.match(words, /Rehearsed on your endpoint/)
  // Before and after of both sides, from the rehearsal.
  assert.match(words, /stETH balance\s+(159\.9999\d*|160\S*)\s+157\.50*\b/)
  await deposit.confirm()
  await deposit.gone()
  await dapp.mined(2)

  const [position] = await devnet.restaked(account, [mainnet.stETHStrategy])
  assert.ok((position?.withdrawable ?? 0n) > parseEther('2'), 'shares were credited')
  await wallet.refresh()
  await wallet.restaked('stETH').says(/2\.(5|4999)/)
  await shot(wallet.page, 'restaked-in-the-popup', { whole: true })

  const unlimited = await approveMined(browser, dapp, () => dapp.restake('Approve unlimited', '1'))
  assert.match(unlimited, /unlimited/i)
})
