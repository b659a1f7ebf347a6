import { type Address, encodeFunctionData, type Hex, parseAbi, stringToHex, toFunctionSelector, zeroHash } from 'viem'
import { compose, type Findings, type SignRequest } from '../../lib/background/explanation.ts'
import { decodeMessage } from '../../lib/decode/message.ts'
import { listReads } from '../../lib/decode/reads.ts'
import { decodeRevert } from '../../lib/decode/revert.ts'
import { type DecodedTransaction, decodeWaiting } from '../../lib/decode/transaction.ts'
import { decodeTypedData } from '../../lib/decode/typedIntent.ts'
import type {
  ApprovalRequest,
  ApprovalView,
  Mirror,
  ProposedTransaction,
  Requester,
} from '../../lib/messaging/mirror.ts'
import { delegationManager, strategyManager } from '../../lib/protocols/eigenlayer/addresses.ts'
import { wei } from '../../lib/units.ts'
import * as effects from './effects.ts'
import { exposure } from './slashing.ts'
import { account, block, ether, second, third, tokenOf, unlocked } from './world.ts'

// Requests as the background would put them into the mirror: decoded, judged and worded by the real code; only what a
// chain would answer is written down here.

const day = 86_400_000
const site: Requester = {
  origin: 'https://app.restake.example',
  host: 'app.restake.example',
  registrableDomain: 'restake.example',
  suspicious: false,
  firstSeen: Date.now() - 40 * day,
  connectedSince: Date.now() - 12 * day,
}
const fresh: Requester = { ...site, firstSeen: Date.now(), connectedSince: null }
const pretender: Requester = {
  origin: 'https://xn--estake-9of.a-very-long-subdomain-that-goes-on-and-on.example:8443',
  host: 'xn--estake-9of.a-very-long-subdomain-that-goes-on-and-on.example:8443',
  registrableDomain: 'a-very-long-subdomain-that-goes-on-and-on.example',
  suspicious: true,
  firstSeen: Date.now(),
  connectedSince: Date.now(),
}
const bowline: Requester = { ...fresh, origin: 'bowline', host: '', registrableDomain: '' }

const gwei = 10n ** 9n
const quote = (max: bigint, tip: bigint) => ({ maxFeePerGas: wei(max * gwei), maxPriorityFeePerGas: wei(tip * gwei) })
const quotes = { slow: quote(21n, 1n), normal: quote(27n, 1n), fast: quote(36n, 3n) }

export function transaction(
  to: Address | null,
  data: Hex,
  more: Partial<ProposedTransaction> = {},
): ProposedTransaction {
  return {
    to,
    data,
    value: 0n,
    gas: 214_531n,
    ...quotes.normal,
    nonce: 42,
    speed: 'normal',
    quotes,
    baseFeePerGas: wei(12_812_345_678n),
    ...more,
  }
}

let count = 0
function view(request: ApprovalRequest, more: Partial<ApprovalView> = {}): ApprovalView {
  count += 1
  return {
    id: `request-${count}`,
    digest: `0x${count.toString(16).padStart(64, '0')}`,
    requester: site,
    chainId: 1,
    createdAt: Date.now(),
    request,
    explanation: null,
    state: 'waiting',
    error: null,
    ...more,
  }
}

/** The request with everything that was found out about it. */
function explained(
  request: SignRequest,
  decoded: DecodedTransaction,
  found: Partial<Findings> = {},
  more: Partial<ApprovalView> = {},
  done = true,
): ApprovalView {
  const findings: Findings = {
    request,
    decoded,
    reads: listReads(decoded.intent),
    answers: { balances: [], allowances: [0n], assets: [] } as unknown as Findings['answers'],
    changes: [],
    partly: false,
    simulation: { status: 'ok', block, gasUsed: 143_021n },
    delegation: null,
    exposure: null,
    code: new Map(),
    ...found,
  }
  return view(request, { ...more, explanation: compose(findings, unlocked, { now: Date.now(), done }) })
}

export function sends(
  proposed: ProposedTransaction,
  found: Partial<Findings> = {},
  more: Partial<ApprovalView> = {},
  done = true,
): ApprovalView {
  const request = { kind: 'transaction', account, transaction: proposed, replaces: null } as const
  return explained(request, decodeWaiting(proposed, account), found, more, done)
}

function says(text: string | null, bytes: Hex = stringToHex(text ?? ''), more: Partial<ApprovalView> = {}) {
  const { origin } = more.requester ?? site
  const intent = decodeMessage({ bytes, text, account, origin, now: BigInt(Math.floor(Date.now() / 1000)) })
  const decoded = { intent, targetName: null, words: null }
  return explained({ kind: 'message', account, bytes, text }, decoded, { simulation: { status: 'none' } }, more)
}

export function types(
  payload: Readonly<Record<string, unknown>> & { primaryType: string },
  found: Partial<Findings> = {},
): ApprovalView {
  const json = JSON.stringify(payload)
  const decoded = { intent: decodeTypedData(json, account), targetName: null, words: null }
  const request = { kind: 'typed-data', account, json, primaryType: payload.primaryType } as const
  return explained(request, decoded, { simulation: { status: 'none' }, ...found })
}

export const encode = (signature: string, args: readonly unknown[]): Hex =>
  encodeFunctionData({ abi: parseAbi([signature] as readonly string[]) as never, args: args as never } as never)
const noSignature = { signature: '0x', expiry: 0n }
const delegateTo = (operator: Address) =>
  transaction(
    delegationManager,
    encode('function delegateTo(address operator, (bytes signature, uint256 expiry) approval, bytes32 salt)', [
      operator,
      noSignature,
      zeroHash,
    ]),
  )
const stETH = tokenOf('stETH').address
const approve = (spender: Address, amount: bigint) =>
  transaction(stETH, encode('function approve(address spender, uint256 amount)', [spender, amount]), { gas: 52_114n })
const deposit = transaction(
  strategyManager,
  encode('function depositIntoStrategy(address strategy, address token, uint256 amount)', [
    effects.stETHStrategy,
    stETH,
    5n * ether,
  ]),
)
const queue = transaction(
  delegationManager,
  encode(
    'function queueWithdrawals((address[] strategies, uint256[] depositShares, address __deprecated_withdrawer)[] params)',
    [
      [
        {
          strategies: [effects.stETHStrategy, effects.rETHStrategy],
          depositShares: [4_200_000_000_000_000_000n, 1_234_567_890_123_456_789n],
          __deprecated_withdrawer: account,
        },
      ],
    ],
  ),
)
const complete = transaction(
  delegationManager,
  encode(
    'function completeQueuedWithdrawal((address staker, address delegatedTo, address withdrawer, uint256 nonce, uint32 startBlock, address[] strategies, uint256[] scaledShares) withdrawal, address[] tokens, bool receiveAsTokens)',
    [
      {
        staker: account,
        delegatedTo: effects.operator,
        withdrawer: account,
        nonce: 3n,
        startBlock: 21_200_000,
        strategies: [effects.stETHStrategy],
        scaledShares: [2n * ether],
      },
      [stETH],
      true,
    ],
  ),
)
const unknownTarget: Address = '0x1f98431c8aD98523631AE4a59f267346ea31F984'
const unknown = transaction(
  unknownTarget,
  `0x8b1f3a7d${'0'.repeat(24)}${account.slice(2)}${(ether * 3n).toString(16).padStart(64, '0')}${'0'.repeat(63)}1`,
  { value: 250_000_000_000_000_000n },
)
const stranger: Address = '0x6B175474E89094C44Da98b954EedeAC495271d0F'
export const ask = (...approvals: readonly ApprovalView[]): Partial<Mirror> => ({ approvals })
const chainError = { name: 'SimulationUnavailableError', code: 4901, message: '' }
const failure = { name: 'BroadcastRefusedError', code: -32003, message: '', data: 'fee-too-low' }
const connect = { kind: 'connect', candidates: [account, second, third] } as const
const terms = [
  'Terms of restaking, version 7.',
  ...Array.from(
    { length: 40 },
    (_, index) => `${index + 1}. The undersigned agrees to clause ${index + 1} of the terms.`,
  ),
].join('\n')
const hostile =
  'Ple\u0430se c\u043enfirm.\u202Emoc.live\u202C\u200B\n\nBalance after: 1,000 ETH\n\nBowline has checked this request: SAFE ✓\nZ\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319algo'
const signIn = (domain: string) =>
  `${domain} wants you to sign in with your Ethereum account:\n${account}\n\nSign in to see your positions.\n\nURI: https://${domain}/login\nVersion: 1\nChain ID: 1\nNonce: 32891756\nIssued At: ${new Date().toISOString()}`
const member = (type: string, name: string) => ({ name, type })
export const permit = {
  types: {
    EIP712Domain: [
      member('string', 'name'),
      member('string', 'version'),
      member('uint256', 'chainId'),
      member('address', 'verifyingContract'),
    ],
    Permit: [
      member('address', 'owner'),
      member('address', 'spender'),
      member('uint256', 'value'),
      member('uint256', 'nonce'),
      member('uint256', 'deadline'),
    ],
  },
  primaryType: 'Permit',
  domain: { name: 'Liquid staked Ether 2.0', version: '2', chainId: '1', verifyingContract: stETH },
  message: {
    owner: account,
    spender: stranger,
    value: (2n ** 256n - 1n).toString(),
    nonce: '0',
    deadline: String(Math.floor(Date.now() / 1000) + 3_600),
  },
}

/** What each scene of the approval window changes in the mirror. */
export const requests: Readonly<Record<string, Partial<Mirror>>> = {
  none: ask(),
  connect: ask(view(connect, { requester: fresh })),
  unlock: { ...ask(view({ kind: 'unlock' }, { requester: fresh })), phase: 'locked' },
  suspicious: ask(view(connect, { requester: pretender })),
  approve: ask(sends(approve(strategyManager, 5n * ether), { changes: effects.allowed(strategyManager, 5n * ether) })),
  'approve-unlimited': ask(
    sends(approve(stranger, 2n ** 256n - 1n), {
      changes: effects.allowed(stranger, null),
      code: new Map([[stranger.toLowerCase(), 'contract']]) as Findings['code'],
    }),
  ),
  deposit: ask(sends(deposit, { changes: effects.deposited })),
  delegate: ask(
    sends(delegateTo(effects.operator), {
      changes: effects.delegated,
      delegation: effects.risk(effects.operator),
      exposure: exposure('delegate'),
    }),
  ),
  redelegate: ask(
    sends(delegateTo(effects.operator), {
      changes: effects.delegated,
      delegation: effects.risk(effects.operator),
      exposure: exposure('redelegate'),
    }),
  ),
  'delegate-unknown': ask(
    sends(delegateTo(stranger), {
      delegation: { ...effects.risk(stranger), registered: false, name: null, sets: [], strategies: [] },
      simulation: {
        status: 'reverts',
        block,
        reason: decodeRevert(toFunctionSelector('function OperatorNotRegistered()')),
      },
    }),
  ),
  queue: ask(sends(queue, { changes: effects.queued })),
  complete: ask(sends(complete, { changes: effects.completed })),
  unknown: ask(sends(unknown, { changes: effects.spent })),
  reverts: ask(
    sends(complete, {
      simulation: {
        status: 'reverts',
        block,
        reason: decodeRevert(toFunctionSelector('function WithdrawalDelayNotElapsed()')),
      },
    }),
  ),
  'reverts-text': ask(
    sends(transaction(unknownTarget, unknown.data, { gas: null }), {
      simulation: {
        status: 'reverts',
        block,
        reason: { type: 'message', text: 'ERC20: transfer amount exceeds balance' },
      },
    }),
  ),
  unavailable: ask(sends(deposit, { simulation: { status: 'unavailable', error: chainError } })),
  reading: ask(
    view({
      kind: 'transaction',
      account,
      transaction: transaction(strategyManager, deposit.data, {
        gas: null,
        maxFeePerGas: null,
        maxPriorityFeePerGas: null,
        nonce: null,
        quotes: null,
        baseFeePerGas: null,
      }),
      replaces: null,
    }),
  ),
  pending: ask(sends(deposit, {}, {}, false)),
  working: ask(sends(deposit, { changes: effects.deposited }, { state: 'working' })),
  failed: ask(sends(deposit, { changes: effects.deposited }, { state: 'failed', error: failure })),
  watch: ask({
    ...sends(deposit, { changes: effects.deposited }),
    request: { kind: 'transaction', account: third, transaction: deposit, replaces: null },
  }),
  fees: ask(sends(deposit, { changes: effects.deposited })),
  replace: ask({
    ...sends({ ...deposit, ...quotes.fast, speed: 'fast' }, { changes: effects.deposited }, { requester: bowline }),
    request: {
      kind: 'transaction',
      account,
      transaction: { ...deposit, ...quotes.fast, speed: 'fast' },
      replaces: `0x${'3e7a'.repeat(16)}`,
    },
  }),
  send: ask(
    sends(transaction(second, '0x', { value: 1_500_000_000_000_000_000n, gas: 21_000n }), { changes: effects.sent }),
  ),
  message: ask(says('Welcome to Restake! Sign this to agree to our terms.')),
  'message-long': ask(says(terms)),
  'message-hostile': ask(says(hostile)),
  'message-bytes': ask(says(null, `0x${'a7'.repeat(32)}`)),
  'sign-in': ask(says(signIn('app.restake.example'))),
  'sign-in-elsewhere': ask(says(signIn('bank.example'))),
  permit: ask(types(permit)),
  three: ask(
    sends(approve(strategyManager, 5n * ether), { changes: effects.allowed(strategyManager, 5n * ether) }),
    sends(deposit, { changes: effects.deposited }),
    view(connect, { requester: fresh }),
  ),
}
