import { type Hex, maxUint256, parseEther, parseSignature } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { testAccount } from './accounts.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()

const signer = privateKeyToAccount(testAccount(0).privateKey)
const friend = testAccount(3).address

/** Domain names and versions of mainnet (facts LST 2.8 and 3, LRT 14). */
const domains = [
  { token: 'stETH', name: 'Liquid staked Ether 2.0', version: '2', expired: 'DEADLINE_EXPIRED' },
  { token: 'wstETH', name: 'Wrapped liquid staked Ether 2.0', version: '1', expired: 'ERC20Permit: expired deadline' },
  { token: 'cbETH', name: 'Coinbase Wrapped Staked ETH', version: '2', expired: 'FiatTokenV2: permit is expired' },
  { token: 'eETH', name: 'EETH', version: '1', expired: 'ERC20Permit: expired deadline' },
  { token: 'weETH', name: 'EtherFi wrapped ETH', version: '1', expired: 'ERC20Permit: expired deadline' },
] as const

describe.each(domains)('$token', ({ token, name, version, expired }) => {
  async function permit(deadline: bigint, signedVersion: string = version): Promise<unknown[]> {
    const message = { owner: signer.address, spender: friend, value: parseEther('5'), nonce: 0n, deadline }
    const verifyingContract = devnet.contracts[token].address
    const signature = await signer.signTypedData({
      domain: { name, version: signedVersion, chainId: 1, verifyingContract },
      primaryType: 'Permit',
      types: { Permit: permitFields },
      message,
    })
    const { r, s, yParity } = parseSignature(signature)
    return [message.owner, message.spender, message.value, deadline, 27 + yParity, r, s]
  }

  test('a permit approves once, under its own domain only, and not after its deadline', async () => {
    const contract = devnet.contracts[token]
    const otherDomain = await permit(maxUint256, '9')
    await expect(contract.write('permit', otherDomain, friend)).rejects.toMatchObject({
      reason: expect.stringMatching(/invalid.signature/i),
    })
    await expect(contract.write('permit', await permit(1n), friend)).rejects.toMatchObject({ reason: expired })
    const good = await permit(maxUint256)
    await contract.write('permit', good, friend)
    expect(await contract.read('allowance', [signer.address, friend])).toBe(parseEther('5'))
    expect(await contract.read('nonces', [signer.address])).toBe(1n)
    await expect(contract.write('permit', good, friend)).rejects.toMatchObject({
      reason: expect.stringMatching(/invalid.signature/i),
    })
    await contract.write('transferFrom', [signer.address, friend, parseEther('5')], friend)
  })
})

describe('cbETH', () => {
  test('an EIP-3009 authorisation moves funds once', async () => {
    const { cbETH } = devnet.contracts
    const nonce: Hex = `0x${'07'.repeat(32)}`
    const message = {
      from: signer.address,
      to: friend,
      value: parseEther('7'),
      validAfter: 0n,
      validBefore: maxUint256,
      nonce,
    }
    const signature = await signer.signTypedData({
      domain: { name: 'Coinbase Wrapped Staked ETH', version: '2', chainId: 1, verifyingContract: cbETH.address },
      primaryType: 'TransferWithAuthorization',
      types: {
        TransferWithAuthorization: [
          { name: 'from', type: 'address' },
          { name: 'to', type: 'address' },
          { name: 'value', type: 'uint256' },
          { name: 'validAfter', type: 'uint256' },
          { name: 'validBefore', type: 'uint256' },
          { name: 'nonce', type: 'bytes32' },
        ],
      },
      message,
    })
    const { r, s, yParity } = parseSignature(signature)
    const args = [...Object.values(message), 27 + yParity, r, s]
    // Anybody may bring it.
    await cbETH.write('transferWithAuthorization', args, testAccount(4).address)
    expect(await cbETH.read('balanceOf', [friend])).toBe(parseEther('7'))
    await expect(cbETH.write('transferWithAuthorization', args, friend)).rejects.toMatchObject({
      reason: 'FiatTokenV2: authorization is used or canceled',
    })
  })
})

const permitFields = [
  { name: 'owner', type: 'address' },
  { name: 'spender', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
] as const
