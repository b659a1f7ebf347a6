import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { decode, encode } from '../codec.ts'
import { CipherError } from './cipher.ts'
import { addSource } from './edit.ts'
import { sealEnvelope } from './envelope.ts'
import { rootOf } from './unlock.ts'
import { closeVault, openVault, parseVault, VaultDamagedError, VaultNewerError, WrongPasswordError } from './vault.ts'
import { makeVault, quickKdf, testKey, testPhrase } from './vaultFixture.ts'

let made: Awaited<ReturnType<typeof makeVault>>
beforeAll(async () => {
  made = await makeVault()
})
const parse = (text: unknown) => parseVault(text, quickKdf)

type Body = {
  revision: number
  kdf: { iterations: number; salt: string; name: string }
  verifier: { iv: string; data: string }
  accounts: { name: string }[]
  secrets: { kind: string; id: string; address: string | null; iv: string; data: string }[]
}
/** The record after someone who can compute a checksum, but has no key, changed its body. */
async function forged(change: (body: Body) => Body): Promise<string> {
  const envelope = JSON.parse(made.text) as { version: number; body: string }
  const foreign = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return sealEnvelope(envelope.version, encode(change(decode(envelope.body) as Body)), foreign as CryptoKey)
}
const withKdf = (change: Partial<Body['kdf']>) => (body: Body) => ({ ...body, kdf: { ...body.kdf, ...change } })
const withSecret = (field: 'iv' | 'data') => (body: Body) => ({
  ...body,
  secrets: body.secrets.map((secret) =>
    secret.kind === 'seed' ? { ...secret, [field]: flip(secret[field]) } : secret,
  ),
})
const flip = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)

describe('a vault', () => {
  test('gives back what was put in, to its own keys only', async () => {
    expect(await openVault(await parse(made.text), made.keys)).toEqual(made.contents)
    const { keys } = await rootOf('another password', made.contents.kdf)
    await expect(openVault(await parse(made.text), keys)).rejects.toThrow(WrongPasswordError)
  })

  test('shows none of its secrets', () => {
    const searched = made.text.toLowerCase()
    for (const canary of [testPhrase, 'junk', testKey.slice(2), '1111111111', 'knot'])
      expect(searched).not.toContain(canary)
  })

  test('K2: no IV is ever used twice, not even for the same secret', async () => {
    const ivs = new Set<string>()
    for (let write = 0; write < 250; write += 1) {
      const { verifier, secrets } = await parse(await closeVault(made.contents, made.keys))
      for (const { iv } of [verifier, ...secrets]) ivs.add(iv)
    }
    expect(ivs.size).toBe(1_000)
  })

  test('H157: any flipped bit of the record is found without the password', async () => {
    for (let position = 0; position < made.text.length; position += 1) {
      const bit = 1 << (position % 7)
      const changed = String.fromCharCode(made.text.charCodeAt(position) ^ bit)
      const damaged = made.text.slice(0, position) + changed + made.text.slice(position + 1)
      await expect(parse(damaged)).rejects.toThrow(VaultDamagedError)
    }
  })

  test('H157: truncated, extended, null and foreign records are damage', async () => {
    for (const length of [0, 1, 10, made.text.length - 1]) {
      await expect(parse(made.text.slice(0, length))).rejects.toThrow(VaultDamagedError)
    }
    for (const stored of [null, undefined, 5, {}, [], 'null', '{}', '[]', `${made.text}x`, { text: made.text }]) {
      await expect(parse(stored)).rejects.toThrow(VaultDamagedError)
    }
  })

  test('any JSON is parsed or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        await expect(parse(text)).rejects.toThrow(VaultDamagedError)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['one iteration', withKdf({ iterations: 1 })],
    ['2^31 iterations', withKdf({ iterations: 2 ** 31 })],
    ['an unknown name', withKdf({ name: 'argon9' })],
    ['a short salt', withKdf({ salt: 'AAAA' })],
  ])('H158: a header with %s is refused before any work', async (_, change) => {
    await expect(parse(await forged(change))).rejects.toThrow(VaultDamagedError)
  })

  test.each([
    ['the salt', WrongPasswordError, (body: Body) => withKdf({ salt: flip(body.kdf.salt) })(body)],
    ['the number of iterations', WrongPasswordError, withKdf({ iterations: 601 })],
    [
      'the verifier',
      WrongPasswordError,
      (body: Body) => ({ ...body, verifier: { ...body.verifier, data: flip(body.verifier.data) } }),
    ],
    ['a ciphertext', VaultDamagedError, withSecret('data')],
    ['an IV', VaultDamagedError, withSecret('iv')],
    ['the order of secrets', VaultDamagedError, (body: Body) => ({ ...body, secrets: body.secrets.toReversed() })],
    [
      'an account name',
      VaultDamagedError,
      (body: Body) => ({ ...body, accounts: body.accounts.map((account) => ({ ...account, name: 'Mallory' })) }),
    ],
    ['the revision', VaultDamagedError, (body: Body) => ({ ...body, revision: body.revision + 1 })],
    ['a secret left out', VaultDamagedError, (body: Body) => ({ ...body, secrets: body.secrets.slice(0, -1) })],
  ])('H157: a forger who changes %s is found out', async (_, error, change) => {
    await expect(openVault(await parse(await forged(change)), made.keys)).rejects.toThrow(error)
  })

  test('H159: the exchanged ciphertexts of two keys do not even decrypt, whoever vouches for the record', async () => {
    const { secrets: before, accounts } = made.contents
    const two = await addSource({ accounts, secrets: before }, { kind: 'key', privateKey: '22'.repeat(32) })
    const { body: text } = JSON.parse(await closeVault({ ...made.contents, ...two }, made.keys)) as { body: string }
    const body = decode(text) as Body
    const [one, other] = body.secrets.filter(({ kind }) => kind === 'key') as [Body['secrets'][0], Body['secrets'][0]]
    const secrets = [
      ...body.secrets.filter(({ kind }) => kind !== 'key'),
      { ...one, iv: other.iv, data: other.data },
      { ...other, iv: one.iv, data: one.data },
    ]
    // The forger has the MAC key here, so that only the binding of each ciphertext to its own name is left.
    const exchanged = await parse(await sealEnvelope(1, encode({ ...body, secrets }), made.keys.mac))
    const refusal = await openVault(exchanged, made.keys).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(VaultDamagedError)
    expect((refusal as Error).cause).toBeInstanceOf(CipherError)
  })

  test('H159: a secret under another account’s address does not open', async () => {
    const body = decode((JSON.parse(made.text) as { body: string }).body) as Body
    const key = body.secrets.find((secret) => secret.kind === 'key')
    if (key === undefined) throw new Error('the fixture changed')
    key.address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
    const text = await sealEnvelope(1, encode(body), made.keys.mac)
    await expect(openVault(await parse(text), made.keys)).rejects.toThrow(VaultDamagedError)
  })

  test('K3: an address that the sealed key does not lead to is refused even when everything was sealed with it', async () => {
    const secrets = made.contents.secrets.map((secret) =>
      secret.kind === 'key' ? { ...secret, address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' as const } : secret,
    )
    const text = await closeVault({ ...made.contents, secrets }, made.keys)
    await expect(openVault(await parse(text), made.keys)).rejects.toThrow(VaultDamagedError)
  })

  test('H163: a record of a later version says so', async () => {
    const later = await sealEnvelope(2, 'whatever version 2 will be', made.keys.mac)
    await expect(parse(later)).rejects.toThrow(VaultNewerError)
  })
})
