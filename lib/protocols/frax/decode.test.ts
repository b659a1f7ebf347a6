import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { minter, oldRedemptionQueue, redemptionQueue, sfrxeth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const word: Hex = `0x${'11'.repeat(32)}`
const abi = parseAbi([
  'function mintFrxEth()',
  'function mintFrxEthAndGive(address)',
  'function submitAndDeposit(address)',
  'function deposit(uint256, address)',
  'function mint(uint256, address)',
  'function depositWithSignature(uint256, address, uint256, bool, uint8, bytes32, bytes32)',
  'function redeem(uint256, address, address)',
  'function withdraw(uint256, address, address)',
  'function enterRedemptionQueue(address, uint120)',
  'function enterRedemptionQueueViaSfrxEth(address, uint120)',
  'function enterRedemptionQueueWithPermit(uint120, address, uint256, uint8, bytes32, bytes32)',
  'function enterRedemptionQueueWithSfrxEthPermit(uint120, address, uint256, uint8, bytes32, bytes32)',
  'function fullRedeemNft(uint256, address)',
  'function partialRedeemNft(uint256, address, uint120)',
  'function burnRedemptionTicketNft(uint256, address)',
  'function earlyBurnRedemptionTicketNft(address, uint256)',
])
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

describe('Frax Ether', () => {
  test('minting, with and without staking', () => {
    expect(title(send(minter, encode('mintFrxEth'), 5n))).toBe('Exchange 5/18 ETH for frxETH')
    expect(title(send(minter, encode('submitAndDeposit', [account]), 5n))).toBe(
      'Stake 5/18 ETH with Frax and receive sfrxETH',
    )
    expect(send(minter, encode('mintFrxEth'), 5n)?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('in and out of sfrxETH, each amount in its own token', () => {
    expect(title(send(sfrxeth.address, encode('deposit', [7n, account])))).toBe('Stake 7/18 frxETH and receive sfrxETH')
    expect(title(send(sfrxeth.address, encode('mint', [7n, account])))).toBe('Stake frxETH for 7/18 sfrxETH')
    expect(title(send(sfrxeth.address, encode('redeem', [7n, account, account])))).toBe(
      'Turn 7/18 sfrxETH back into frxETH',
    )
    expect(title(send(sfrxeth.address, encode('withdraw', [7n, account, account])))).toBe(
      'Take 7/18 frxETH out of sfrxETH',
    )
    const signed = encode('depositWithSignature', [7n, account, 9n, true, 27, word, word])
    expect(title(send(sfrxeth.address, signed))).toBe('Stake 7/18 frxETH and receive sfrxETH')
    const others = send(sfrxeth.address, encode('redeem', [7n, account, other]))
    expect(others?.details.map(({ value }) => show(value))).toEqual([other, account])
  })

  test('requests name the token they take, in both queues and all four forms', () => {
    const forms = [
      [encode('enterRedemptionQueue', [account, 7n]), 'frxETH'],
      [encode('enterRedemptionQueueWithPermit', [7n, account, 9n, 27, word, word]), 'frxETH'],
      [encode('enterRedemptionQueueViaSfrxEth', [account, 7n]), 'sfrxETH'],
      [encode('enterRedemptionQueueWithSfrxEthPermit', [7n, account, 9n, 27, word, word]), 'sfrxETH'],
    ] as const
    for (const [data, symbol] of forms) {
      expect(title(send(redemptionQueue, data))).toBe(`Request ether for 7/18 ${symbol} from Frax`)
    }
    expect(title(send(oldRedemptionQueue, forms[0][0]))).toBe('Request ether for 7/18 frxETH from Frax')
  })

  test('redeeming a ticket, whole, in part, early', () => {
    expect(title(send(redemptionQueue, encode('fullRedeemNft', [9n, account])))).toBe(
      'Redeem ticket 9 of Frax for ether',
    )
    expect(title(send(redemptionQueue, encode('partialRedeemNft', [9n, account, 7n])))).toBe(
      'Redeem 7/18 frxETH of ticket 9 of Frax for ether',
    )
    expect(title(send(oldRedemptionQueue, encode('burnRedemptionTicketNft', [9n, account])))).toBe(
      'Redeem ticket 9 of Frax for ether',
    )
    expect(title(send(oldRedemptionQueue, encode('earlyBurnRedemptionTicketNft', [account, 9n])))).toContain('fee')
  })

  test('H133: somebody else’s recipient is visible everywhere', () => {
    const calls = [
      [minter, encode('mintFrxEthAndGive', [other])],
      [minter, encode('submitAndDeposit', [other])],
      [sfrxeth.address, encode('deposit', [7n, other])],
      [sfrxeth.address, encode('redeem', [7n, other, account])],
      [redemptionQueue, encode('enterRedemptionQueue', [other, 7n])],
      [redemptionQueue, encode('enterRedemptionQueueWithPermit', [7n, other, 9n, 27, word, word])],
      [redemptionQueue, encode('fullRedeemNft', [9n, other])],
      [redemptionQueue, encode('partialRedeemNft', [9n, other, 7n])],
      [oldRedemptionQueue, encode('burnRedemptionTicketNft', [9n, other])],
      [oldRedemptionQueue, encode('earlyBurnRedemptionTicketNft', [other, 9n])],
    ] as const
    for (const [to, data] of calls) {
      const intent = send(to, data)
      expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
      expect(intent?.details.map(({ value }) => show(value))).toContain(other)
    }
  })

  test('H109, H110: truncated and longer calls', () => {
    const calls = [
      [minter, encode('mintFrxEthAndGive', [other])],
      [sfrxeth.address, encode('redeem', [7n, other, account])],
      [redemptionQueue, encode('fullRedeemNft', [9n, other])],
      [oldRedemptionQueue, encode('burnRedemptionTicketNft', [9n, other])],
    ] as const
    for (const [to, data] of calls) {
      expect(() => send(to, data.slice(0, -2) as Hex)).toThrow(CalldataError)
      expect(send(to, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    }
  })

  test('other contracts and functions are not ours', () => {
    expect(send(other, encode('mintFrxEth'))).toBeUndefined()
    expect(send(redemptionQueue, '0x12345678')).toBeUndefined()
    expect(send(oldRedemptionQueue, encode('fullRedeemNft', [9n, other]))).toBeUndefined()
  })
})
