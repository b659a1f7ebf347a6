import { type Address, decodeAbiParameters, hexToBigInt } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, call } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import type { Position, Rate, RateLog, Read, Status } from '../types.ts'
import { queueContract, stethContract, wstethContract } from './abi.ts'
import { originals, steth, wsteth } from './addresses.ts'
import { forever, readExits } from './exits.ts'

/** stETH, wstETH and every unclaimed withdrawal ticket. Throws PartialReadError with what could be read. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'lido:token', plan: readBalances('lido', originals, account) },
    { id: 'lido:exit', plan: readExits(account) },
  ])

/** One stETH is accounted as one ether; its balance is what grows. wstETH by its own rate; absent when it does not answer. */
export function* readRates(): Read<readonly Rate[]> {
  const [perToken] = yield* askSettled([call(wstethContract, 'stEthPerToken', [])])
  const accounted = { token: steth.address, wad: WAD }
  return perToken.ok ? [accounted, { token: wsteth.address, wad: wad(perToken.value) }] : [accounted]
}

/**
 * Staking paused or used up, the whole token stopped, the queue paused (with its end, where it has one), bunker mode.
 * Claims of finalised tickets are never stopped. One round.
 */
export function* readStatus(): Read<readonly Status[]> {
  const [stopped, stakingPaused, limit, paused, resume, bunker] = yield* askSettled([
    call(stethContract, 'isStopped', []),
    call(stethContract, 'isStakingPaused', []),
    call(stethContract, 'getCurrentStakeLimit', []),
    call(queueContract, 'isPaused', []),
    call(queueContract, 'getResumeSinceTimestamp', []),
    call(queueContract, 'isBunkerModeActive', []),
  ])
  const off: Status[] = []
  const say = (what: Status['what'], until: bigint | null, note?: Sentence) =>
    off.push({ token: steth.address, what, until, ...(note === undefined ? {} : { note }) })
  if (stopped.ok && stopped.value) say('transfer', null)
  if (stakingPaused.ok && stakingPaused.value) say('mint', null)
  else if (limit.ok && limit.value === 0n) say('mint', null, sentence('notes.lido.limit'))
  if (paused.ok && paused.value) {
    const until = resume.ok && resume.value < forever ? resume.value : null
    say('request', until, sentence('notes.lido.paused'))
  } else if (bunker.ok && bunker.value) say('request', null, sentence('notes.lido.bunker'))
  // wstETH is minted by staking too and leaves by the same queue, but moves by itself.
  const wrapped = off.filter(({ what }) => what !== 'transfer').map((status) => ({ ...status, token: wsteth.address }))
  return [...off, ...wrapped]
}

/** What wstETH was worth after each oracle report, fees taken off. stETH grows by the same, in balances. */
export const rateLogs: readonly RateLog[] = [
  {
    token: wsteth.address,
    contract: steth.address,
    // TokenRebased(uint256 indexed reportTimestamp, uint256 timeElapsed, uint256 preTotalShares, uint256 preTotalEther,
    // uint256 postTotalShares, uint256 postTotalEther, uint256 sharesMintedAsFees). Source: facts/lst.md 3.1 and 5 (high).
    event: '0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50',
    parse({ topics, data }) {
      const [, reported] = topics
      if (reported === undefined) return undefined
      try {
        const [, , , shares, ether] = decodeAbiParameters(words(6), data) as readonly bigint[]
        if (shares === undefined || ether === undefined || shares === 0n) return undefined
        return { wad: wad((ether * WAD) / shares), time: hexToBigInt(reported) }
      } catch {
        // Not the event's form: nothing is known from it.
        return undefined
      }
    },
  },
]

const words = (count: number) => Array.from({ length: count }, () => ({ type: 'uint256' }) as const)
