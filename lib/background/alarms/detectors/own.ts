import { pathsOf } from '../paths.ts'
import type { Detector } from '../types.ts'
import { inSentence } from './operators.ts'

/** Something on its way out can be taken. */
export const completable: Detector = {
  kind: 'completable',
  detect: ({ before, after }) =>
    Object.entries(after.exits).flatMap(([key, exit]) => {
      const { account, chainId, id } = exit
      if (!exit.completable || before.exits[key]?.completable || !before.seen.includes(`${chainId}:${account}`))
        return []
      return [
        {
          key: `completable:${key}`,
          accounts: [account],
          values: { what: exit.pays ?? inSentence('alerts.severalTokens') },
          before: inSentence('alerts.waiting'),
          after: inSentence('alerts.canBeTaken'),
          path: pathsOf.exit(chainId, account, id),
        },
      ]
    }),
}

/** A checkpoint was begun, and nobody finished it. */
export const checkpoint: Detector = {
  kind: 'checkpoint',
  detect: ({ before, after }) =>
    Object.entries(after.checkpoints).flatMap(([key, { account, begun, stalled }]) => {
      const old = before.checkpoints[key]
      if (!stalled || !before.seen.includes(`1:${account}`) || (old?.begun === begun && old.stalled)) return []
      return [
        {
          key: `checkpoint:${account}:${begun}`,
          accounts: [account],
          values: { begun: { type: 'time' as const, seconds: begun } },
          before: null,
          after: null,
          path: pathsOf.pod(account),
        },
      ]
    }),
}

/** What an account can claim grew beyond the threshold. */
export const rewards: Detector = {
  kind: 'rewards',
  detect: ({ before, after }) =>
    Object.entries(after.rewards).flatMap(([key, { account, wei, beyond }]) => {
      const old = before.rewards[key]
      if (!beyond || old === undefined || old.beyond) return []
      const worth = (amount: bigint) => ({ type: 'amount' as const, amount, decimals: 18, symbol: 'ETH', token: null })
      return [
        {
          key: `rewards:${account}:${wei}`,
          accounts: [account],
          values: { worth: worth(wei) },
          before: worth(old.wei),
          after: worth(wei),
          path: pathsOf.rewards(),
        },
      ]
    }),
}
