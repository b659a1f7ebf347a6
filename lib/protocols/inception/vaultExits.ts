import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { ask, at, call, ReadError } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { ExitPosition, Read } from '../types.ts'
import { inceptionVault } from './abi.ts'
import type { Vault } from './addresses.ts'

/** Requests of one account and vault whose amounts are added up; with more, what can be redeemed is unknown. */
const most = 100

/** What a redemption would pay at this block, in the smallest unit of what the vault holds, and what stands in its way. */
export type Redeemable = { amount: bigint; paused: boolean; funded: boolean }

/**
 * What `redeem` would pay an account. Two rounds. Throws ReadError when the vault does not answer, or lists more requests
 * than can be looked at. Mirrors InceptionVault_S.redeem, which pays every request that is ready at once.
 */
export function* readRedeemable({ vault, asset }: Vault, account: Address): Read<Redeemable> {
  const self = at(vault, inceptionVault)
  const [[able, available], paused, balance] = yield* ask([
    call(self, 'isAbleToRedeem', [account]),
    call(self, 'paused', []),
    call(at(asset.token, erc20), 'balanceOf', [vault]),
  ])
  // Vaults of the first generation pad the list of an account that has nothing ready.
  const ready = able ? available : []
  if (ready.length > most) throw new ReadError('0x')
  const requests = yield* ask(ready.map((index) => call(self, 'claimerWithdrawalsQueue', [index])))
  const amount = requests.reduce((sum, [, , part]) => sum + part, 0n)
  return { amount, paused, funded: balance >= amount }
}

/**
 * What an account waits for in one vault and what it can redeem there. The vault adds its requests up, so each of the two
 * is one row. One round for an account that waits for nothing, three otherwise.
 */
export function* readVaultExits(of: Vault, account: Address): Read<readonly ExitPosition[]> {
  const [pending] = yield* ask([call(at(of.vault, inceptionVault), 'getPendingWithdrawalOf', [account])])
  if (pending === 0n) return []
  const redeemable = yield* readRedeemable(of, account)
  const waiting = pending - redeemable.amount
  if (waiting < 0n) throw new ReadError('0x')
  return [
    ...(redeemable.amount === 0n ? [] : [toReady(of, redeemable)]),
    ...(waiting === 0n ? [] : [toWaiting(of, waiting)]),
  ]
}

export const batchOf = (vault: Address) => `inception:${vault}`

/** What both stages have in common: amounts were fixed when the tokens were burnt, and only they are kept. */
function common({ token, vault, asset }: Vault, amount: bigint) {
  return {
    protocol: 'inception',
    kind: 'exit',
    ticket: { contract: vault, number: null, transferable: false },
    given: { token: token.address, asset: assetOf(token), amount: null },
    paid: asset,
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    repricing: false,
    finish: { batch: batchOf(vault) },
  } as const
}

function toReady(of: Vault, { amount, paused, funded }: Redeemable): ExitPosition {
  const note: Sentence | null = paused
    ? sentence('exits.inception.paused')
    : funded
      ? null
      : sentence('exits.inception.unfunded')
  return {
    ...common(of, amount),
    id: `inception:exit:${of.vault}:ready`,
    state: paused ? 'frozen' : funded ? 'completable' : 'waiting',
    delay: funded ? [] : [{ what: 'liquidity', over: false, block: null, time: null }],
    ...(note === null ? {} : { note }),
  }
}

function toWaiting(of: Vault, amount: bigint): ExitPosition {
  return {
    ...common(of, amount),
    id: `inception:exit:${of.vault}:waiting`,
    state: 'waiting',
    // Requests are served in order as the operator brings tokens back; the vault says neither how many are before nor when.
    delay: [
      { what: 'queue', over: false, block: null, time: null },
      { what: 'operator', over: false, block: null, time: null },
    ],
  }
}
