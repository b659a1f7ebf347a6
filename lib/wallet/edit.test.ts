import { describe, expect, test } from 'vitest'
import {
  AccountNameError,
  DuplicateAccountError,
  freeName,
  inOrder,
  parseAccountName,
  parseAccounts,
} from './accounts.ts'
import { addNext, addSource, emptyHoldings, privateKeyOf, removeAccount } from './edit.ts'
import { addressOf } from './privateKey.ts'
import { testAddress, testKey, testPath, testPhrase, testSource } from './vaultFixture.ts'

const second = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const seedOnly = () => addSource(emptyHoldings(), testSource)

describe('adding to a wallet', () => {
  test('a phrase, its next accounts, a key and a watched address live side by side', async () => {
    let holdings = await seedOnly()
    const seedId = holdings.accounts[0]?.seedId as string
    const derived = addNext(holdings, seedId)
    expect(derived.address).toBe(second)
    holdings = await addSource(derived, { kind: 'key', privateKey: '11'.repeat(32), name: 'Cold' })
    holdings = await addSource(holdings, { kind: 'watch', address: '0xd8da6bf26964af9d7eed9e03e53415d37aa96045' })
    expect(holdings.accounts.map(({ kind, name }) => [kind, name])).toEqual([
      ['hd', 'Account 1'],
      ['hd', 'Account 2'],
      ['key', 'Cold'],
      ['watch', 'Account 4'],
    ])
    expect(holdings.secrets.map(({ kind }) => kind)).toEqual(['records', 'seed', 'key'])
    expect(parseAccounts(JSON.parse(JSON.stringify(holdings.accounts)))).toEqual(holdings.accounts)
  })

  test('every account signs with the key of its own address', async () => {
    const { accounts, secrets } = await addSource(await seedOnly(), { kind: 'key', privateKey: '22'.repeat(32) })
    for (const account of accounts) {
      const secret = secrets.find(({ kind }) => kind === (account.kind === 'hd' ? 'seed' : 'key'))
      if (secret === undefined) throw new Error('no secret')
      expect(addressOf(privateKeyOf(account, secret))).toBe(account.address)
    }
  })

  test('the same account twice is refused, by whatever way', async () => {
    const holdings = await seedOnly()
    await expect(addSource(holdings, testSource)).rejects.toThrow(DuplicateAccountError)
    await expect(addSource(holdings, { kind: 'key', privateKey: testKey })).rejects.toThrow(DuplicateAccountError)
    await expect(addSource(holdings, { kind: 'watch', address: testAddress.toLowerCase() })).rejects.toThrow(
      DuplicateAccountError,
    )
  })

  test('a watched account is taken over by its key and keeps its name', async () => {
    const watched = await addSource(emptyHoldings(), { kind: 'watch', address: testAddress, name: 'Mine' })
    const { accounts } = await addSource(watched, testSource)
    expect(accounts).toMatchObject([{ kind: 'hd', name: 'Mine', path: testPath }])
  })

  test('the same phrase again adds accounts to the phrase that is here; with a passphrase it is another', async () => {
    const again = await addSource(await seedOnly(), { ...testSource, paths: ["m/44'/60'/0'/0/1"] })
    expect(again.secrets.filter(({ kind }) => kind === 'seed')).toHaveLength(1)
    expect(again.accounts[1]?.seedId).toBe(again.accounts[0]?.seedId)
    const other = await addSource(again, { ...testSource, passphrase: 'duress' })
    expect(other.secrets.filter(({ kind }) => kind === 'seed')).toHaveLength(2)
    expect(other.address).not.toBe(testAddress)
  })

  test('the next account skips one that is here as a key and takes over one that is watched', async () => {
    const withKey = await addSource(await seedOnly(), {
      kind: 'key',
      privateKey: '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
    })
    const seedId = withKey.accounts[0]?.seedId as string
    expect(addNext(withKey, seedId).address).toBe('0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC')
    const watched = await addSource(await seedOnly(), { kind: 'watch', address: second, name: 'Second' })
    const taken = addNext(watched, watched.accounts[0]?.seedId as string)
    expect(taken.accounts[1]).toMatchObject({ address: second, kind: 'hd', name: 'Second' })
  })

  test.each([
    ['no paths', { kind: 'phrase', phrase: testPhrase, paths: [] }],
    ['a bad path', { kind: 'phrase', phrase: testPhrase, paths: ['m/x'] }],
    ['a passphrase of a thousand characters', { ...testSource, passphrase: 'x'.repeat(1_000) }],
    ['an unknown kind', { kind: 'ledger' }],
    ['a key with a name of control characters', { kind: 'key', privateKey: testKey, name: 'a\u202eb' }],
  ])('%s is refused', async (_, source) => {
    await expect(addSource(emptyHoldings(), source as never)).rejects.toThrow()
  })
})

describe('removing from a wallet', () => {
  test('the last account of a phrase takes the phrase along, one of several does not', async () => {
    const one = await seedOnly()
    const two = addNext(one, one.accounts[0]?.seedId as string)
    const left = removeAccount(two, second)
    expect(left.secrets.some(({ kind }) => kind === 'seed')).toBe(true)
    expect(removeAccount(left, testAddress).secrets.map(({ kind }) => kind)).toEqual(['records'])
  })

  test('a key goes with its account', async () => {
    const added = await addSource(await seedOnly(), { kind: 'key', privateKey: '11'.repeat(32) })
    expect(removeAccount(added, added.address).secrets.some(({ kind }) => kind === 'key')).toBe(false)
  })

  test('an account that is not here cannot be removed', async () => {
    const holdings = await seedOnly()
    expect(() => removeAccount(holdings, second)).toThrow(expect.objectContaining({ name: 'UnknownAccountError' }))
  })
})

describe('account names and order', () => {
  test.each(['A', '  Cold  ', '冷钱包', 'x'.repeat(64), 'Vault 🪢'])('%j is a name', (name) => {
    expect(parseAccountName(name)).toBe(name.trim())
  })
  test.each(['', '   ', 'x'.repeat(65), 'a\u202eb', 'a\u200bb', 'a\nb', 'a\u0000', '\ue000', null, 5])(
    '%j is no name',
    (name) => {
      expect(() => parseAccountName(name)).toThrow(AccountNameError)
    },
  )
  test('a free name is one nobody has', async () => {
    const { accounts } = await addSource(await seedOnly(), { kind: 'watch', address: second, name: 'Account 3' })
    expect(freeName(accounts)).toBe('Account 4')
  })
  test('a new order names every account once', async () => {
    const { accounts } = await addSource(await seedOnly(), { kind: 'watch', address: second })
    expect(inOrder(accounts, [second, testAddress]).map(({ address }) => address)).toEqual([second, testAddress])
    for (const order of [[], [second], [second, second], [second, testAddress, testAddress], [testAddress, '0x']]) {
      expect(() => inOrder(accounts, order as never)).toThrow(expect.objectContaining({ name: 'AccountOrderError' }))
    }
  })
})
