import { type Address, type Hex, slice } from 'viem'
import type { TicketScan } from '../../types.ts'

/** The first block with anything of EigenLayer. Source: facts/eigenlayer.md 1.2 (high). */
const firstBlock = 17_445_563n

/**
 * Events that name a validator of a pod, of today and until May 2025, when it was named by its index instead of the hash of
 * its key. Source: facts/eigenlayer.md 2.5 and 2.14 (high).
 */
const restaked = '0x101790c2993f6a4d962bd17c786126823ba1c4cf04ff4cccb2659d50fb20aee8'
const updated = '0xcdae700d7241bc027168c53cf6f889763b0a2c88a65d77fc13a8a9fef0d8605f'
const restakedByIndex = '0x2d0800bbc377ea54a08c5db6a87aafff5e3e9c8fead0eda110e40e0c10441449'
const updatedByIndex = '0x0e5fac175b83177cc047381e030d8fb3b42b37bd1c025e22c280facad62c32df'
const created = '0x575796133bbed337e5b39aa49a30dc2556a91e0c6c2af4b7b886ae77ebef1076'

const common = { chainId: 1, accountTopic: null, isFor: () => true, fromBlock: firstBlock } as const

/** Every validator this pod ever knew. A ticket's number is the hash of its key, or the index where only that is told. */
export const validatorsOf = (pod: Address): TicketScan => ({
  ...common,
  id: `eigenlayer:pod-validators:${pod}`,
  contract: pod,
  events: [restaked, updated, restakedByIndex, updatedByIndex],
  parse: ({ data }) => (/^0x([0-9a-f]{64})+$/i.test(data) ? BigInt(slice(data, 0, 32)) : undefined),
})

/** Every checkpoint that was begun. A ticket's number is its time, its data the number of validators to prove. */
export const checkpointsOf = (pod: Address): TicketScan => ({
  ...common,
  id: `eigenlayer:pod-checkpoints:${pod}`,
  contract: pod,
  events: [created],
  parse: ({ topics }) => (topics[1] === undefined ? undefined : BigInt(topics[1])),
})

/** Hashes of keys among these numbers, and how many validators are known by their index alone. */
export function validatorsIn(found: readonly { number: bigint }[]): {
  hashes: readonly Hex[]
  byIndex: readonly bigint[]
} {
  const indexed = (number: bigint) => number < 2n ** 40n
  return {
    hashes: found.flatMap(({ number }): Hex[] =>
      indexed(number) ? [] : [`0x${number.toString(16).padStart(64, '0')}`],
    ),
    byIndex: found.flatMap(({ number }) => (indexed(number) ? [number] : [])),
  }
}
