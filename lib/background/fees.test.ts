import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProposedTransaction } from '../messaging/mirror.ts'
import { wei } from '../units.ts'
import { applyFees, gasLimit, greatestCost, InvalidFeeError, maxGas, quoteFees, replacementFees } from './fees.ts'

const gwei = 1_000_000_000n
const fee = fc.bigInt({ min: 0n, max: 10n ** 15n })
const history = fc.record({
  nextBaseFee: fee,
  rewards: fc.array(fc.tuple(fee, fee, fee), { maxLength: 20 }),
})
const proposed: ProposedTransaction = {
  to: '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
  data: '0x',
  value: 5n,
  gas: 21_000n,
  maxFeePerGas: null,
  maxPriorityFeePerGas: null,
  nonce: 0,
  speed: 'normal',
  quotes: quoteFees({ nextBaseFee: 20n * gwei, rewards: [[gwei, 2n * gwei, 3n * gwei]] }),
  baseFeePerGas: wei(20n * gwei),
}

describe('fees', () => {
  test('a faster speed never pays less, and every quote can be signed', () => {
    fc.assert(
      fc.property(history, (recent) => {
        const { slow, normal, fast } = quoteFees(recent)
        expect(slow.maxFeePerGas <= normal.maxFeePerGas && normal.maxFeePerGas <= fast.maxFeePerGas).toBe(true)
        for (const quote of [slow, normal, fast]) {
          expect(quote.maxPriorityFeePerGas > 0n && quote.maxPriorityFeePerGas <= quote.maxFeePerGas).toBe(true)
          expect(quote.maxFeePerGas >= recent.nextBaseFee).toBe(true)
        }
      }),
    )
  })

  test('R6: no speed of ours tips more than ten times the normal one', () => {
    fc.assert(
      fc.property(history, (recent) => {
        const { normal, fast } = quoteFees(recent)
        expect(fast.maxPriorityFeePerGas <= 10n * normal.maxPriorityFeePerGas).toBe(true)
      }),
    )
    const busy = Array.from({ length: 20 }, () => [gwei / 100n, gwei / 20n, 3n * gwei] as const)
    expect(quoteFees({ nextBaseFee: gwei, rewards: busy }).fast.maxPriorityFeePerGas).toBe(gwei / 2n)
  })

  test('one block that overpaid a thousandfold does not move the quote', () => {
    const calm = Array.from({ length: 19 }, () => [gwei, gwei, gwei] as const)
    const spiked = quoteFees({ nextBaseFee: gwei, rewards: [...calm, [1000n * gwei, 1000n * gwei, 1000n * gwei]] })
    expect(spiked).toEqual(quoteFees({ nextBaseFee: gwei, rewards: calm }))
  })

  test('a replacement raises both fees by at least a tenth, and keeps the tip within the total', () => {
    fc.assert(
      fc.property(fee, fee, fee, fee, (a, b, c, d) => {
        const quote = (x: bigint, y: bigint) => ({
          maxFeePerGas: wei(x > y ? x : y),
          maxPriorityFeePerGas: wei(x > y ? y : x),
        })
        const [previous, today] = [quote(a, b), quote(c, d)]
        const next = replacementFees(previous, today)
        expect(next.maxFeePerGas * 10n >= previous.maxFeePerGas * 11n).toBe(true)
        expect(next.maxPriorityFeePerGas * 10n >= previous.maxPriorityFeePerGas * 11n).toBe(true)
        expect(next.maxPriorityFeePerGas <= next.maxFeePerGas).toBe(true)
      }),
    )
  })

  test('custom fees stay exactly as typed', () => {
    const choice = { speed: 'custom', maxFeePerGas: 7n, maxPriorityFeePerGas: 3n, gas: 50_000n } as const
    expect(applyFees(proposed, choice)).toMatchObject({ maxFeePerGas: 7n, maxPriorityFeePerGas: 3n, gas: 50_000n })
  })

  test('fees that cannot be signed are refused', () => {
    const refused = [
      { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
      { maxFeePerGas: 1n, maxPriorityFeePerGas: 2n },
      { maxFeePerGas: 1n, maxPriorityFeePerGas: -1n },
      { maxFeePerGas: 2n ** 128n, maxPriorityFeePerGas: 1n },
      { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n, gas: 20_999n },
      { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n, gas: maxGas + 1n },
    ]
    for (const fees of refused) {
      expect(() => applyFees(proposed, { speed: 'custom', ...fees })).toThrow(InvalidFeeError)
    }
    expect(() => applyFees({ ...proposed, quotes: null }, { speed: 'fast' })).toThrow(InvalidFeeError)
  })

  test('H102 the gas limit has a fifth to spare and never exceeds the protocol cap', () => {
    expect(gasLimit(21_000n)).toBe(21_000n)
    expect(gasLimit(100_000n)).toBe(120_000n)
    expect(gasLimit(maxGas)).toBe(maxGas)
  })

  test('the greatest cost counts value and the whole fee, and is unknown until both are', () => {
    expect(greatestCost(proposed)).toBeNull()
    expect(greatestCost({ ...proposed, maxFeePerGas: wei(10n) })).toBe(210_005n)
  })
})
