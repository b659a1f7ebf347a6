import { askSettled, at, call, together } from '../plan.ts'
import { listedTokens, type Restaking, readListAt, readWorth, supplied, unseenTokens } from '../restaking.ts'
import type { Read } from '../types.ts'
import { podContract, restakingContract, stakingContract } from './abi.ts'
import { brbtc, unibtc, unieth } from './addresses.ts'

/**
 * Whoever owns the pods that uniETH's restaking contract lists. Three rounds. Source: facts/lrt.md 11.2 (high); that `getPod`
 * gives the pod, not its owner: Bedrock-Technology/stake, Restaking.sol (high).
 */
export function* restakers(): Read<readonly Restaking[]> {
  const [pods, total] = yield* together([
    readListAt(call(restakingContract, 'getTotalPods', []), (index) => call(restakingContract, 'getPod', [index])),
    readWorth(call(at(unieth.address, supplied), 'totalSupply', []), call(stakingContract, 'exchangeRatio', [])),
  ])
  const owners = yield* askSettled(pods.list.map((pod) => call(at(pod, podContract), 'podOwner', [])))
  const list = owners.flatMap((owner) => (owner.ok ? [owner.value] : []))
  const unseen = pods.unseen ?? (list.length < pods.list.length ? 'unread' : null)
  return [
    listedTokens([unieth.address], total, { list, unseen }),
    unseenTokens([unibtc.address, brbtc.address], 'bitcoin'),
  ]
}
