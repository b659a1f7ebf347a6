import { findToken } from '../../../protocols/index.ts'
import type { Value } from '../../../protocols/sentence.ts'
import { pathsOf } from '../paths.ts'
import type { Detector } from '../types.ts'
import { address } from './operators.ts'

/** A token sells below its redemption value, beyond the user's threshold. */
export const discount: Detector = {
  kind: 'discount',
  detect: ({ before, after }) =>
    Object.entries(after.discounts).flatMap(([key, { chainId, token, discount: below }]) => {
      if (before.block === null || before.discounts[key] !== undefined) return []
      return [
        {
          key: `discount:${key}:${below}`,
          accounts: [],
          values: { token: tokenValue(chainId, token) },
          before: null,
          after: { type: 'percent' as const, wad: -below },
          path: pathsOf.token(chainId, token),
        },
      ]
    }),
}

/** Who restakes what stands behind a token changed. */
export const lrtOperators: Detector = {
  kind: 'lrtOperators',
  detect: ({ before, after }) =>
    Object.entries(after.backing).flatMap(([key, { chainId, token, operators }]) => {
      const old = before.backing[key]
      if (old === undefined) return []
      const joined = operators.filter((one) => !old.operators.includes(one))
      const left = old.operators.filter((one) => !operators.includes(one))
      if (joined.length + left.length === 0) return []
      const count = (of: readonly string[]): Value => ({ type: 'number', number: BigInt(of.length) })
      return [
        {
          key: `lrtOperators:${key}:+${joined.join()}-${left.join()}`,
          accounts: [],
          values: { token: tokenValue(chainId, token), joined: count(joined), left: count(left) },
          before: count(old.operators),
          after: count(operators),
          path: pathsOf.token(chainId, token),
        },
      ]
    }),
}

function tokenValue(chainId: number, token: `0x${string}`): Value {
  const known = findToken(token, chainId)
  return known === undefined ? address(token) : { type: 'name', text: known.symbol }
}
