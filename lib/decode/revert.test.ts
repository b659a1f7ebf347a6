import fc from 'fast-check'
import { bytesToHex, concat, encodeErrorResult, type Hex, parseAbi, stringToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { decodeRevert } from './revert.ts'
import { say } from './sayFakes.ts'

const abi = parseAbi([
  'error Error(string reason)',
  'error Panic(uint256 code)',
  'error WithdrawalDelayNotElapsed()',
  'error SharesAmountZero()',
  'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
])

describe('why a call failed', () => {
  test('a reason in words, a panic, and no reason at all', () => {
    expect(decodeRevert(encodeErrorResult({ abi, errorName: 'Error', args: ['not today'] }))).toEqual({
      type: 'message',
      text: 'not today',
    })
    expect(decodeRevert(encodeErrorResult({ abi, errorName: 'Panic', args: [0x11n] }))).toEqual({
      type: 'panic',
      code: 17n,
    })
    expect(decodeRevert('0x')).toEqual({ type: 'unknown', data: '0x' })
  })

  test("EigenLayer's errors have their name and a sentence", () => {
    // Selector from facts/eigenlayer.md 2.1.
    const reason = decodeRevert('0xf1ecf5c2')
    expect(reason).toMatchObject({ type: 'named', name: 'WithdrawalDelayNotElapsed', args: [] })
    expect(reason.type === 'named' && reason.sentence !== null && say(reason.sentence)).toContain('not completable yet')
    expect(decodeRevert('0x840c364a')).toMatchObject({ name: 'SharesAmountZero' })
    expect(decodeRevert('0xd8fcbe30')).toMatchObject({ name: 'ModificationAlreadyPending', sentence: null })
  })

  test('arguments are decoded', () => {
    const spender = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
    const data = encodeErrorResult({ abi, errorName: 'ERC20InsufficientAllowance', args: [spender, 1n, 2n] })
    expect(decodeRevert(data)).toMatchObject({ name: 'ERC20InsufficientAllowance', args: [spender, '1', '2'] })
  })

  test('an unknown error is its own data, cut', () => {
    expect(decodeRevert('0xdeadbeef')).toEqual({ type: 'unknown', data: '0xdeadbeef' })
  })

  test('H143: four megabytes, and a text that goes on and on, stay within 256 characters', () => {
    const data: Hex = `0x08c379a0${'00'.repeat(4 * 1024 * 1024)}`
    const times = [0, 1, 2].map(() => {
      const started = performance.now()
      const huge = decodeRevert(data)
      expect(huge.type === 'unknown' && huge.data.length).toBeLessThanOrEqual(258)
      return performance.now() - started
    })
    // 50 ms is the limit; the machine is shared, so the best of three counts.
    expect(Math.min(...times)).toBeLessThan(50)
    const text = `<img src=x>\u202e${'https://x.example/'.repeat(100)}`
    const reason = decodeRevert(encodeErrorResult({ abi, errorName: 'Error', args: [text] }))
    expect(reason.type === 'message' && [...reason.text].length).toBe(256)
  })

  test('data that only begins like an error is shown as it came', () => {
    for (const data of ['0x08c379a0', '0x4e487b71', '0x08c379a0ffff'] as Hex[]) {
      expect(decodeRevert(data)).toEqual({ type: 'unknown', data })
    }
    expect(decodeRevert(concat(['0x08c379a0', stringToHex('x')]))).toMatchObject({ type: 'unknown' })
  })

  test('random data never throws', () => {
    const selectors = fc.constantFrom('0x08c379a0', '0x4e487b71', '0xf1ecf5c2', '0xfb8f41b2', '0x305a27a9')
    fc.assert(
      fc.property(selectors, fc.uint8Array({ maxLength: 300 }), (selector, rest) => {
        decodeRevert(concat([selector as Hex, bytesToHex(rest)]))
      }),
      { numRuns: 200 },
    )
  })
})
