import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { bitcoins, redeem, router, staking, stakingPectra, vault } from './addresses.ts'
import { decode } from './decode.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const wbtc = bitcoins[0]?.token as Address
const encode = (signature: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi: parseAbi([`function ${signature}`] as never), args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const rows = (intent: ReturnType<typeof send>) => intent?.details.map(({ label, value }) => [say(label), show(value)])

describe('Bedrock', () => {
  test('minting uniETH shows the least and the deadline', () => {
    const intent = send(staking, encode('mint(uint256 a, uint256 b) payable', [4n, 99n]), 5n)
    expect(title(intent)).toBe('Deposit 5/18 ETH with Bedrock and receive uniETH')
    expect(rows(intent)).toEqual([
      ['You receive at least', '4/18 uniETH'],
      ['Expires', '99'],
    ])
  })

  test('ether without a function mints nothing, which is a danger', () => {
    expect(send(staking, '0x', 5n)?.facts.dangers?.map(say)).toEqual([words['intents.bedrock.giftMintsNothing']])
  })

  test('leaving uniETH, at once and by the queue', () => {
    expect(title(send(staking, encode('instantSwap(uint256 a)', [7n])))).toContain('7/18 uniETH')
    const queued = send(staking, encode('redeemFromValidators(uint256 a, uint256 b, uint256 c)', [32n, 30n, 99n]))
    expect(
      send(stakingPectra, encode('redeemFromValidators(uint256 a, uint256 b, uint256 c)', [32n, 30n, 99n])),
    ).toEqual(queued)
    expect(title(queued)).toBe('Redeem uniETH for 32/18 ETH, paid when Bedrock’s validators have left')
    expect(rows(queued)?.[0]).toEqual(['You give at most', '30/18 uniETH'])
  })

  test('taking paid ether, for oneself and for somebody else, who is named', () => {
    const own = send(redeem, encode('claim(uint256 a)', [7n]))
    expect(own?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    const foreign = send(redeem, encode('claim(address a, uint256 b)', [other, 7n]))
    expect(title(foreign)).toBe('Take 7/18 ETH that Bedrock has paid out')
    expect(foreign?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(rows(foreign)).toEqual([['Recipient', other]])
  })

  test('minting uniBTC with a known and with an unknown token', () => {
    const known = send(vault, encode('mint(address a, uint256 b)', [wbtc, 7n]))
    expect(title(known)).toBe('Deposit 7/8 WBTC with Bedrock and receive uniBTC')
    expect(title(send(vault, encode('mint(address a, uint256 b)', [other, 7n])))).toContain(`7/? ${other}`)
  })

  test('redeeming uniBTC, claiming it, taking it back', () => {
    const request = send(router, encode('createDelayedRedeem(address a, uint256 b)', [wbtc, 7n]))
    expect(title(request)).toBe('Redeem 7/8 uniBTC with Bedrock, paid after a delay')
    expect(rows(request)).toEqual([['Paid in', `${wbtc} (WBTC)`]])
    for (const call of ['claimDelayedRedeems()', 'claimPrincipals()']) {
      expect(send(router, encode(call))?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    }
    const some = send(router, encode('claimDelayedRedeems(uint256 a)', [2n]))
    expect(title(some)).toBe(words['intents.bedrock.claimDelayedRedeems'])
    expect(title(send(router, encode('claimPrincipals(uint256 a)', [2n])))).toBe(
      words['intents.bedrock.claimPrincipals'],
    )
  })

  test('H109, H110: truncated and longer calls', () => {
    const request = encode('createDelayedRedeem(address a, uint256 b)', [wbtc, 7n])
    expect(() => send(router, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(router, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const foreign = encode('claim(address a, uint256 b)', [other, 7n])
    expect(() => send(redeem, foreign.slice(0, -64) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours', () => {
    expect(send(other, encode('claimDelayedRedeems()'))).toBeUndefined()
    expect(send(vault, encode('claimDelayedRedeems()'))).toBeUndefined()
  })
})
