import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { lesser } from '../lesser.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import { amountValue, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { poolContract } from './abi.ts'
import { lines } from './addresses.ts'

/** Wei: more than there is, so that a pool that claims to hold more can still be asked about it. */
const everything = 2n ** 112n
/** Seconds from one block to the next. */
const slot = 12n

/**
 * At once while the pool can bring up the ether, else a request, which the pool takes only when its own ether does not suffice.
 * Neither costs anything. Two rounds. Mirrors BasePool.unstakeETH, requestWithdrawals and NethPool._checkFunds.
 */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  const line = lines.find((one) => isAddressEqual(one.token.address, token))
  if (line === undefined) return []
  const pool = at(line.pool, poolContract)
  const [[worth, delay, allowed, promised, balance], [own, vault, paused]] = yield* together([
    ask([
      call(pool, 'convertToAssets', [amount]),
      call(pool, 'withdrawalDelayBlocks', []),
      call(pool, 'unstakeAllowed', []),
      call(pool, 'totalWithdrawalAmount', []),
      call(multicall3, 'getEthBalance', [line.pool]),
    ]),
    askSettled([call(pool, 'getPoolAmount', []), call(pool, 'getCLVaultAmount', []), call(pool, 'paused', [])]),
  ])
  const returned = known(vault) ?? 0n
  const free = lesser(everything, (known(own) ?? balance) + (returned > promised ? returned - promised : 0n))
  const [most] = yield* askSettled([call(pool, 'convertToShares', [free])])
  const stopped = isOn(paused) ? sentence('notes.nodedao.paused') : allowed ? null : sentence('leave.nodedao.stopped')
  const paid = { token: null, asset: etherAsset }
  return [
    {
      kind: 'instant',
      paid,
      receives: tokenUnits(worth),
      fee: wad(0n),
      delay: [],
      most: most.ok ? tokenUnits(most.value) : null,
      closed: stopped ?? (worth > free ? sentence('leave.nodedao.lacking', { left: amountValue(free, null) }) : null),
    },
    {
      kind: 'queue',
      paid,
      receives: tokenUnits(worth),
      fee: wad(0n),
      delay: [
        { what: 'cooldown', seconds: delay * slot },
        { what: 'liquidity', seconds: null },
      ],
      most: null,
      closed: stopped ?? (balance >= worth ? sentence('leave.nodedao.atOnce') : null),
    },
  ]
}
