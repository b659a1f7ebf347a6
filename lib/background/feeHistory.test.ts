import { describe, expect, test } from 'vitest'
import { NodeError } from '../chain/jsonRpc.ts'
import { readFeeHistory } from './feeHistory.ts'

const client = (answers: Record<string, unknown>) => ({
  request: async (method: string) => {
    const answer = answers[method]
    if (answer === undefined) throw new NodeError(-32601, `the method ${method} does not exist`)
    return answer
  },
})
const latest = { baseFeePerGas: '0x320' }

describe('recent fees', () => {
  test('are the base fee of the next block, and what the blocks before it paid on top', async () => {
    const eth_feeHistory = {
      baseFeePerGas: ['0x1', '0x2', '0x3'],
      reward: [
        ['0x1', '0x2', '0x3'],
        ['0x4', '0x5', '0x6'],
      ],
    }
    expect(await readFeeHistory(client({ eth_feeHistory }))).toEqual({
      nextBaseFee: 3n,
      rewards: [
        [1n, 2n, 3n],
        [4n, 5n, 6n],
      ],
    })
  })

  test.each([
    ['no rewards at all', undefined],
    ['null', null],
    ['blocks without any', [[], null, ['0x1']]],
    ['rubbish', [['1', 2, '0x']]],
  ])('%s: the suggestion of the node stands in', async (_, reward) => {
    const answers = { eth_feeHistory: { baseFeePerGas: ['0x3'], reward }, eth_maxPriorityFeePerGas: '0x9' }
    expect(await readFeeHistory(client(answers))).toEqual({ nextBaseFee: 3n, rewards: [[9n, 9n, 9n]] })
    const without = { eth_feeHistory: { baseFeePerGas: ['0x3'], reward } }
    expect(await readFeeHistory(client(without))).toEqual({ nextBaseFee: 3n, rewards: [] })
  })

  test.each([
    ['unknown', {}],
    ['null', { eth_feeHistory: null }],
    ['without base fees', { eth_feeHistory: { baseFeePerGas: [null], reward: [] } }],
  ])('a history that is %s: the latest block, and the most it can rise by', async (_, answers) => {
    const { nextBaseFee } = await readFeeHistory(client({ ...answers, eth_getBlockByNumber: latest }))
    expect(nextBaseFee).toBe(900n)
  })

  test('H141: a base fee beyond any market is no answer', async () => {
    const eth_feeHistory = { baseFeePerGas: ['0xffffffffffffffffff'], reward: [] }
    await expect(readFeeHistory(client({ eth_feeHistory }))).rejects.toMatchObject({ name: 'BadAnswerError' })
    await expect(readFeeHistory(client({ eth_getBlockByNumber: null }))).rejects.toMatchObject({ code: 4901 })
  })
})
