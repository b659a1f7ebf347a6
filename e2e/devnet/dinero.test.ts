import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/dinero/index.ts'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Tickets of pxETH and apxETH, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { address: friend } = testAccount(3)
const { admin } = devnetOnly
const validator = parseEther('32')

const plans = () => plansOf(devnet, protocol)
const pirex = (name: string, args: readonly unknown[], from: Hex = me, value?: bigint) =>
  devnet.contracts.pirexEth.write(name, args, from, value)

async function request(amount: bigint) {
  await devnet.fund(me, { pxETH: amount })
  await pirex('initiateRedemption', [amount, me, false])
}

/** The ether of the validator that left with a batch comes back. */
async function dissolve(batch: bigint) {
  await pirex(
    'dissolveValidator',
    [await devnet.contracts.pirexEth.read('batchIdToValidator', [batch])],
    admin,
    validator,
  )
}

describe('a ticket', () => {
  test('is opened, fills its batch, waits for the validator, and pays to the wei what was shown', async () => {
    const [, way] = await plans().leave(me, mainnet.pxETH, parseEther('20'))
    await request(parseEther('20'))
    const [open] = await plans().exits(me)
    expect(open).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      ticket: { number: 0n, transferable: true },
      note: { key: 'notes.dinero.openBatch' },
    })
    await request(parseEther('40'))
    const [first, second] = await plans().exits(me)
    expect(first).toMatchObject({ amountNow: validator, delay: [{ what: 'queue', over: true }, { what: 'report' }] })
    expect(second?.amountNow).toBe(parseEther('60') - (parseEther('60') * 500n) / 1_000_000n - validator)
    await expect(plans().finish(me, first === undefined ? [] : [first])).rejects.toThrow(NotFinishableError)
    await dissolve(0n)
    const [ready] = await plans().exits(me)
    expect(ready).toMatchObject({ state: 'completable', delay: [] })
    expect(await plans().claim(me, ready === undefined ? [] : [ready])).toBe(validator)
    expect((await plans().exits(me)).map(({ ticket }) => ticket.number)).toEqual([1n])
  })

  test('of several batches is cashed in together', async () => {
    await request(parseEther('80'))
    await dissolve(0n)
    await dissolve(1n)
    const ready = (await plans().exits(me)).filter(({ state }) => state === 'completable')
    expect(ready).toHaveLength(2)
    expect(await plans().claim(me, ready)).toBe(2n * validator)
  })

  test('belongs to whoever holds it, also when several came together', async () => {
    await request(parseEther('50'))
    const [first, second] = await plans().exits(me)
    const amounts = [first?.amountNow, second?.amountNow]
    await devnet.contracts.upxETH.write('safeBatchTransferFrom', [me, friend, [0n, 1n], amounts, '0x'], me)
    expect(await plans().exits(me)).toEqual([])
    expect((await plans().exits(friend)).map(({ amountNow }) => amountNow)).toEqual(amounts)
  })

  test('is frozen while Dinero has paused', async () => {
    await request(parseEther('33'))
    await dissolve(0n)
    await pirex('devnetPause', [true], admin)
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'frozen', note: { key: 'notes.dinero.paused' } })
    expect((await plans().status()).map(({ what }) => what)).toEqual(['mint', 'request', 'claim', 'instant'])
    await expect(pirex('initiateRedemption', [1n, me, false])).rejects.toThrow('Paused')
  })
})

describe('other ways', () => {
  test('at once for the fee that was told, as far as the buffer goes', async () => {
    const [way] = await plans().leave(me, mainnet.pxETH, parseEther('10'))
    expect(way).toMatchObject({ kind: 'instant', receives: parseEther('9.95') })
    await devnet.fund(me, { pxETH: parseEther('400') })
    await pirex('instantRedeemWithPxEth', [way?.most, me])
    await expect(pirex('instantRedeemWithPxEth', [1_000_000n, me])).rejects.toThrow('NotEnoughBuffer')
  })

  test('apxETH is unwrapped or sent for a ticket, after its penalty', async () => {
    const amount = parseEther('10')
    const [unwrap, queue] = await plans().leave(me, mainnet.apxETH, amount)
    await devnet.fund(me, { apxETH: 2n * amount })
    const before = await devnet.balanceOf(mainnet.pxETH, me)
    await devnet.contracts.apxETH.write('redeem', [amount, me, me], me)
    expect((await devnet.balanceOf(mainnet.pxETH, me)) - before).toBe(unwrap?.receives)
    const [after] = (await plans().leave(me, mainnet.apxETH, amount)).slice(1)
    await devnet.contracts.apxETH.write('transfer', [mainnet.pirexEth, amount], me)
    expect((await plans().exits(me))[0]?.amountNow).toBe(after?.receives)
    expect(after?.receives).toBeGreaterThanOrEqual(queue?.receives ?? 0n)
  })

  test('rates are the vault’s, and rewards raise it', async () => {
    const [, before] = await plans().rates()
    expect(before?.unit).toBe(mainnet.pxETH)
    await pirex('harvest', [0n], admin, parseEther('50'))
    const [, after] = await plans().rates()
    expect(after?.wad).toBeGreaterThan(before?.wad ?? 0n)
    expect(after?.wad).toBe(await devnet.contracts.apxETH.read('convertToAssets', [10n ** 18n]))
  })
})
