import { type Address, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../decode/sayFakes.ts'
import type { DelegationRisk, ProposedTransaction } from '../messaging/mirror.ts'
import { sentence } from '../protocols/sentence.ts'
import type { IntentFacts } from '../protocols/types.ts'
import { wad, wei } from '../units.ts'
import { allowanceKey, type SafetyContext, warn } from './index.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const second = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const strategyManager = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const stethStrategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const reth = '0xae78736Cd615f374D3085123A210448E74Fc6393'
const known = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const gwei = 10n ** 9n

const transaction: ProposedTransaction = {
  to: other,
  data: '0x12345678',
  value: 0n,
  gas: 100_000n,
  maxFeePerGas: wei(2n * gwei),
  maxPriorityFeePerGas: wei(gwei),
  nonce: 1,
  speed: 'normal',
  quotes: null,
  baseFeePerGas: null,
}
const risk: DelegationRisk = {
  operator: known,
  name: 'P2P.org',
  registered: true,
  block: { number: 1n, timestamp: 1n },
  allocationDelay: 200_000n,
  minWithdrawalDelayBlocks: 100_800n,
  needsApproval: false,
  sets: [],
  strategies: [],
}

function context(facts: IntentFacts, change: Partial<SafetyContext> = {}): SafetyContext {
  return {
    request: { kind: 'transaction', account, transaction, replaces: null },
    account,
    ownAccounts: [account, second],
    intent: { protocol: 'erc20', action: 'any', title: sentence('intent.unknown'), details: [], facts },
    simulation: { status: 'ok', block: { number: 1n, timestamp: 1n }, gasUsed: 1n },
    changes: [],
    delegation: null,
    code: new Map(),
    allowances: new Map(),
    claimed: [],
    partly: false,
    dealtWith: [],
    now: 1_800_000_000n,
    ...change,
  }
}
/** Every warning as `level: text`; each must be sayable in both languages. */
const warnings = (facts: IntentFacts, change?: Partial<SafetyContext>) =>
  warn(context(facts, change)).map(({ level, sentence: said }) => `${level}: ${say(said)}`)
const allowance = (spender: Address, unlimited = false) => ({
  allowances: [{ token: steth, spender, amount: unlimited ? 2n ** 256n - 1n : 5n, unlimited }] as const,
})
const request = (change: Partial<ProposedTransaction>): Partial<SafetyContext> => ({
  request: { kind: 'transaction', account, transaction: { ...transaction, ...change }, replaces: null },
})

test('a request without anything odd has no warnings', () => {
  expect(warnings({ recipients: [{ role: 'staker', address: account }], payees: [second] })).toEqual([])
})

test('what is blocked comes before danger, danger before caution', () => {
  const facts = { notes: [sentence('warnings.completesAsShares')], blocked: [sentence('warnings.rawValidatorRequest')] }
  const levels = warn(context({ ...facts, dirtyPadding: true })).map(({ level }) => level)
  expect(levels).toEqual(['blocked', 'danger', 'caution'])
})

describe('allowances', () => {
  test('without limit: danger for a stranger, caution for a contract of the registry', () => {
    expect(warnings(allowance(other, true))[0]).toMatch(/^danger: No limit/)
    expect(warnings(allowance(strategyManager, true))[0]).toMatch(/^caution: No limit/)
  })

  test('a spender for the first time, until it was allowed something or dealt with', () => {
    expect(warnings(allowance(other))).toEqual([expect.stringMatching(/^caution: This account has never let/)])
    expect(warnings(allowance(strategyManager))).toEqual([expect.stringMatching(/^info: This account has never let/)])
    expect(warnings(allowance(other), { allowances: new Map([[allowanceKey(steth, other), 1n]]) })).toEqual([])
    expect(warnings(allowance(other), { dealtWith: [other] })).toEqual([])
  })

  test('H112: a spender that is no contract', () => {
    const at = (kind: 'none' | 'delegated' | 'contract' | 'unread') =>
      warnings(allowance(other), {
        ...request({ to: steth }),
        dealtWith: [other],
        code: new Map([[other.toLowerCase(), kind]]),
      })
    expect(at('none')).toEqual([expect.stringMatching(/^danger: .* is no contract/)])
    expect(at('delegated')).toEqual([expect.stringMatching(/^danger: .* is no contract/)])
    expect(at('unread')).toEqual([expect.stringMatching(/^caution: Not checked/)])
    expect(at('contract')).toEqual([])
  })
})

describe('who receives', () => {
  test('H125, H129, H133: somebody else is a danger, another own account a caution', () => {
    for (const role of ['recipient', 'withdrawer', 'staker'] as const) {
      expect(warnings({ recipients: [{ role, address: other }] })).toEqual([expect.stringMatching(/^danger: /)])
      expect(warnings({ recipients: [{ role, address: second }] })).toEqual([expect.stringMatching(/^caution: /)])
      expect(warnings({ recipients: [{ role, address: account }] })).toEqual([])
    }
  })

  test('H107: the zero address and token contracts lose what they are sent', () => {
    expect(warnings({ payees: [zeroAddress] })).toEqual([expect.stringMatching(/^danger: Nobody has the key/)])
    expect(warnings({ payees: [steth] })).toEqual([expect.stringMatching(/^danger: .* token contract/)])
  })

  test('H117: an address that imitates a known one, with the digits that differ', () => {
    const imitation = `0x9${'0F79'}${'1'.repeat(31)}b906` as Address
    const [first] = warnings({ payees: [imitation] })
    expect(first).toMatch(/^danger: .* looks like/)
    expect(first).toContain('0x·')
    const spenderLike = `${strategyManager.slice(0, 6)}${'1'.repeat(32)}${strategyManager.slice(-4)}` as Address
    expect(warnings({ payees: [spenderLike] })[0]).toMatch(/^danger: .* looks like/)
    expect(warnings({ payees: [other] })).toEqual([expect.stringMatching(/^caution: This account has not paid/)])
    expect(warnings({ payees: [other] }, { dealtWith: [other] })).toEqual([])
  })

  test('H118: nothing is left of what was sent', () => {
    const side = (amount: bigint) => ({ type: 'amount', amount, decimals: 18, symbol: 'ETH', token: null }) as const
    const changes = [{ id: 'x', label: sentence('intent.unknown'), before: side(5n), after: side(0n) }]
    expect(warnings({ payees: [second] }, { changes })).toEqual([
      expect.stringMatching(/^caution: Nothing of what you send/),
    ])
  })
})

describe('delegating', () => {
  test('H120: an operator nobody knows, one that is none, one that could not be looked at', () => {
    expect(warnings({ operator: other })).toEqual([
      expect.stringMatching(/^danger: .* not an operator that Bowline knows/),
    ])
    expect(warnings({ operator: known })).toEqual([])
    expect(warnings({ operator: known }, { delegation: { ...risk, registered: false } })[0]).toMatch(
      /^danger: .* not registered/,
    )
    expect(warnings({ operator: known }, { delegation: 'unread' })).toEqual([
      expect.stringMatching(/^caution: Not checked/),
    ])
  })

  test('an operator that can allocate faster than the account can leave', () => {
    const delay = (allocationDelay: bigint | null) =>
      warnings({ operator: known }, { delegation: { ...risk, allocationDelay } })
    expect(delay(0n)).toEqual([expect.stringMatching(/^caution: .* at once/)])
    expect(delay(100_799n)).toEqual([expect.stringMatching(/^caution: .* after 100799 blocks/)])
    expect(delay(100_800n)).toEqual([])
    expect(delay(null)).toEqual([])
  })

  test('a set that gains by slashing', () => {
    const strategies = [{ strategy: stethStrategy, symbol: 'stETH', slashable: wad(1n), pending: null }] as const
    const set = {
      avs: other,
      avsName: null,
      id: 1,
      redistributing: true,
      recipient: other,
      slasher: other,
      slashableNow: true,
    } as const
    const told = (sets: DelegationRisk['sets']) => warnings({ operator: known }, { delegation: { ...risk, sets } })
    expect(told([{ ...set, strategies }])).toEqual([expect.stringMatching(/^caution: 1 of its operator sets/)])
    expect(told([{ ...set, strategies: [] }])).toEqual([])
    expect(told([{ ...set, redistributing: false, strategies }])).toEqual([])
  })
})

describe('where it goes and how it is written', () => {
  test('H129: a strategy nobody knows, a token it does not hold', () => {
    expect(warnings({ strategies: [other] })).toEqual([expect.stringMatching(/^danger: .* not a strategy/)])
    expect(warnings({ strategyTokens: [{ strategy: stethStrategy, token: reth }] })).toEqual([
      expect.stringMatching(/^danger: .* not the token/),
    ])
    const native = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0'
    expect(warnings({ strategies: [native], strategyTokens: [{ strategy: native, token: zeroAddress }] })).toEqual([])
    const eigen = '0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7'
    for (const token of [
      '0x83E9115d334D248Ce39a6f36144aEaB5b3456e75',
      '0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83',
    ] as const) {
      expect(warnings({ strategyTokens: [{ strategy: eigen, token }] })).toEqual([])
    }
  })

  test('H132, H110, H111, H113: look-alikes, appended bytes, dirty bytes, what cannot be looked into', () => {
    expect(warnings({ lookalike: 'EigenLayer' })).toEqual([expect.stringMatching(/^danger: This is not EigenLayer/)])
    expect(warnings({ trailingBytes: '0xdead' })).toEqual([expect.stringMatching(/^caution: .*0xdead/)])
    expect(warnings({ dirtyPadding: true })).toEqual([expect.stringMatching(/^danger: /)])
    expect(warnings({ unverified: true })).toEqual([expect.stringMatching(/^danger: /)])
  })

  test('data sent to where no contract is', () => {
    const code = new Map([[other.toLowerCase(), 'none' as const]])
    expect(warnings({}, { code })).toEqual([expect.stringMatching(/^danger: There is no contract/)])
    expect(warnings({}, { code, ...request({ data: '0x' as Hex }) })).toEqual([])
  })

  test('H119: an account that runs the code of a contract', () => {
    const code = new Map([[account.toLowerCase(), 'delegated' as const]])
    expect(warnings({}, { code })).toEqual([expect.stringMatching(/^danger: This account runs/)])
  })

  test('H116: tokens that only claim a name', () => {
    expect(warnings({}, { claimed: [{ token: other, symbol: 'stETH' }] })[0]).toContain('calls itself “stETH”')
    expect(warnings({}, { claimed: [{ token: other, symbol: null }] })[0]).toContain('no usable name')
  })
})

describe('how it was checked and what it costs', () => {
  test('H063: a simulation that failed, or was not made, is never a silence', () => {
    const block = { number: 1n, timestamp: 1n }
    const reverts = { status: 'reverts', block, reason: { type: 'unknown', data: '0x' } } as const
    expect(warnings({}, { simulation: reverts })).toEqual([
      expect.stringMatching(/^danger: This transaction would fail/),
    ])
    const error = { name: 'X', code: 4901, message: '', data: 'unsupported' }
    expect(warnings({}, { simulation: { status: 'unavailable', error } })).toEqual([
      expect.stringMatching(/^caution: Not checked/),
    ])
    const broke = { ...error, data: 'insufficient-funds' }
    expect(warnings({}, { simulation: { status: 'unavailable', error: broke } })).toEqual([
      expect.stringMatching(/^danger: .*enough ether/),
    ])
    expect(warnings({}, { partly: true })).toEqual([expect.stringMatching(/^caution: Partly checked/)])
    expect(warnings({}, { simulation: { status: 'pending' } })).toEqual([])
  })

  test('H103, H141: fees far above the usual, or high in themselves', () => {
    const quote = { maxFeePerGas: wei(2n * gwei), maxPriorityFeePerGas: wei(gwei) }
    const quotes = { slow: quote, normal: quote, fast: quote }
    expect(warnings({}, request({ quotes }))).toEqual([])
    expect(warnings({}, request({ quotes, maxPriorityFeePerGas: wei(10n * gwei + 1n) }))[0]).toMatch(
      /^danger: The fee is more than ten/,
    )
    expect(warnings({}, request({ quotes, maxFeePerGas: wei(20n * gwei + 1n) }))[0]).toMatch(
      /^danger: The fee is more than ten/,
    )
    expect(warnings({}, request({ maxFeePerGas: wei(2_501n * gwei) }))[0]).toMatch(/^danger: The fee may come to/)
    expect(warnings({}, request({ gas: null }))).toEqual([])
  })

  test('a signature without a chain, or good for years', () => {
    const domain = { name: 'x', chainId: null, verifyingContract: null }
    expect(warnings({ domain })).toEqual([expect.stringMatching(/^danger: .* every chain/)])
    expect(warnings({ deadline: 1_800_000_000n + 366n * 86_400n })).toEqual([
      expect.stringMatching(/^caution: .* more than a year/),
    ])
    expect(warnings({ deadline: 1_800_000_000n + 86_400n })).toEqual([])
  })

  test('a call nobody knows', () => {
    const intent = { protocol: 'unknown', action: 'unknown', title: sentence('intent.unknown'), details: [], facts: {} }
    expect(warnings({}, { intent })).toEqual([expect.stringMatching(/^caution: Bowline cannot say/)])
  })
})
