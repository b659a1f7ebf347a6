import { type Address, type Hex, numberToHex, parseEther } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { protocol as eigenpie } from '../../lib/protocols/eigenpie/index.ts'
import { protocol as inception } from '../../lib/protocols/inception/index.ts'
import { protocol as stakestone } from '../../lib/protocols/stakestone/index.ts'
import { protocol as swell } from '../../lib/protocols/swell/index.ts'
import type { Protocol } from '../../lib/protocols/types.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { readingOf } from './reading.ts'

// The log a protocol writes with a new rate, parsed, is the rate that is then read.

let devnet: Devnet
beforeAll(async () => {
  devnet = await startDevnet()
})
afterAll(() => devnet?.stop())

const { admin } = devnetOnly

/** Writes a rate of each protocol anew, as it is written on mainnet. */
const written: readonly [Address, Protocol, (devnet: Devnet) => Promise<unknown>][] = [
  [mainnet.swETH, swell, ({ contracts }) => reprice(contracts.swETH)],
  [mainnet.rswETH, swell, ({ contracts }) => reprice(contracts.rswETH)],
  [
    mainnet.mstETH,
    eigenpie,
    ({ contracts }) => contracts.mstETH.write('devnetSetRate', [parseEther('1.0151234')], admin),
  ],
  [
    mainnet.STONE,
    stakestone,
    async ({ contracts, increaseTime }) => {
      await increaseTime(86_401)
      await contracts.stoneVault.write('rollToNextRound', [], admin)
    },
  ],
  [
    mainnet.inETH,
    inception,
    ({ contracts }) => contracts.inETHRatioFeed.write('devnetUpdate', [parseEther('0.9212345')], admin),
  ],
]

function reprice(token: Devnet['contracts']['swETH']) {
  return token.write('devnetReprice', [parseEther('66000'), parseEther('12.3'), parseEther('61000')], admin)
}

test.each(written.map(([token, protocol, write]) => ({ token, protocol, write })))(
  '$protocol.id $token',
  async ({ token, protocol, write }) => {
    const fromBlock = numberToHex((await devnet.chain.block()).number + 1n)
    await write(devnet)
    const rateLog = protocol.rateLogs?.find((one) => one.token === token)
    const filter = { address: rateLog?.contract, topics: [rateLog?.event], fromBlock, toBlock: 'latest' }
    const logs = (await devnet.chain.rpc('eth_getLogs', [filter])) as { topics: Hex[]; data: Hex }[]
    expect(logs).toHaveLength(1)
    const rate = (await readingOf(devnet, protocol).rates()).find((one) => one.token === token)
    expect(logs.map((log) => rateLog?.parse(log)?.wad)).toEqual([rate?.wad])
  },
)
