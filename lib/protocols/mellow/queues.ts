import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { askSettled, at, call, ReadError } from '../plan.ts'
import type { Read } from '../types.ts'
import { vault } from './abi.ts'

/** Subvaults looked at: the vaults here have one each. */
const most = 4

/** One queue of a vault. `index`: of the subvault behind it; null in a vault of the older generation. */
export type Queue = { address: Address; index: number | null; symbioticVault: Address | null }
export type Queues = { queues: readonly Queue[]; complete: boolean }

const places = Array.from({ length: most }, (_, index) => index)
const symbioticProtocol = 0

/** The queues a vault has now. One round. Throws ReadError when it answers like neither generation. */
export function* readQueues(address: Address): Read<Queues> {
  const target = at(address, vault)
  const [count, old, oldVault, ...subvaults] = yield* askSettled([
    call(target, 'subvaultsCount', []),
    call(target, 'withdrawalQueue', []),
    call(target, 'symbioticVault', []),
    ...places.map((place) => call(target, 'subvaultAt', [BigInt(place)])),
  ])
  if (count.ok) {
    const expected = Number(count.value < BigInt(most) ? count.value : BigInt(most))
    const listed = subvaults.slice(0, expected)
    const queues = listed.flatMap((subvault, index): Queue[] => {
      if (!subvault.ok || isAddressEqual(subvault.value.withdrawalQueue, zeroAddress)) return []
      const { protocol, vault: behind, withdrawalQueue } = subvault.value
      return [{ address: withdrawalQueue, index, symbioticVault: protocol === symbioticProtocol ? behind : null }]
    })
    return { queues, complete: listed.every(({ ok }) => ok) && count.value <= BigInt(most) }
  }
  if (!old.ok || !oldVault.ok) throw new ReadError('0x')
  return { queues: [{ address: old.value, index: null, symbioticVault: oldVault.value }], complete: true }
}
