import { type Address, isAddressEqual } from 'viem'
import { mulWad, type TokenUnits, tokenUnits, WAD, wad } from '../../units.ts'
import { ask, askSettled, call, together } from '../plan.ts'
import { amountValue, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { routerContract, stakingContract } from './abi.ts'
import { bitcoins, unibtc, unieth } from './addresses.ts'

type Leaving = { token: Address; amount: TokenUnits; account: Address }

/** Ways out of uniETH and of uniBTC; none is known of brBTC. One round. */
export function* leave(leaving: Leaving): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, unieth.address)) return yield* leaveUnieth(leaving)
  if (isAddressEqual(leaving.token, unibtc.address)) return yield* leaveUnibtc(leaving)
  return []
}

/** Wei. Source: Bedrock-Technology/stake Staking.DEPOSIT_SIZE, 2024-06-16 (high): what a validator holds. */
const validator = 32n * 10n ** 18n
/** More uniETH than there will be, to ask how much can be swapped at all. */
const everything = 10n ** 27n

/** Whole validators by the queue, or at once what lies in reserve. Both at today's rate and free of charge. */
function* leaveUnieth({ amount }: Leaving): Read<readonly Way[]> {
  const [[ratio, paused], [swap, all]] = yield* together([
    ask([call(stakingContract, 'exchangeRatio', []), call(stakingContract, 'paused', [])]),
    // Not in the newer contract, and a reserve of nothing at all makes it fail.
    askSettled([
      call(stakingContract, 'previewInstantSwap', [amount]),
      call(stakingContract, 'previewInstantSwap', [everything]),
    ]),
  ])
  const swapped = swap.ok ? swap.value[0] : null
  const swappable = all.ok ? all.value[1] : null
  const paid = { token: null, asset: etherAsset }
  const whole = (mulWad(amount, ratio) / validator) * validator
  const burnt = (ether: bigint) => (ratio === 0n ? 0n : (ether * WAD + ratio - 1n) / ratio)
  return [
    {
      kind: 'queue',
      paid,
      receives: tokenUnits(whole),
      fee: wad(0n),
      delay: [
        { what: 'queue', seconds: null },
        { what: 'operator', seconds: null },
      ],
      // The rest of the amount is less than a validator and stays uniETH.
      most: tokenUnits(burnt(whole)),
      closed:
        whole === 0n ? sentence('leave.bedrock.wholeOnly', { least: amountValue(burnt(validator), unieth) }) : null,
    },
    {
      kind: 'instant',
      paid,
      receives: swapped === null ? null : tokenUnits(swapped),
      fee: wad(0n),
      delay: [],
      most: swappable === null ? null : tokenUnits(swappable),
      closed: paused
        ? sentence('leave.bedrock.paused')
        : swappable === null || swappable === 0n
          ? sentence('leave.bedrock.reserveEmpty')
          : null,
    },
  ]
}

/** Of 10,000. Source: Bedrock-Technology/uniBTC DelayRedeemRouter.REDEEM_FEE_RATE_RANGE, 2026-06-24 (high). */
const wholeFee = 10_000n

/** One way for each bitcoin token that the router takes today: one to one, less a fee, after a fixed delay. */
function* leaveUnibtc({ amount, account }: Leaving): Read<readonly Way[]> {
  const tokens = bitcoins.map(({ token }) => token)
  const [[delay, feeRate, paused, listing, listed], taken, stopped, caps] = yield* together([
    ask([
      call(routerContract, 'redeemDelay', []),
      call(routerContract, 'redeemFeeRate', []),
      call(routerContract, 'paused', []),
      call(routerContract, 'whitelistEnabled', []),
      call(routerContract, 'isWhitelisted', [account]),
    ]),
    ask(tokens.map((token) => call(routerContract, 'isBtclisted', [token]))),
    ask(tokens.map((token) => call(routerContract, 'isPausedToken', [token]))),
    // Reverts, instead of saying zero, for a token of which more is owed than its quota.
    askSettled(tokens.map((token) => call(routerContract, 'getCurrentCap', [token]))),
  ])
  const net = (amount * (wholeFee - feeRate)) / wholeFee
  return bitcoins.flatMap(({ token, asset }, index): Way[] => {
    if (!taken[index]) return []
    const said = caps[index]
    const cap = said?.ok ? said.value : 0n
    const why =
      paused || stopped[index]
        ? sentence('leave.bedrock.paused')
        : listing && !listed
          ? sentence('leave.bedrock.listed')
          : amount > cap
            ? sentence('leave.bedrock.quota', { left: amountValue(cap, unibtc) })
            : null
    return [
      {
        kind: 'queue',
        paid: { token, asset },
        receives: tokenUnits(net),
        fee: wad((feeRate * WAD) / wholeFee),
        delay: [{ what: 'cooldown', seconds: delay }],
        most: tokenUnits(cap),
        closed: why,
      },
    ]
  })
}
