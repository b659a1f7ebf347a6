import { type Address, isAddressEqual } from 'viem'
import { mulWad, type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { ask, at, call } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { exitQueue } from './abi.ts'
import { lines, withdrawalsPaused } from './lines.ts'

type Leaving = { token: Address; amount: TokenUnits; account: Address }

/** The queue of the token's own line, free of charge. One round. What it receives is at today's rate and may only fall. */
export function* leave({ token, amount, account }: Leaving): Read<readonly Way[]> {
  const line = lines().find((one) => isAddressEqual(one.token.address, token))
  if (line === undefined) return []
  const queue = at(line.queue, exitQueue)
  const [rate, least, greatest, paused, listing, listed] = yield* ask([
    line.rate,
    call(queue, 'withdrawRequestMinimum', []),
    call(queue, 'withdrawRequestMaximum', []),
    withdrawalsPaused(line),
    call(queue, 'whitelistEnabled', []),
    call(queue, 'whitelistedAddresses', [account]),
  ])
  const closed = (): Sentence | null => {
    if (paused) return sentence('leave.swell.paused')
    if (listing && !listed) return sentence('leave.swell.listed')
    if (amount < least) return sentence('leave.swell.tooSmall', { least: amountValue(least, line.token) })
    if (amount > greatest) return sentence('leave.swell.tooLarge', { greatest: amountValue(greatest, line.token) })
    return null
  }
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: tokenUnits(mulWad(amount, rate)),
      fee: wad(0n),
      delay: [
        { what: 'queue', seconds: null },
        { what: 'operator', seconds: null },
      ],
      most: tokenUnits(greatest),
      closed: closed(),
    },
  ]
}
