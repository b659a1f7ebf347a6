import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { type Vault, vaults } from './addresses.ts'
import { decode } from './decode.ts'

const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const bitcoin = vaults.find(({ collateral }) => collateral.asset.symbol === 'LBTC') as Vault
const encode = (signature: string, ...args: readonly unknown[]): Hex =>
  encodeFunctionData({ abi: parseAbi([`function ${signature}`] as never), args } as never)
const send = (to: Address, data: Hex) => decode({ to, data, value: 0n })

const calls = [
  ['deposit', encode('deposit(address onBehalfOf, uint256 amount)', other, 7n), 'Restake 7/8 LBTC', 'staker'],
  ['withdraw', encode('withdraw(address claimer, uint256 amount)', other, 7n), 'Start taking 7/8 LBTC', 'claimer'],
  ['redeem', encode('redeem(address claimer, uint256 shares)', other, 7n), 'Start taking 7/8 shares', 'claimer'],
  ['claim', encode('claim(address recipient, uint256 epoch)', other, 7n), 'Claim 1', 'recipient'],
  ['claimBatch', encode('claimBatch(address recipient, uint256[] epochs)', other, [7n, 8n]), 'Claim 2', 'recipient'],
] as const

describe('a call of a Symbiotic vault', () => {
  test.each(calls)('%s names the vault, and somebody else who gets it', (_, data, words, role) => {
    const intent = send(bitcoin.address, data)
    expect(say(intent?.title ?? { key: '' })).toContain(words)
    expect(say(intent?.title ?? { key: '' })).toContain(bitcoin.name)
    expect(intent?.facts.recipients).toEqual([{ role, address: other }])
    expect(intent?.details.map(({ value }) => show(value))).toContain(other)
  })

  test.each(calls)('H109, H110: %s cut short, and longer', (_, data) => {
    expect(() => send(bitcoin.address, data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(bitcoin.address, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, data)).toBeUndefined()
  })
})
