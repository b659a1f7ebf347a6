import { type Address, encodeFunctionData, hashTypedData, maxUint256, parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { avsDirectory, strategyManager } from '../protocols/eigenlayer/addresses.ts'
import type { Intent } from '../protocols/types.ts'
import { say, show } from './sayFakes.ts'
import { parseTypedData } from './typedData.ts'
import { decodeTypedData } from './typedIntent.ts'
import { permit2 } from './typedPermits.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const token = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const strategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'

type Types = Record<string, readonly { name: string; type: string }[]>
const members = (text: string) =>
  text.split(', ').map((part) => {
    const [type = '', name = ''] = part.split(' ')
    return { name, type }
  })

function decode(primaryType: string, types: Types, message: unknown, domain: Record<string, unknown> = {}): Intent {
  const whole = { name: 'Test', chainId: 1, verifyingContract: token, ...domain }
  const kept = Object.entries(whole).filter(([, value]) => value !== undefined)
  const kinds: Record<string, string> = { name: 'string', chainId: 'uint256', verifyingContract: 'address' }
  const EIP712Domain = kept.map(([name]) => ({ name, type: kinds[name] ?? 'string' }))
  const payload = { types: { EIP712Domain, ...types }, primaryType, domain: Object.fromEntries(kept), message }
  return decodeTypedData(parseTypedData(payload, 1, []).json, account)
}
const dangers = ({ facts }: Intent) => (facts.dangers ?? []).map(say).join(' ')
const read = ({ title, details }: Intent) =>
  [say(title), ...details.map(({ label, value }) => `${say(label)}: ${show(value)}`)].join('\n')

const permitTypes = members('address owner, address spender, uint256 value, uint256 nonce, uint256 deadline')
const permit = { owner: account, spender: other, value: maxUint256.toString(), nonce: 0, deadline: '2000000000' }

describe('permissions', () => {
  test('H085: an ERC-2612 permit shows token, spender, amount and deadline', () => {
    const intent = decode('Permit', { Permit: permitTypes }, permit)
    expect(intent.facts.allowances).toEqual([{ token, spender: other, amount: maxUint256, unlimited: true }])
    expect(intent.facts.deadline).toBe(2_000_000_000n)
    expect(read(intent)).toContain(`Token: ${token}`)
    expect(say(intent.title)).toContain('unlimited')
    expect(dangers(intent)).toContain('without asking you again')
  })

  test('H086: neither the name of the domain nor that of the type hides a permit', () => {
    const intent = decode('Login', { Login: permitTypes }, permit, { name: 'Login' })
    expect(intent.facts.allowances).toHaveLength(1)
    expect(dangers(intent)).toContain('without asking you again')
  })

  test('H087: the DAI kind, where a yes is without limit and an expiry of 0 is never', () => {
    const types = { Permit: members('address holder, address spender, uint256 nonce, uint256 expiry, bool allowed') }
    const message = { holder: account, spender: other, nonce: 0, expiry: 0, allowed: true }
    const intent = decode('Permit', types, message)
    expect(intent.facts).toMatchObject({ allowances: [{ unlimited: true }], deadline: maxUint256 })
    expect(decode('Permit', types, { ...message, allowed: false }).facts.allowances).toBeUndefined()
  })

  test('H087: EIP-3009 is a payment', () => {
    const types = {
      X: members('address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce'),
    }
    const message = { from: account, to: other, value: 5, validAfter: 0, validBefore: 9, nonce: `0x${'00'.repeat(32)}` }
    const intent = decode('X', types, message)
    expect(intent.facts.payees).toEqual([other])
    expect(dangers(intent)).toContain('make the payment at once')
  })

  const details = 'address token, uint160 amount, uint48 expiration, uint48 nonce'
  const single: Types = {
    PermitSingle: members('PermitDetails details, address spender, uint256 sigDeadline'),
    PermitDetails: members(details),
  }
  const one = { token, amount: 5, expiration: 9, nonce: 0 }

  test('H087: Permit2, single and a batch of twenty', () => {
    const at = { name: 'Permit2', verifyingContract: permit2 }
    const intent = decode('PermitSingle', single, { details: one, spender: other, sigDeadline: 7 }, at)
    expect(intent.facts.allowances).toEqual([{ token, spender: other, amount: 5n, unlimited: false }])
    expect(dangers(intent)).not.toContain('names another contract')
    const batch: Types = {
      ...single,
      PermitBatch: members('PermitDetails[] details, address spender, uint256 sigDeadline'),
    }
    const many = decode('PermitBatch', batch, { details: Array(20).fill(one), spender: other, sigDeadline: 7 }, at)
    expect(many.facts.allowances).toHaveLength(20)
    expect(say(many.title)).toContain('20 tokens')
  })

  test('H087: Permit2 transfers, also with a witness', () => {
    const types: Types = {
      PermitWitnessTransferFrom: members(
        'TokenPermissions permitted, address spender, uint256 nonce, uint256 deadline, Witness witness',
      ),
      TokenPermissions: members('address token, uint256 amount'),
      Witness: members('address user'),
    }
    const message = {
      permitted: { token, amount: 5 },
      spender: other,
      nonce: 0,
      deadline: 7,
      witness: { user: account },
    }
    const intent = decode('PermitWitnessTransferFrom', types, message, { verifyingContract: permit2 })
    expect(intent.facts).toMatchObject({ allowances: [{ token, spender: other, amount: 5n }], deadline: 7n })
  })

  test('H088: a Permit2 message for another contract', () => {
    const intent = decode(
      'PermitSingle',
      single,
      { details: one, spender: other, sigDeadline: 7 },
      { verifyingContract: other },
    )
    expect(dangers(intent)).toContain('names another contract')
  })

  test('H070: a domain without chain or contract says so', () => {
    const intent = decode('Permit', { Permit: permitTypes }, permit, {
      chainId: undefined,
      verifyingContract: undefined,
    })
    expect(intent.facts.domain).toEqual({ name: 'Test', chainId: null, verifyingContract: null })
    expect(dangers(intent)).toContain('which contract')
  })
})

describe('orders', () => {
  const seaport: Types = {
    OrderComponents: members('address offerer, OfferItem[] offer, ConsiderationItem[] consideration, uint256 salt'),
    OfferItem: members(
      'uint8 itemType, address token, uint256 identifierOrCriteria, uint256 startAmount, uint256 endAmount',
    ),
    ConsiderationItem: members(
      'uint8 itemType, address token, uint256 identifierOrCriteria, uint256 startAmount, uint256 endAmount, address recipient',
    ),
  }
  const item = { itemType: 1, token, identifierOrCriteria: 0, startAmount: 100, endAmount: 100 }
  const sell = (consideration: readonly unknown[]) =>
    decode('OrderComponents', seaport, { offerer: account, offer: [item], consideration, salt: 0 })

  test('H089: an order that pays nothing, or nobody but others', () => {
    expect(dangers(sell([]))).toContain('receive nothing')
    expect(dangers(sell([{ ...item, recipient: other }]))).toContain('receive nothing')
    expect(dangers(sell([{ ...item, startAmount: 5, endAmount: 0, recipient: account }]))).toContain('receive nothing')
  })

  test('an order that pays says what is given and what is received', () => {
    const intent = sell([
      { ...item, itemType: 0, token: zeroAddress, startAmount: 7, endAmount: 7, recipient: account },
    ])
    expect(dangers(intent)).toContain('trade at these terms')
    expect(read(intent)).toContain('You receive: 7/18 ETH')
  })

  test('orders signed in bulk are found in their tree', () => {
    const types = { ...seaport, BulkOrder: members('OrderComponents[2] tree') }
    const order = { offerer: account, offer: [item], consideration: [], salt: 0 }
    expect(dangers(decode('BulkOrder', types, { tree: [order, order] }))).toContain('receive nothing')
  })

  test('a swap order with somebody else as receiver, or for nothing', () => {
    const types = {
      Order: members('address sellToken, address buyToken, address receiver, uint256 sellAmount, uint256 buyAmount'),
    }
    const swap = (receiver: Address, buyAmount: number) =>
      decode('Order', types, { sellToken: token, buyToken: other, receiver, sellAmount: 5, buyAmount })
    expect(swap(other, 5).facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(swap(zeroAddress, 5).facts.recipients).toBeUndefined()
    expect(dangers(swap(account, 0))).toContain('receive nothing')
  })
})

describe('powers', () => {
  const deposit: Types = {
    Deposit: members('address staker, address strategy, address token, uint256 amount, uint256 nonce, uint256 expiry'),
  }
  const message = { staker: account, strategy, token, amount: '1000000000000000000', nonce: 0, expiry: 2_000_000_000 }
  const eigen = { name: 'EigenLayer', version: '1' }

  test("H091: EigenLayer's deposit signature, with the digest of the facts", () => {
    const intent = decode('Deposit', deposit, message, { ...eigen, verifyingContract: strategyManager })
    expect(intent.facts).toMatchObject({ strategies: [strategy], recipients: [{ role: 'staker', address: account }] })
    expect(intent.facts.lookalike).toBeUndefined()
    expect(decode('Deposit', deposit, message, { ...eigen, verifyingContract: other }).facts.lookalike).toBe(
      'EigenLayer',
    )
    const domain = { ...eigen, chainId: 1, verifyingContract: strategyManager } as const
    const data = {
      ...message,
      amount: 10n ** 18n,
      nonce: 0n,
      expiry: 2_000_000_000n,
      staker: '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
    }
    const digest = hashTypedData({ domain, types: deposit, primaryType: 'Deposit', message: data } as never)
    expect(digest).toBe('0x7c89e47e19da04f4f14658209c598f52c1e35a2cf1d9791f60b5b2f12c4b9c28')
  })

  test('H091: operator approvals, delegations that no longer exist, full delegations', () => {
    const approval = members(
      'address delegationApprover, address staker, address operator, bytes32 salt, uint256 expiry',
    )
    const salt = `0x${'00'.repeat(32)}`
    const approve = { delegationApprover: account, staker: other, operator: account, salt, expiry: 9 }
    expect(dangers(decode('DelegationApproval', { DelegationApproval: approval }, approve))).toContain(
      'Only an operator',
    )
    const stale = members('address staker, address operator, uint256 nonce, uint256 expiry')
    const delegate = { staker: account, operator: other, nonce: 0, expiry: 9 }
    expect(dangers(decode('StakerDelegation', { StakerDelegation: stale }, delegate))).toContain('no longer accepts')
    const full = members('address delegate, address delegator, bytes32 authority, uint256 salt')
    const power = { delegate: other, delegator: account, authority: salt, salt: 0 }
    expect(dangers(decode('Delegation', { Delegation: full }, power))).toContain('what yours can')
  })

  test('every member of EigenLayer’s messages is told, and what is made for an older EigenLayer is said to be', () => {
    const lines = (intent: Intent) => intent.details.map(({ label, value }) => `${say(label)}: ${show(value)}`)
    const signed = decode(
      'Deposit',
      deposit,
      { ...message, nonce: 4 },
      { ...eigen, verifyingContract: strategyManager },
    )
    expect(lines(signed)).toEqual([
      `Staker: ${account}`,
      `Strategy: ${strategy}`,
      `Token: ${token}`,
      'Signature number: 4',
      'The signature is good until: 2000000000',
    ])
    expect(signed.facts.notes).toBeUndefined()
    const old = decode('Deposit', deposit, message, { name: 'EigenLayer', verifyingContract: strategyManager })
    expect((old.facts.notes ?? []).map(({ key }) => key)).toEqual(['warnings.oldDomain'])

    const salt = `0x${'07'.repeat(32)}`
    const sets = {
      OperatorSetRegistration: members('address avs, uint32[] operatorSetIds, bytes32 salt, uint256 expiry'),
    }
    const joins = { avs: other, operatorSetIds: [3, 9], salt, expiry: 9 }
    const registration = decode('OperatorSetRegistration', sets, joins, { ...eigen, verifyingContract: avsDirectory })
    expect(lines(registration)).toEqual([
      'Operator set: 3',
      'Operator set: 9',
      `One-time number: ${salt}`,
      'The signature is good until: 9',
    ])
    expect(dangers(registration)).toContain('Only an operator')
    expect(registration.facts.lookalike).toBeUndefined()
    const elsewhere = decode('OperatorSetRegistration', sets, joins, { ...eigen, verifyingContract: other })
    expect(elsewhere.facts.lookalike).toBe('EigenLayer')
  })

  test('H090: a call that somebody else will send is read like a transaction', () => {
    const abi = parseAbi(['function approve(address spender, uint256 amount)'])
    const data = encodeFunctionData({ abi, functionName: 'approve', args: [other, 5n] })
    const types = { SafeTx: members('address to, uint256 value, bytes data, uint8 operation, uint256 nonce') }
    const safe = (operation: number) => decode('SafeTx', types, { to: token, value: 0, data, operation, nonce: 0 })
    expect(safe(0).facts.allowances).toEqual([{ token, spender: other, amount: 5n, unlimited: false }])
    expect(dangers(safe(0))).toContain('in your name')
    expect(dangers(safe(1))).toContain('full powers')
    const cut = decode('SafeTx', types, { to: token, value: 0, data: data.slice(0, -2), operation: 0, nonce: 0 })
    expect(cut.facts.unverified).toBe(true)
  })
})

test('a message of another kind is unknown, and says what it calls itself', () => {
  const types = { Mail: members('string contents') }
  expect(say(decode('Mail', types, { contents: 'hi' }).title)).toContain('“Mail” for “Test”')
  expect(say(decode('Mail', types, { contents: 'hi' }, { name: undefined }).title)).toBe(
    'Sign a message of type “Mail”',
  )
})
