import { parseEther } from 'viem'
import { expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/coinbase/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// cbETH: a balance, the issuer's rate, the issuer's switch, and no way out on chain.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const plans = () => plansOf(devnet, protocol)

test('the rate is what the oracle wrote, and the balance what the token says', async () => {
  await devnet.rebase('cbETH', 12)
  expect(await plans().rates()).toEqual([
    { token: mainnet.cbETH, wad: await devnet.contracts.cbETH.read('exchangeRate') },
  ])
  expect(await plans().read(me)).toMatchObject([{ balance: await devnet.balanceOf(mainnet.cbETH, me) }])
})

test('a stop of the issuer is told', async () => {
  expect(await plans().status()).toEqual([])
  await devnet.contracts.cbETH.write('devnetPause', [true], devnetOnly.admin)
  expect(await plans().status()).toMatchObject([{ token: mainnet.cbETH, what: 'transfer' }])
  await expect(devnet.contracts.cbETH.write('transfer', [me, 1n], me)).rejects.toThrow(/paused/)
})

test('its only way out is said to be elsewhere', async () => {
  const ways = await plans().leave(me, mainnet.cbETH, parseEther('1'))
  expect(ways).toMatchObject([{ receives: null, closed: { key: 'notes.coinbase.offChain' } }])
})
