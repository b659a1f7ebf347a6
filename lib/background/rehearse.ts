import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { decodeRevert } from '../decode/revert.ts'
import type { BlockRef } from '../messaging/mirror.ts'
import { simulateSequence } from '../portfolio/simulate.ts'
import type { Magnitudes, Slash } from '../risk/ledger.ts'
import { type ComparedSlash, compareSlashes, setOf, slashCall, slasherAt } from '../risk/rehearsal.ts'
import { laterCalls, readLeft, readSlashed, type Scene, strategiesOf } from '../risk/staker.ts'

export type RehearseInput = {
  account: Address
  /** The stake as it was last read: who the slashers are, and which strategies to look at afterwards. */
  scene: Scene
  /** In this order. */
  slashes: readonly Slash[]
}

export type Rehearsed = {
  /** The simulated block: one after the latest. */
  block: BlockRef
  /** The stake in that block before the first slash, and the sets that slash. */
  scene: Scene<Magnitudes>
  steps: readonly (ComparedSlash & { slasher: Address })[]
  /** How often the node was asked. */
  requests: number
}

/**
 * Has the contracts themselves take slashes, each sent by its set's own slasher, and reads what they leave, all in one
 * `eth_simulateV1` at the current block; beside it, what the model says of the same. A slasher that is a contract is
 * spoken for as it would speak: what it asks before it does so is not part of this. Throws SimulationUnavailableError,
 * ChainUnreachableError, ReadError, InconsistentReadError.
 */
export async function rehearse(
  client: Pick<ChainClient, 'simulate'>,
  { account, scene, slashes }: RehearseInput,
): Promise<Rehearsed> {
  const sendersAt = (number: bigint) =>
    slashes.map((slash) => {
      const set = setOf(scene, slash)
      return set === null ? slash.avs : slasherAt(set, number)
    })
  const strategies = strategiesOf(scene.staker)
  const operators = scene.operators.map(({ operator }) => operator)
  const tryFrom = (senders: readonly Address[]) =>
    simulateSequence(client, {
      transactions: slashes.map((slash, index) => ({ ...slashCall(slash), from: senders[index] as Address })),
      before: () => readSlashed(account, { slashes, operators, strategies }),
      after: () => readLeft(account, strategies),
      hints: { before: laterCalls(scene.staker) },
    })
  let senders = sendersAt(scene.staker.block + 1n)
  let tries = await tryFrom(senders)
  // Nodes number the simulated block differently, and blocks may have come in between: then others may slash.
  const others = sendersAt(tries.block.number)
  if (others.some((sender, index) => sender !== senders[index])) {
    senders = others
    const again = await tryFrom(senders)
    tries = { ...again, requests: again.requests + tries.requests }
  }
  const { block, before, steps, requests } = tries
  const tried = steps.map(({ outcome, after }, index) => ({
    slash: slashes[index] as Slash,
    refusal: outcome.ok ? null : decodeRevert(outcome.data),
    left: after,
  }))
  const compared = compareSlashes(before, tried)
  return {
    block,
    scene: before,
    steps: compared.map((step, index) => ({ ...step, slasher: senders[index] as Address })),
    requests,
  }
}
