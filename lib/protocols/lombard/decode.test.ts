import { type Address, concat, encodeAbiParameters, encodeFunctionData, type Hex, pad, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { btcb, lbtc, router } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit(uint256 amount)',
  'function redeem(uint256 amount)',
  'function redeemForBtc(bytes scriptPubkey, uint256 amount)',
  'function mint(bytes rawPayload, bytes proof)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex, to: Address = lbtc.address) => decode({ to, data, value: 0n }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

const script = '0x0014751e76e8199196d454941c45d1b3a323f1433bd6'
/** The message that the notaries sign: its own selector, then six words and in the last the mint. */
const signed = (token: Address, recipient: Address, amount: bigint, selector: Hex = '0x155b6b13') => {
  const body = concat([
    selector,
    encodeAbiParameters(
      [{ type: 'bytes32' }, { type: 'bytes32' }, { type: 'uint256' }],
      [pad(token), pad(recipient), amount],
    ),
  ])
  const words = [...Array(6).keys()].map((index) => ({
    type: index === 1 ? 'uint256' : index === 5 ? 'bytes' : 'bytes32',
  }))
  return concat(['0xe288fb4a', encodeAbiParameters(words, [pad('0x1'), 7n, pad('0x2'), pad('0x3'), pad('0x0'), body])])
}

describe('Lombard', () => {
  test('between LBTC and BTC.b, said as a wait', () => {
    expect(title(send(encode('redeem', [5n])))).toBe('Hand in 5/8 LBTC for BTC.b, which you receive later')
    expect(title(send(encode('deposit', [5n])))).toBe('Hand in 5/8 BTC.b for LBTC, which you receive later')
    expect(send(encode('redeem', [5n]), btcb.address)).toBeUndefined()
  })

  test('to Bitcoin: the address is shown, and whose it is cannot be told', () => {
    for (const token of [lbtc, btcb]) {
      const intent = send(encode('redeemForBtc', [script, 5n]), token.address)
      expect(title(intent)).toContain(`5/8 ${token.symbol}`)
      expect(intent?.details).toMatchObject([{ value: { text: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' } }])
      expect(intent?.facts.notes).toMatchObject([{ key: 'intents.lombard.checkAddress' }])
    }
    const odd = send(encode('redeemForBtc', ['0x76a9', 5n]))
    expect(odd?.details).toMatchObject([{ value: { type: 'hex', hex: '0x76a9' } }])
    expect(odd?.facts.notes).toMatchObject([{ key: 'intents.lombard.unsupported' }])
  })

  test('a mint names whom the signed message pays, also when it is somebody else', () => {
    const intent = send(encode('mint', [signed(lbtc.address, other, 9n), '0x']))
    expect(title(intent)).toContain('9/8 LBTC')
    expect(intent?.facts.recipients?.[0]?.address.toLowerCase()).toBe(other.toLowerCase())
  })

  test('a message that is none, or mints something else, is not believed', () => {
    const long = pad('0xff', { dir: 'right' })
    for (const payload of [
      '0x',
      '0xe288fb4a00',
      signed(lbtc.address, other, 9n, '0x155b6b14'),
      signed(long as Address, other, 9n),
    ] as const) {
      const intent = send(encode('mint', [payload, '0x']))
      expect(intent?.action).toBe('mint')
      expect(intent?.facts.recipients).toBeUndefined()
    }
    expect(title(send(encode('mint', [signed(router, account, 9n), '0x'])))).toContain('9')
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const redeem = encode('redeem', [5n])
    const pay = encode('redeemForBtc', [script, 5n])
    expect(() => send(redeem.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(() => send(pay.slice(0, 140) as Hex)).toThrow(CalldataError)
    expect(send(concat([redeem, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(redeem, other)).toBeUndefined()
  })
})
