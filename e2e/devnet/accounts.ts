import { type Address, bytesToHex, type Hex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { testMnemonic } from './anvil.ts'

/** An account of the public test phrase. Its key is known to the world. */
export type TestAccount = { index: number; path: string; address: Address; privateKey: Hex }

/** The first ten accounts of the test phrase on the usual path, the ones the node itself can sign for. */
export const testAccounts: readonly TestAccount[] = Array.from({ length: 10 }, (_, index) => {
  const account = mnemonicToAccount(testMnemonic, { addressIndex: index })
  const key = account.getHdKey().privateKey
  if (!key) throw new Error('the test phrase gave no key')
  return { index, path: `m/44'/60'/0'/0/${index}`, address: account.address, privateKey: bytesToHex(key) }
})

/** Same list, by number; throws when there is no such account. */
export function testAccount(index: number): TestAccount {
  const account = testAccounts[index]
  if (!account) throw new RangeError(`there are ${testAccounts.length} test accounts, none has number ${index}`)
  return account
}
