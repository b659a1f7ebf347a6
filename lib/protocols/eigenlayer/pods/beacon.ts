import type { Hex } from 'viem'
import { littleEndian, merkleize, rootOf } from './merkle.ts'

/**
 * Where things stand in the beacon chain's trees. Source: BeaconChainProofs of eigenlayer-contracts and the consensus
 * specification (high). The state's tree grew by a level with Pectra.
 */
const blockHeight = 3
const balancesHeight = 38 + 1
const validatorsHeight = 40 + 1
const stateRootField = 3n
const validatorsField = 11n
const balancesField = 12n
const stateHeight = (pectra: boolean) => (pectra ? 6 : 5)

/** Whether these balances are those of the state under this block root. */
export function provesBalances(blockRoot: Hex, container: { root: Hex; proof: Hex }, pectra: boolean): boolean {
  const height = stateHeight(pectra)
  const index = (stateRootField << BigInt(height)) | balancesField
  return rootOf(container.root, container.proof, index, blockHeight + height) === blockRoot
}

/** The balance (gwei) of a validator that a proof under `balancesRoot` shows; undefined when it shows nothing. */
export function provenBalance(
  balancesRoot: Hex,
  { index, balanceRoot, proof }: { index: bigint; balanceRoot: Hex; proof: Hex },
): bigint | undefined {
  if (rootOf(balanceRoot, proof, index / 4n, balancesHeight) !== balancesRoot) return undefined
  return littleEndian(balanceRoot, Number(index % 4n) * 8)
}

/** Whether this is the state root of the block. */
export function provesState(blockRoot: Hex, state: { root: Hex; proof: Hex }): boolean {
  return rootOf(state.root, state.proof, stateRootField, blockHeight) === blockRoot
}

/** Whether a validator with these fields has this index in the state. */
export function provesValidator(
  stateRoot: Hex,
  { index, fields, proof }: { index: bigint; fields: readonly Hex[]; proof: Hex },
  pectra: boolean,
): boolean {
  if (fields.length !== 8) return false
  const place = (validatorsField << BigInt(validatorsHeight)) | index
  return rootOf(merkleize(fields), proof, place, validatorsHeight + stateHeight(pectra)) === stateRoot
}

/** Epochs that have not come have this number. */
const never = 2n ** 64n - 1n

/** What a validator's fields say. Amount in gwei. */
export function readValidator(fields: readonly Hex[]) {
  const [pubkeyHash, credentials, balance, , , activation, exit] = fields as readonly [
    Hex,
    Hex,
    Hex,
    Hex,
    Hex,
    Hex,
    Hex,
  ]
  return {
    pubkeyHash,
    credentials,
    effectiveBalance: littleEndian(balance),
    activated: littleEndian(activation) !== never,
    exiting: littleEndian(exit) !== never,
  }
}
