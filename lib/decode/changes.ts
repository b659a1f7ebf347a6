import type { Change, ChangeValue } from '../messaging/mirror.ts'
import { operatorName } from '../protocols/eigenlayer/names.ts'
import { findToken } from '../protocols/index.ts'
import { isUnread } from '../protocols/partial.ts'
import { sameTokens } from '../protocols/rounding.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Asset, Position, WithdrawalEntry } from '../protocols/types.ts'
import { isUnlimited } from './allowance.ts'
import { type Names, nameOf, tokenWords } from './enrich.ts'
import type { IntentAnswers, IntentReads } from './reads.ts'

/** What was read on one side of a transaction. `unread`: protocols and position ids whose value is not known there. */
export type Side = {
  positions: readonly Position[]
  unread: readonly { protocol: string; ids: readonly string[] | null }[]
  answers: IntentAnswers
}

/**
 * Every position that a transaction changes, before and after. What could not be read on either side is left out: an
 * unknown is not a zero. Gas is not among it, as simulations leave fees out.
 */
export function listChanges(before: Side, after: Side, reads: IntentReads, names: Names): readonly Change[] {
  return [
    ...positionChanges(before, after),
    ...balanceChanges(before, after, reads, names),
    ...allowanceChanges(before, after, reads, names),
  ]
}

function positionChanges(before: Side, after: Side): readonly Change[] {
  const hidden = (position: Position) => isUnread(position, [...before.unread, ...after.unread])
  const rows = [before, after].map(
    ({ positions }) =>
      new Map(
        positions
          .filter((position) => !hidden(position))
          .flatMap(rowsOf)
          .map((row) => [row.id, row]),
      ),
  )
  const [old, next] = rows as [Map<string, Row>, Map<string, Row>]
  // In the order of what was there, then what is new.
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), next.get(id)]
    const label = (was ?? is)?.label
    if (label === undefined || sameValue(was?.value, is?.value) || onlyRounding(was, is)) return []
    return [{ id, label, before: was?.value ?? null, after: is?.value ?? null }]
  })
}

/** `restaked`: held through a strategy, whose share price each deposit or withdrawal of anybody moves by a unit. */
type Row = { id: string; label: Change['label']; value: ChangeValue; restaked?: boolean }

function onlyRounding(was: Row | undefined, is: Row | undefined): boolean {
  if (was?.value.type !== 'amount' || is?.value.type !== 'amount' || !was.restaked) return false
  return sameTokens(was.value.amount, is.value.amount, was.value.decimals)
}

function rowsOf(position: Position): readonly Row[] {
  switch (position.kind) {
    case 'token': {
      const { token, balance: amount } = position
      const { symbol, decimals } = token ?? { symbol: 'ETH', decimals: 18 }
      const value = { type: 'amount', amount, decimals, symbol, token: token?.address ?? null } as const
      return [{ id: position.id, label: named('balance', symbol, true), value }]
    }
    case 'restaked': {
      const { symbol, decimals } = words(position.asset)
      const value = { type: 'amount', amount: position.withdrawable, decimals, symbol, token: position.token } as const
      return [{ id: position.id, label: named('restaked', symbol, position.asset.known), value, restaked: true }]
    }
    case 'withdrawal':
      return position.entries.map((entry, index) => withdrawalRow(`${position.id}:${index}`, entry))
    case 'exit': {
      const { paid, given } = position
      const known = position.amountNow !== null
      const asset = known ? paid : given
      const amount = position.amountNow ?? given.amount ?? 0n
      const { symbol, decimals } = words(asset.asset)
      const value = { type: 'amount', amount, decimals, symbol, token: asset.token } as const
      return [{ id: position.id, label: named('withdrawal', symbol, asset.asset.known), value, restaked: true }]
    }
    case 'delegation': {
      const name = operatorName(position.operator)
      const value = { type: 'address', address: position.operator, ...(name === null ? {} : { name }) } as const
      return [{ id: position.id, label: sentence('intents.change.delegation'), value }]
    }
  }
}

function withdrawalRow(id: string, { asset, token, amountNow }: WithdrawalEntry): Row {
  const { symbol, decimals } = words(asset)
  const value = { type: 'amount', amount: amountNow, decimals, symbol, token } as const
  return { id, label: named('withdrawal', symbol, asset.known), value, restaked: true }
}

/** Unknown decimals show the raw integer, as if there were none. */
function words({ symbol, decimals }: Pick<Asset, 'symbol' | 'decimals'>): { symbol: string; decimals: number } {
  return { symbol: symbol ?? '', decimals: decimals ?? 0 }
}

function named(key: string, symbol: string, known = false): Change['label'] {
  return sentence(`intents.change.${key}`, { symbol: { type: known ? 'name' : 'text', text: symbol } })
}

function balanceChanges(before: Side, after: Side, reads: IntentReads, names: Names): readonly Change[] {
  return reads.unknownTokens.flatMap((token, index) => {
    const [was, is] = [before.answers.balances[index] ?? null, after.answers.balances[index] ?? null]
    if (was === null || is === null || was === is) return []
    const { symbol, decimals } = words(tokenWords(token, names))
    const side = (amount: bigint) => ({ type: 'amount', amount, decimals, symbol, token }) as const
    const label = sentence('intents.change.unknownBalance', { token: addressValue(token) })
    return [{ id: `token:${token.toLowerCase()}`, label, before: side(was), after: side(is) }]
  })
}

function allowanceChanges(before: Side, after: Side, reads: IntentReads, names: Names): readonly Change[] {
  return reads.allowances.flatMap(({ token, spender }, index) => {
    const [was, is] = [before.answers.allowances[index] ?? null, after.answers.allowances[index] ?? null]
    if (was === null || is === null || was === is) return []
    const { symbol, decimals } = words(tokenWords(token, names))
    const side = (amount: bigint): ChangeValue =>
      isUnlimited(amount) ? { type: 'unlimited', symbol, token } : { type: 'amount', amount, decimals, symbol, token }
    const name = nameOf(spender, names)
    const label = sentence('intents.change.allowance', {
      symbol: { type: findToken(token) === undefined ? 'text' : 'name', text: symbol },
      spender: name === null ? addressValue(spender) : addressValue(spender, name),
    })
    return [{ id: `allowance:${token}:${spender}`.toLowerCase(), label, before: side(was), after: side(is) }]
  })
}

function sameValue(a: ChangeValue | undefined, b: ChangeValue | undefined): boolean {
  if (a?.type === 'amount' && b?.type === 'amount') return a.amount === b.amount
  if (a?.type === 'address' && b?.type === 'address') return a.address === b.address
  return a === b
}
