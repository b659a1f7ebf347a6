import { isAddress, isHex } from 'viem'

/** Checks of plain data by its shape: of what was stored, and of what contracts made us compute. */
export type Check = (value: unknown) => boolean

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
export const isText: Check = (value) => typeof value === 'string'
export const isFlag: Check = (value) => typeof value === 'boolean'
export const isAmount: Check = (value) => typeof value === 'bigint' && value >= 0n
export const isPlace: Check = (value) => typeof value === 'string' && isAddress(value, { strict: false })
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
export const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
export const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(members).every(([name, check]) => check(value[name]))

export const isBlock = shape({ number: isAmount, timestamp: isAmount })
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
export const oneOf =
  (...texts: readonly string[]): Check =>
  (value) =>
    texts.includes(value as string)
const isToken = shape({
  chainId: isCount,
  address: isPlace,
  symbol: isText,
  name: isText,
  decimals: isCount,
  rebasing: isFlag,
  kind: oneOf('lst', 'lrt', 'bitcoin', 'plain'),
  rateOf: optional(isPlace),
  sunset: optional(isText),
})
const isAsset = shape({ symbol: nullable(isText), decimals: nullable(isCount), known: isFlag })
const isWithdrawal = shape({
  staker: isPlace,
  delegatedTo: isPlace,
  withdrawer: isPlace,
  nonce: isAmount,
  startBlock: isAmount,
  strategies: listOf(isPlace),
  scaledShares: listOf(isAmount),
})
const isEntry = shape({
  strategy: isPlace,
  token: nullable(isPlace),
  asset: isAsset,
  scaledShares: isAmount,
  sharesNow: isAmount,
  amountNow: isAmount,
  amountQueued: isAmount,
})

const isDelay = shape({
  what: oneOf('cooldown', 'epoch', 'report', 'queue', 'liquidity', 'operator'),
  over: isFlag,
  block: nullable(isAmount),
  time: nullable(isAmount),
  since: optional(shape({ block: optional(isAmount), time: optional(isAmount) })),
})
const isVault = shape({
  state: oneOf('deposits', 'locked', 'withdrawals'),
  unlockAt: nullable(isAmount),
  arbitrator: nullable(isPlace),
  set: nullable(shape({ avs: isPlace, id: isCount })),
})
const isSentence = shape({ key: isText, values: optional(isRecord) })

/** What each kind of position holds beside `id` and `protocol`. */
const positions: Readonly<Record<string, Check>> = {
  token: shape({ token: nullable(isToken), balance: isAmount }),
  restaked: shape({
    strategy: isPlace,
    token: nullable(isPlace),
    asset: isAsset,
    depositShares: isAmount,
    withdrawableShares: isAmount,
    depositScalingFactor: isAmount,
    withdrawable: isAmount,
    deposited: isAmount,
    lost: isAmount,
    vault: optional(isVault),
  }),
  delegation: shape({ operator: isPlace }),
  withdrawal: shape({
    root: (value) => isHex(value) && value.length === 66,
    withdrawal: isWithdrawal,
    entries: listOf(isEntry),
    completableBlock: isAmount,
    slashableUntil: isAmount,
    completable: isFlag,
    slashable: isFlag,
    obstacle: optional(oneOf('paused', 'unfunded')),
    old: optional((value) => value === true),
  }),
  exit: shape({
    ticket: shape({ contract: isPlace, number: nullable(isAmount), transferable: isFlag }),
    given: shape({ token: isPlace, asset: isAsset, amount: nullable(isAmount) }),
    paid: shape({ token: nullable(isPlace), asset: isAsset }),
    amountNow: nullable(isAmount),
    amountAsked: nullable(isAmount),
    state: oneOf('waiting', 'completable', 'frozen'),
    delay: listOf(isDelay),
    repricing: isFlag,
    finish: nullable(shape({ batch: isText })),
    note: optional(isSentence),
  }),
}
export const isPosition: Check = (value) => {
  if (!isRecord(value) || typeof value.kind !== 'string' || !Object.hasOwn(positions, value.kind)) return false
  return isText(value.id) && isText(value.protocol) && (positions[value.kind] as Check)(value)
}
