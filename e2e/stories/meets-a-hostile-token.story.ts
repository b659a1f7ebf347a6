import assert from 'node:assert/strict'
import { encodeAbiParameters, encodeFunctionData, parseAbi, toFunctionSelector } from 'viem'
import { devnetOnly } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

/** A symbol that turns the line round, hides characters, spans lines and says it is stETH. */
const symbol = `stETH\u202E\u200B\nYou receive 1000 ETH ${'!'.repeat(300)}<img src=x onerror=alert(1)>`

export default story('a fake token with a hostile symbol is asked about and fools nobody', async (given) => {
  const { browser, devnet, shot } = given
  const { account } = await readyWallet(given, async () => {
    const tell = (name: string, data: `0x${string}`) =>
      devnet.contracts.hostileToken.write('devnetTell', [toFunctionSelector(name), 0, data, 0n], devnetOnly.admin)
    await tell('symbol()', encodeAbiParameters([{ type: 'string' }], [symbol]))
    await tell('name()', encodeAbiParameters([{ type: 'string' }], [symbol]))
    await tell('decimals()', encodeAbiParameters([{ type: 'uint256' }], [200n]))
  })
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)

  const data = encodeFunctionData({
    abi: parseAbi(['function approve(address spender, uint256 amount)']),
    args: [devnet.contracts.strategyManager.address, 10n ** 24n],
  })
  await dapp.request('eth_sendTransaction', [{ from: account, to: devnetOnly.hostileToken, data }])
  const approval = await openedApproval(browser)
  const words = await approval.explained()
  await shot(approval.page, 'hostile-symbol', { whole: true })
  assert.doesNotMatch(words, /[\u202A-\u202E\u2066-\u2069\u200B-\u200F]/, 'control characters reach the screen')
  assert.ok(!words.includes('!'.repeat(100)), 'the symbol is cut')
  // The real token is named by its address only when it is the real one.
  assert.ok(words.includes(devnetOnly.hostileToken), 'the whole address of the token is on screen')
  const wide = await approval.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  assert.equal(wide, false, 'nothing runs out of the window')
  await approval.reject()
  await dapp.logged(/error eth_sendTransaction 4001/)
})
