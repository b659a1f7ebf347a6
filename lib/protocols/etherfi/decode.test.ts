import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import {
  depositAdapter,
  ebtc,
  eeth,
  ethPlaceholder,
  liquidityPool,
  liquifier,
  priorityQueue,
  redemptionManager,
  steth,
  weeth,
  weeths,
  withdrawAdapter,
  withdrawRequestNft,
} from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const zero = '0x0000000000000000000000000000000000000000'
const permit = { value: 7n, deadline: 9n, v: 27, r: zeroHash, s: zeroHash }
const structs = [
  'struct Permit { uint256 value; uint256 deadline; uint8 v; bytes32 r; bytes32 s; }',
  'struct Priority { address user; uint96 amountOfEEth; uint96 shareOfEEth; uint96 amountWithFee; uint32 nonce; uint32 creationTime; }',
  'struct Queued { uint96 nonce; address user; address assetOut; uint128 amountOfShares; uint128 amountOfAssets; uint40 creationTime; uint24 secondsToMaturity; uint24 secondsToDeadline; }',
] as const
const encode = (signature: string, ...args: readonly unknown[]): Hex =>
  encodeFunctionData({ abi: parseAbi([...structs, `function ${signature}`] as never), args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const lines = (intent: ReturnType<typeof send>) =>
  (intent?.details ?? []).map(({ label, value }) => `${say(label)}: ${show(value)}`)

const priority = {
  user: other,
  amountOfEEth: 7n,
  shareOfEEth: 5n,
  amountWithFee: 6n,
  nonce: 1,
  creationTime: 2,
} as const
const queued = {
  nonce: 1n,
  user: other,
  assetOut: steth,
  amountOfShares: 7n,
  amountOfAssets: 6n,
  creationTime: 1,
  secondsToMaturity: 2,
  secondsToDeadline: 3,
} as const
const [queue] = ebtc.queues as [Address]
const { delayedWithdraw, teller } = weeths

/** Every call, what its title says, and to whom it gives what it moves (null: to nobody that it names). */
const calls: readonly (readonly [string, Address, Hex, RegExp, Address | null])[] = [
  ['deposit()', liquidityPool, '0xd0e30db0', /^Stake 5\/18 ETH with ether\.fi and receive eETH$/, null],
  ['deposit', liquidityPool, encode('deposit(address referral) payable', other), /receive eETH/, null],
  [
    'requestWithdraw',
    liquidityPool,
    encode('requestWithdraw(address recipient, uint256 amount)', other, 7n),
    /7\/18 eETH/,
    other,
  ],
  [
    'requestWithdrawWithPermit',
    liquidityPool,
    encode('requestWithdrawWithPermit(address recipient, uint256 amount, Permit permit)', other, 7n, permit),
    /7\/18 eETH/,
    other,
  ],
  [
    'requestWithdraw of weETH',
    withdrawAdapter,
    encode('requestWithdraw(uint256 amount, address recipient)', 7n, other),
    /7\/18 weETH/,
    other,
  ],
  [
    'requestWithdrawWithPermit of weETH',
    withdrawAdapter,
    encode('requestWithdrawWithPermit(uint256 amount, address recipient, Permit permit)', 7n, other, permit),
    /7\/18 weETH/,
    other,
  ],
  ['wrap', weeth.address, encode('wrap(uint256 amount)', 7n), /^Wrap 7\/18 eETH as weETH$/, null],
  [
    'wrapWithPermit',
    weeth.address,
    encode('wrapWithPermit(uint256 amount, Permit permit)', 7n, permit),
    /^Wrap 7\/18/,
    null,
  ],
  ['unwrap', weeth.address, encode('unwrap(uint256 amount)', 7n), /^Unwrap 7\/18 weETH into eETH$/, null],
  ['claimWithdraw', withdrawRequestNft, encode('claimWithdraw(uint256 id)', 42n), /Claim 1/, null],
  [
    'batchClaimWithdraw',
    withdrawRequestNft,
    encode('batchClaimWithdraw(uint256[] ids)', [42n, 43n]),
    /Claim 2 finished withdrawals/,
    null,
  ],
  ...(['redeemEEth', 'redeemWeEth'] as const).flatMap(
    (name) =>
      [
        [
          name,
          redemptionManager,
          encode(`${name}(uint256 amount, address receiver, address output)`, 7n, other, ethPlaceholder),
          name === 'redeemEEth' ? /7\/18 eETH/ : /7\/18 weETH/,
          other,
        ],
        [
          `${name}WithPermit`,
          redemptionManager,
          encode(
            `${name}WithPermit(uint256 amount, address receiver, Permit permit, address output)`,
            7n,
            other,
            permit,
            steth,
          ),
          name === 'redeemEEth' ? /7\/18 eETH/ : /7\/18 weETH/,
          other,
        ],
      ] as const,
  ),
  [
    'depositETHForWeETH',
    depositAdapter,
    encode('depositETHForWeETH(address referral) payable', other),
    /Stake 5\/18 ETH.*weETH/,
    null,
  ],
  [
    'depositWETHForWeETH',
    depositAdapter,
    encode('depositWETHForWeETH(uint256 amount, address referral)', 7n, zero),
    /7\/\?/,
    null,
  ],
  ...(['depositStETHForWeETHWithPermit', 'depositWstETHForWeETHWithPermit'] as const).map(
    (name) =>
      [
        name,
        depositAdapter,
        encode(`${name}(uint256 amount, uint256 minOut, address referral, Permit permit)`, 7n, 6n, zero, permit),
        /receive weETH/,
        null,
      ] as const,
  ),
  [
    'depositWithERC20',
    liquifier,
    encode('depositWithERC20(address token, uint256 amount, uint256 minOut, address referral)', steth, 7n, 6n, zero),
    /Swap 7\/\? .* for eETH/,
    null,
  ],
  [
    'depositWithERC20WithPermit',
    liquifier,
    encode(
      'depositWithERC20WithPermit(address token, uint256 amount, uint256 minOut, address referral, Permit permit)',
      steth,
      7n,
      6n,
      zero,
      permit,
    ),
    /for eETH/,
    null,
  ],
  ...(['requestWithdraw', 'requestWithdrawWithWeETH'] as const).map(
    (name) =>
      [
        `priority ${name}`,
        priorityQueue,
        encode(`${name}(uint96 amount, uint96 expected)`, 7n, 6n),
        /priority queue/,
        account,
      ] as const,
  ),
  ...(['requestWithdrawWithPermit', 'requestWithdrawWithWeETHAndPermit'] as const).map(
    (name) =>
      [
        `priority ${name}`,
        priorityQueue,
        encode(`${name}(uint96 amount, uint96 expected, Permit permit)`, 7n, 6n, permit),
        /priority queue/,
        account,
      ] as const,
  ),
  [
    'priority claimWithdraw',
    priorityQueue,
    encode('claimWithdraw(Priority request)', priority),
    /Claim 6\/18 ETH/,
    other,
  ],
  [
    'priority batchClaimWithdraw',
    priorityQueue,
    encode('batchClaimWithdraw(Priority[] requests)', [priority, priority]),
    /Claim 12\/18 ETH/,
    other,
  ],
  [
    'priority cancelWithdraw',
    priorityQueue,
    encode('cancelWithdraw(Priority request)', priority),
    /Take 7\/18 eETH/,
    other,
  ],
  [
    'vault deposit',
    teller,
    encode('deposit(address asset, uint256 amount, uint256 minimum)', steth, 7n, 6n),
    /receive weETHs/,
    null,
  ],
  [
    'vault depositWithPermit',
    teller,
    encode(
      'depositWithPermit(address asset, uint256 amount, uint256 minimum, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
      steth,
      7n,
      6n,
      1n,
      27,
      zeroHash,
      zeroHash,
    ),
    /receive weETHs/,
    null,
  ],
  [
    'delayed requestWithdraw',
    delayedWithdraw,
    encode('requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool open)', steth, 7n, 50, true),
    /7\/18 weETHs/,
    null,
  ],
  [
    'setAllowThirdPartyToComplete',
    delayedWithdraw,
    encode('setAllowThirdPartyToComplete(address asset, bool allow)', steth, false),
    /nobody else/,
    null,
  ],
  ['delayed cancelWithdraw', delayedWithdraw, encode('cancelWithdraw(address asset)', steth), /Cancel/, null],
  [
    'completeWithdraw',
    delayedWithdraw,
    encode('completeWithdraw(address asset, address account)', steth, other),
    /somebody else/,
    other,
  ],
  [
    'requestOnChainWithdraw',
    queue,
    encode('requestOnChainWithdraw(address asset, uint128 shares, uint16 discount, uint24 deadline)', steth, 7n, 1, 9),
    /7\/8 eBTC/,
    account,
  ],
  [
    'requestOnChainWithdrawWithPermit',
    queue,
    encode(
      'requestOnChainWithdrawWithPermit(address asset, uint128 shares, uint16 discount, uint24 deadline, uint256 until, uint8 v, bytes32 r, bytes32 s)',
      steth,
      7n,
      1,
      9,
      1n,
      27,
      zeroHash,
      zeroHash,
    ),
    /7\/8 eBTC/,
    account,
  ],
  ['cancelOnChainWithdraw', queue, encode('cancelOnChainWithdraw(Queued request)', queued), /7\/8 eBTC/, other],
  [
    'replaceOnChainWithdraw',
    queue,
    encode('replaceOnChainWithdraw(Queued request, uint16 discount, uint24 deadline)', queued, 1, 9),
    /Replace.*7\/8 eBTC/,
    other,
  ],
]

describe('a call of ether.fi', () => {
  test.each(calls)('%s says what it moves and to whom', (_, to, data, words, recipient) => {
    const intent = send(to, data, 5n)
    expect(title(intent)).toMatch(words)
    expect(intent?.facts.recipients?.map(({ address }) => address) ?? null).toEqual(
      recipient === null ? null : [recipient],
    )
    for (const line of lines(intent)) expect(line).toMatch(/\S/)
  })

  test.each(calls.filter(([, , data]) => data.length > 10))('H109, H110: %s cut short, and longer', (_, to, data) => {
    expect(() => send(to, data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(to, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, data)).toBeUndefined()
  })

  test('a claim lists its requests, the first twenty of a long one', () => {
    const ids = Array.from({ length: 300 }, (_, index) => BigInt(index))
    const claim = send(withdrawRequestNft, encode('batchClaimWithdraw(uint256[] ids)', ids))
    expect(title(claim)).toContain('Claim 300')
    expect(lines(claim)).toHaveLength(21)
    expect(lines(claim).at(-1)).toBe('Recipient: Whoever holds the request')
  })

  test('an instant redemption names ether, and a token by its address', () => {
    const data = (output: Address) =>
      encode('redeemEEth(uint256 amount, address receiver, address output)', 7n, account, output)
    expect(lines(send(redemptionManager, data(ethPlaceholder)))).toContain('Paid in: ETH')
    expect(lines(send(redemptionManager, data(steth)))).toContain(`Paid in: ${steth}`)
  })

  test('letting anybody complete a withdrawal is said', () => {
    const data = (open: boolean) =>
      encode('requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool open)', steth, 7n, 0, open)
    expect(send(delayedWithdraw, data(true))?.facts.notes).toEqual([{ key: 'intents.etherfi.thirdParty' }])
    expect(send(delayedWithdraw, data(false))?.facts.notes).toBeUndefined()
  })

  test('other functions and other contracts are not ours', () => {
    expect(send(liquidityPool, '0x12345678')).toBeUndefined()
    expect(send(eeth.address, encode('wrap(uint256 amount)', 7n))).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
