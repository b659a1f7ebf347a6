import fc from 'fast-check'
import { getAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { parseTransaction } from './transaction.ts'

const from = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'
const to = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8'
const parse = (fields: object) => parseTransaction([{ from, to, ...fields }], { chainId: 1 })
const transactionOf = (fields: object) => parse(fields).transaction
const refuses = (fields: object) => expect(() => parse(fields)).toThrow(expect.objectContaining({ code: -32602 }))
const bytes = (count: number) => `0x${'5b'.repeat(count)}`

test('a transaction is rebuilt with checksums, lower-case data and open figures', () => {
  expect(parse({ value: '0xde0b6b3a7640000', data: '0xABcd' })).toEqual({
    from: getAddress(from),
    transaction: {
      to: getAddress(to),
      data: '0xabcd',
      value: 10n ** 18n,
      gas: null,
      nonce: null,
      speed: 'normal',
      maxFeePerGas: null,
      maxPriorityFeePerGas: null,
      quotes: null,
      baseFeePerGas: null,
    },
  })
})

test('gas and a pair of EIP-1559 fees are taken as the suggestion; half a pair and a legacy price are not', () => {
  expect(
    transactionOf({ gas: '0x5208', maxFeePerGas: '0x64', maxPriorityFeePerGas: '0x1', type: '0x2' }),
  ).toMatchObject({
    gas: 21_000n,
    speed: 'custom',
    maxFeePerGas: 100n,
    maxPriorityFeePerGas: 1n,
  })
  for (const fees of [{ maxFeePerGas: '0x64' }, { maxPriorityFeePerGas: '0x1' }, { gasPrice: '0x64', type: '0x0' }]) {
    expect(transactionOf(fees)).toMatchObject({ speed: 'normal', maxFeePerGas: null, maxPriorityFeePerGas: null })
  }
})

test('H007: anything but a list of one object', () => {
  for (const params of [undefined, null, 'x', 1, {}, [], [{ from, to }, 'latest'], [null], ['x'], [[{ from, to }]]]) {
    expect(() => parseTransaction(params, { chainId: 1 })).toThrow(expect.objectContaining({ code: -32602 }))
  }
})

test('H039: a sender that is missing, short, a name or with a wrong checksum', () => {
  for (const sender of [undefined, null, 5, from.slice(0, -1), `${from}0`, 'vitalik.eth', `0X${from.slice(2)}`]) {
    refuses({ from: sender })
  }
  const checksummed = getAddress(from)
  refuses({ from: checksummed.replace('f39F', 'F39f') })
  expect(parse({ from: checksummed }).from).toBe(checksummed)
})

test('H098: keys that are not of a transaction', () => {
  for (const key of ['isSpeedUp', 'isSend', '$ctx', 'authorizationList', 'blobs', 'constructor'])
    refuses({ [key]: '0x1' })
})

test('H099: data and input, gas and gasLimit, when they differ', () => {
  refuses({ data: '0x01', input: '0x02' })
  refuses({ gas: '0x5208', gasLimit: '0x5209' })
  expect(transactionOf({ data: '0xAA', input: '0xaa', gas: '0x5208', gasLimit: '0x5208' })).toMatchObject({
    data: '0xaa',
    gas: 21_000n,
  })
  expect(transactionOf({ input: '0xaa' }).data).toBe('0xaa')
})

test('H100: data that is not whole bytes', () => {
  for (const data of ['0x1', '0x95ea7b3', '0X12', '1234', '', '0xzz', 12, null, ['0x12'], '0x12 ']) refuses({ data })
})

test('H101: a value that is not a canonical quantity', () => {
  for (const value of [
    'ffff',
    '1.5',
    '-1',
    1e21,
    1,
    '0x',
    { _hex: '0x1' },
    '0x00',
    '0x01',
    '0x1 ',
    `0x1${'0'.repeat(64)}`,
    null,
  ]) {
    refuses({ value })
  }
})

test('H102: gas outside 21,000 to 16,777,216', () => {
  for (const gas of ['0x0', '0x5207', '0x1000001', `0x${'f'.repeat(64)}`]) refuses({ gas })
  expect(transactionOf({ gas: '0x1000000' }).gas).toBe(16_777_216n)
})

test('H103: two fee models at once, and a tip above the total', () => {
  refuses({ gasPrice: '0x1', maxFeePerGas: '0x1' })
  refuses({ gasPrice: '0x1', type: '0x2' })
  refuses({ maxFeePerGas: '0x1', type: '0x0' })
  refuses({ maxPriorityFeePerGas: '0x1', type: '0x1' })
  refuses({ maxFeePerGas: '0x1', maxPriorityFeePerGas: '0x2' })
  const tip = `0x${(10_000n * 10n ** 9n).toString(16)}`
  expect(transactionOf({ maxFeePerGas: tip, maxPriorityFeePerGas: tip }).maxPriorityFeePerGas).toBe(10_000n * 10n ** 9n)
})

test('H104: types beyond 2 and authorisations', () => {
  for (const type of ['0x3', '0x4', '0x5', '0x7f', 2, '2', '0x02']) refuses({ type })
  refuses({ authorizationList: [{ chainId: '0x0', address: to, nonce: '0x0' }] })
})

test('H105: whatever a page says of the nonce is ignored', () => {
  for (const nonce of ['0x0', '0x5', `0x1${'0'.repeat(16)}`, 3, 'many', null]) {
    expect(transactionOf({ nonce }).nonce).toBeNull()
  }
})

test('H106: another chain than the one the site is on', () => {
  for (const chainId of ['0x2', 1, '1', '0x01', '0x0', null]) refuses({ chainId })
  expect(transactionOf({ chainId: '0x1' }).value).toBe(0n)
})

describe('H107: recipients', () => {
  test('that are no address, or nobody without code to create', () => {
    for (const recipient of ['', '0x', 'vitalik.eth', 0, to.slice(0, -2)]) refuses({ to: recipient })
    for (const recipient of [undefined, null]) refuses({ to: recipient })
  })
  test('a call to the own account', () => {
    refuses({ to: from, data: '0x01' })
    expect(transactionOf({ to: from }).to).toBe(getAddress(from))
  })
})

test('H108: creation code and data beyond the limits', () => {
  expect(transactionOf({ to: null, data: bytes(49_152) }).to).toBeNull()
  refuses({ to: null, data: bytes(49_153) })
  expect(transactionOf({ data: bytes(200 * 1024) }).data).toHaveLength(2 + 2 * 200 * 1024)
  refuses({ data: bytes(200 * 1024 + 1) })
})

test('an access list must be well formed', () => {
  const key = `0x${'00'.repeat(32)}`
  expect(transactionOf({ accessList: [{ address: to, storageKeys: [key] }] }).value).toBe(0n)
  for (const accessList of [{}, ['x'], [{ address: 'x', storageKeys: [] }], [{ address: to, storageKeys: ['0x00'] }]]) {
    refuses({ accessList })
  }
})

test('whatever it is given, it returns a transaction or refuses with -32602', () => {
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.stringMatching(/^0x[0-9a-f]{0,80}$/),
    fc.constantFrom(from, to, '0x1', '0x'),
  )
  const keys = ['from', 'to', 'value', 'data', 'input', 'gas', 'type', 'chainId', 'maxFeePerGas', 'accessList', 'odd']
  const fields = fc.dictionary(fc.constantFrom(...keys), hostile)
  fc.assert(
    fc.property(fields, (given) => {
      try {
        const { transaction } = parseTransaction([given], { chainId: 1 })
        expect(transaction.value >= 0n && transaction.value < 2n ** 256n).toBe(true)
      } catch (error) {
        expect(error).toMatchObject({ code: -32602 })
      }
    }),
    { numRuns: 200 },
  )
})
