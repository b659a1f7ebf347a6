import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { delegationSupervisor, vaultSupervisor, vaults } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'struct WithdrawRequest { address[] vaults; uint256[] shares; address withdrawer; }',
  'struct QueuedWithdrawal { address staker; address delegatedTo; uint256 nonce; uint256 start; WithdrawRequest request; }',
  'function deposit(address vault, uint256 amount, uint256 minSharesOut)',
  'function gimmieShares(address vault, uint256 shares)',
  'function returnShares(address vault, uint256 shares)',
  'function startWithdraw(WithdrawRequest[] withdrawalRequests)',
  'function finishWithdraw(QueuedWithdrawal[] startedWithdrawals)',
])
const [{ token, underlying }] = vaults as [(typeof vaults)[number]]
const request = { vaults: [token.address], shares: [3n], withdrawer: account } as const
const queued = { staker: account, delegatedTo: other, nonce: 0n, start: 1n, request } as const

const send = (to: Address, data: Hex) => decode({ to, data, value: 0n }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const shown = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Karak', () => {
  test('a deposit is of what the vault holds; of an unknown vault it is a number', () => {
    const known = send(vaultSupervisor, encode('deposit', [token.address, 5n, 4n]))
    expect(title(known)).toBe(`Restake 5/? ${underlying} with Karak`)
    expect(shown(known)).toEqual([token.address, `4/? ${token.address}`])
    expect(title(send(vaultSupervisor, encode('deposit', [other, 5n, 4n])))).toBe('Restake 5/? with Karak')
  })

  test('vault tokens move out and back', () => {
    expect(title(send(vaultSupervisor, encode('gimmieShares', [token.address, 5n])))).toContain('into this account')
    expect(title(send(vaultSupervisor, encode('returnShares', [token.address, 5n])))).toContain('back to Karak')
  })

  test('requests and claims list every share', () => {
    const start = send(delegationSupervisor, encode('startWithdraw', [[request, request]]))
    expect(title(start)).toBe('Request 2 withdrawals from Karak')
    expect(shown(start)).toEqual([`3/? ${token.address}`, `3/? ${token.address}`, account])
    const finish = send(delegationSupervisor, encode('finishWithdraw', [[queued]]))
    expect(title(finish)).toContain('Claim 1 finished')
    const uneven = { ...request, shares: [3n, 4n] }
    expect(shown(send(delegationSupervisor, encode('startWithdraw', [[uneven]])))).toContain('4')
  })

  test('H133: a withdrawal that somebody else will be paid', () => {
    const start = send(delegationSupervisor, encode('startWithdraw', [[request, { ...request, withdrawer: other }]]))
    expect(start?.facts.recipients).toEqual([
      { role: 'withdrawer', address: account },
      { role: 'withdrawer', address: other },
    ])
  })

  test('H109, H110: truncated and longer calls', () => {
    const start = encode('startWithdraw', [[request]])
    expect(() => send(delegationSupervisor, start.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(delegationSupervisor, concat([start, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const deposit = encode('deposit', [token.address, 5n, 4n])
    expect(() => send(vaultSupervisor, deposit.slice(0, -64) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours, nor other functions of these', () => {
    expect(send(other, encode('startWithdraw', [[request]]))).toBeUndefined()
    expect(send(vaultSupervisor, encode('startWithdraw', [[request]]))).toBeUndefined()
    expect(send(delegationSupervisor, '0x12345678')).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
