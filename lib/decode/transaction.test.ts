import fc from 'fast-check'
import {
  type Address,
  bytesToHex,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  pad,
  parseAbi,
  toFunctionSelector,
  zeroHash,
} from 'viem'
import { describe, expect, test } from 'vitest'
import { CalldataError } from '../protocols/calldata.ts'
import { delegationManager, strategyManager } from '../protocols/eigenlayer/addresses.ts'
import { protocols } from '../protocols/index.ts'
import type { Intent } from '../protocols/types.ts'
import { say, show } from './sayFakes.ts'
import { decodeTransaction, decodeWaiting } from './transaction.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const token = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const multicall3 = '0xcA11bde05977b3631167028862bE2a173976CA11'

const abi = parseAbi([
  'function transfer(address to, uint256 amount)',
  'function transferFrom(address from, address to, uint256 amount)',
  'function approve(address spender, uint256 amount)',
  'function increaseAllowance(address spender, uint256 amount)',
  'function increaseApproval(address spender, uint256 amount)',
  'function setApprovalForAll(address operator, bool approved)',
  'function safeTransferFrom(address from, address to, uint256 id)',
  'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function transferOwnership(address next)',
  'function multicall(bytes[] data)',
  'struct Call { address target; bytes callData; }',
  'function tryAggregate(bool requireSuccess, Call[] calls)',
  'function execute(bytes32 mode, bytes executionData)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const decode = (to: Address | null, data: Hex, value = 0n) => decodeTransaction({ to, data, value }, account)
const intentOf = (to: Address | null, data: Hex, value = 0n) => decode(to, data, value).intent
const read = ({ title, details }: Intent) =>
  [say(title), ...details.map(({ label, value }) => `${say(label)}: ${show(value)}`)].join('\n')
const approve = encode('approve', [other, 5n])

describe('token standards', () => {
  test('a transfer is a payment', () => {
    const intent = intentOf(token, encode('transfer', [other, 5n]))
    expect(say(intent.title)).toBe(`Send 5/? ${token} to ${other}`)
    expect(intent.facts.payees).toEqual([other])
  })

  test("moving somebody else's tokens names both ends", () => {
    const text = read(intentOf(token, encode('transferFrom', [other, account, 5n])))
    expect(text).toContain(`from ${other} to ${account}`)
  })

  test('an approval names spender and amount; from 2^96-1 on it is unlimited', () => {
    expect(intentOf(token, approve).facts.allowances).toEqual([{ token, spender: other, amount: 5n, unlimited: false }])
    const most = intentOf(token, encode('approve', [other, 2n ** 96n - 1n]))
    expect(most.facts.allowances?.[0]?.unlimited).toBe(true)
    expect(say(most.title)).toContain('unlimited')
  })

  test('an approval of zero takes the permission back', () => {
    const intent = intentOf(token, encode('approve', [other, 0n]))
    expect(say(intent.title)).toContain('Withdraw the permission')
    expect(intent.facts.allowances).toBeUndefined()
  })

  test('H112: raising an allowance is an allowance', () => {
    for (const name of ['increaseAllowance', 'increaseApproval']) {
      const { facts, title } = intentOf(token, encode(name, [other, 5n]))
      expect(facts.allowances).toEqual([{ token, spender: other, amount: 5n, unlimited: false }])
      expect(say(title)).toContain('more')
    }
  })

  test('a whole collection is a danger by itself', () => {
    const intent = intentOf(token, encode('setApprovalForAll', [other, true]))
    expect(say(intent.facts.dangers?.[0] ?? { key: '' })).toContain('every token')
    expect(intentOf(token, encode('setApprovalForAll', [other, false])).facts.allowances).toBeUndefined()
  })

  test('H111: a bool of 2 is true, and reported', () => {
    const data = `${encode('setApprovalForAll', [other, true]).slice(0, -1)}2` as Hex
    expect(intentOf(token, data).facts).toMatchObject({ dirtyPadding: true, allowances: [{ spender: other }] })
  })

  test("one's own permit is an allowance, somebody else's is not", () => {
    const permit = (owner: Address) => intentOf(token, encode('permit', [owner, other, 5n, 1n, 27, zeroHash, zeroHash]))
    expect(permit(account).facts.allowances).toHaveLength(1)
    expect(permit(token).facts.allowances).toBeUndefined()
    expect(say(permit(token).title)).toContain(token)
  })

  test('a single token of a collection', () => {
    expect(say(intentOf(token, encode('safeTransferFrom', [account, other, 7n])).title)).toContain('token 7')
  })

  test('H109: a truncated approval is refused and never an unknown call', () => {
    for (const missing of [2, 16, 32, 64]) {
      expect(() => decode(token, approve.slice(0, approve.length - missing * 2) as Hex)).toThrow(CalldataError)
    }
    expect(() => decode(token, approve.slice(0, 10) as Hex)).toThrow(CalldataError)
  })

  test('H110: appended bytes, four or a thousand', () => {
    expect(intentOf(token, concat([approve, '0xdeadbeef'])).facts.trailingBytes).toBe('0xdeadbeef')
    expect(intentOf(token, concat([approve, bytesToHex(new Uint8Array(1024))])).facts.trailingBytes).toHaveLength(2050)
  })
})

describe('ether and contracts', () => {
  test('plain ether, a new contract, and H108: a new contract that takes ether', () => {
    expect(say(intentOf(other, '0x', 5n).title)).toBe(`Send 5/18 ETH to ${other}`)
    expect(intentOf(null, '0x6000').facts).toEqual({})
    expect(say(intentOf(null, '0x33ff', 5n).facts.dangers?.[0] ?? { key: '' })).toContain('ether')
  })

  test('ether sent along with a call is listed', () => {
    expect(read(intentOf(token, approve, 5n))).toContain('Ether sent along: 5/18 ETH')
  })

  test('H128: handing a contract over', () => {
    const intent = intentOf(token, encode('transferOwnership', [other]))
    expect(say(intent.facts.dangers?.[0] ?? { key: '' })).toContain('control')
  })

  test('H131: raw validator requests are blocked', () => {
    const targets = [
      '0x0000BBdDc7CE488642fb579F8B00f3a590007251',
      '0x00000961Ef480Eb55e80D19ad83579A64c007002',
    ] as const
    for (const to of targets) expect(intentOf(to, pad('0x01', { size: 96 })).facts.blocked).toHaveLength(1)
  })
})

describe('calls nobody knows', () => {
  test('selector and words are shown as they are', () => {
    const { intent, words, targetName } = decode(other, concat(['0xdeadbeef', pad('0x07'), '0x1234']))
    expect(intent).toMatchObject({ protocol: 'unknown', action: 'unknown' })
    expect(say(intent.title)).toContain(other)
    expect(words).toEqual({ selector: '0xdeadbeef', words: [pad('0x07'), '0x1234'] })
    expect(targetName).toBeNull()
    expect(decode(strategyManager, '0xdeadbeef').targetName).toBe('EigenLayer strategy manager')
  })

  test('H115: a selector that only resembles a known one has no name', () => {
    expect(decode(other, concat(['0x095ea7b4', pad('0x07')])).intent.action).toBe('unknown')
  })

  test('less than a selector, and very much data', () => {
    expect(decode(other, '0x0102').words).toEqual({ selector: '0x0102', words: [] })
    const started = performance.now()
    expect(decode(other, bytesToHex(new Uint8Array(200 * 1024).fill(1))).words?.words).toHaveLength(64)
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('nested calls', () => {
  const inside = (calls: readonly Hex[]) => intentOf(token, encode('multicall', [calls]))

  test('each call is read as if it stood alone', () => {
    const intent = inside([encode('transfer', [other, 1n]), approve])
    expect(say(intent.title)).toContain('2 calls')
    expect(intent.facts).toMatchObject({ payees: [other], allowances: [{ spender: other, amount: 5n }] })
    expect(read(intent)).toContain(`Allow ${other} to take 5/?`)
  })

  test('H114: the call that gives most away is told first, with its place', () => {
    const first = inside([encode('transfer', [other, 1n]), encode('transfer', [other, 2n]), approve]).details[0]
    expect(first && `${say(first.label)}: ${show(first.value)}`).toContain('Call 3: Allow')
  })

  test('calls to other contracts, through Multicall3, a Safe and ERC-7821', () => {
    const calls = [{ target: token, callData: approve }]
    expect(intentOf(multicall3, encode('tryAggregate', [false, calls])).facts.allowances).toHaveLength(1)
    const safe = (operation: number) =>
      intentOf(other, encode('execTransaction', [token, 0n, approve, operation, 0n, 0n, 0n, account, account, '0x']))
    expect(safe(0).facts.allowances).toHaveLength(1)
    expect(say(safe(1).facts.dangers?.[0] ?? { key: '' })).toContain('full powers')
    const list = [{ type: 'tuple[]', components: [{ type: 'address' }, { type: 'uint256' }, { type: 'bytes' }] }]
    const plain = encodeAbiParameters(list, [[[token, 0n, approve]]])
    const withData = encodeAbiParameters([...list, { type: 'bytes' }], [[[token, 0n, approve]], '0x'])
    for (const data of [plain, withData]) {
      expect(intentOf(account, encode('execute', [zeroHash, data])).facts.allowances).toHaveLength(1)
    }
  })

  test('H090: an unknown call inside is said to be unknown', () => {
    expect(say(inside([approve, '0xdeadbeef']).facts.notes?.[0] ?? { key: '' })).toContain('not known')
  })

  test('H109: an inner call that is cut short cannot be verified', () => {
    expect(inside([approve.slice(0, -2) as Hex]).facts.unverified).toBe(true)
  })

  test('H113: four levels are looked into, five are not; 64 calls, not 65', () => {
    const deep = (levels: number): Hex => (levels === 0 ? approve : encode('multicall', [[deep(levels - 1)]]))
    expect(intentOf(token, deep(4)).facts).toMatchObject({ allowances: [{ spender: other }] })
    expect(intentOf(token, deep(4)).facts.unverified).toBeUndefined()
    expect(intentOf(token, deep(5)).facts.unverified).toBe(true)
    expect(inside(Array(64).fill(approve)).facts.unverified).toBeUndefined()
    expect(inside(Array(65).fill(approve)).facts.unverified).toBe(true)
  })

  test('H113: bombs end within 200 ms as "cannot be verified"', () => {
    const word = (value: bigint) => value.toString(16).padStart(64, '0')
    const bombs = [
      `0xac9650d8${word(32n)}${word(2n ** 32n)}`,
      `0xac9650d8${word(2n ** 256n - 1n)}`,
      `0xac9650d8${word(32n)}${word(5000n)}${word(5000n * 32n).repeat(5000)}${word(0n)}`,
    ] as const
    for (const bomb of bombs) {
      const times = [0, 1, 2].map(() => {
        const started = performance.now()
        expect(intentOf(token, bomb as Hex).facts.unverified).toBe(true)
        return performance.now() - started
      })
      expect(Math.min(...times)).toBeLessThan(200)
    }
  })
})

describe('whatever the bytes are', () => {
  const known = [
    '095ea7b3',
    'a9059cbb',
    '23b872dd',
    'd505accf',
    'a22cb465',
    'ac9650d8',
    '82ad56cb',
    '34fcd5be',
    '0dd8dd02',
    'e4cc3f90',
    '9435bb43',
    'eea9064b',
    'a33a3433',
    'da8be864',
    'e7a050aa',
    '32e89ace',
    '3ccc861d',
    '4596021c',
    '6a761202',
    'e9ae5c53',
    '3f5fa57a',
    'd6681042',
    '5e7eead9',
    'ea598cb0',
    '8fcb4e5b',
    '6dcc078e',
  ]
  const targets = [
    account,
    other,
    delegationManager,
    ...protocols.flatMap(({ contracts }) => contracts.map(({ address }) => address)),
  ] as const
  const word = fc.oneof(
    fc.constantFrom(0n, 1n, 2n, 32n, 64n, 96n, 2n ** 256n - 1n).map((value) => value.toString(16).padStart(64, '0')),
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => bytesToHex(bytes).slice(2)),
  )
  const data = fc.tuple(fc.constantFrom(...known), fc.array(word, { maxLength: 24 }), fc.uint8Array({ maxLength: 31 }))

  test('decoding says something that can be said, or throws CalldataError', () => {
    fc.assert(
      fc.property(
        data,
        fc.constantFrom(...targets),
        fc.bigInt({ min: 0n, max: 2n ** 100n }),
        ([selector, words, rest], to, value) => {
          const call = { to, data: `0x${selector}${words.join('')}${bytesToHex(rest).slice(2)}` as Hex, value }
          const started = performance.now()
          try {
            read(decodeTransaction(call, account).intent)
          } catch (error) {
            expect(error).toBeInstanceOf(CalldataError)
          }
          read(decodeWaiting(call, account).intent)
          expect(performance.now() - started).toBeLessThan(500)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the selectors above are the ones they are meant to be', () => {
    expect(toFunctionSelector('approve(address,uint256)')).toBe('0x095ea7b3')
    expect(toFunctionSelector('multicall(bytes[])')).toBe('0xac9650d8')
  })
})
