import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { askSettled, at, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { configContract, controllerContract, redeemerContract } from './abi.ts'
import { oseth, redeemers, reth2, seth2 } from './addresses.ts'

/**
 * osETH by the redeemer's queue: paid when others swap ether in or positions are redeemed for it, at most as often as the
 * redeemer's delay. The tokens of V2 migrate to the Genesis vault first. Up to two rounds.
 */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  if ([seth2, reth2].some(({ address }) => isAddressEqual(address, token))) return [migrate]
  if (!isAddressEqual(token, oseth.address)) return []
  const [named, value] = yield* askSettled([
    call(configContract, 'redeemer', []),
    call(controllerContract, 'convertToAssets', [amount]),
  ])
  const queue = redeemers.find(({ address }) => named.ok && isAddressEqual(address, named.value))
  const [delay] =
    queue === undefined
      ? []
      : yield* askSettled([call(at(queue.address, redeemerContract), 'exitQueueUpdateDelay', [])])
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: value.ok ? tokenUnits(value.value) : null,
      fee: wad(0n),
      delay: [
        { what: 'liquidity', seconds: null },
        { what: 'epoch', seconds: delay?.ok ? delay.value : null },
      ],
      most: null,
      closed: named.ok && queue === undefined ? sentence('notes.stakewise.moved') : null,
    },
  ]
}

const migrate: Way = {
  kind: 'queue',
  paid: { token: null, asset: etherAsset },
  receives: null,
  fee: null,
  delay: [],
  most: null,
  closed: sentence('notes.stakewise.migrate'),
}
