import type { Address } from 'viem'
import { chains, ethereum } from '../../chain/chains.ts'
import { parseQuantity } from '../../chain/quantity.ts'
import type { ChainClient } from '../../chain/types.ts'
import type { Settings } from '../../messaging/mirror.ts'
import type { DerivationScheme } from '../../messaging/procedures.ts'
import { multicall3On } from '../../protocols/multicall3.ts'
import { call } from '../../protocols/plan.ts'
import { deriveAddresses, PathError, pathOf } from '../../wallet/derivation.ts'
import { parsePhrase, seedOf } from '../../wallet/phrase.ts'
import type { Chain, Handlers, Services } from '../services.ts'

type AccountProcedures = Pick<Handlers, Extract<keyof Handlers, `accounts.${string}`>>
type Rooms = Pick<Services, 'keeper' | 'selection' | 'chain' | 'settings'>

/** Most addresses looked at in one step of the search for accounts. */
const mostCandidates = 50

/** Adding, finding, naming, ordering and removing accounts. */
export function accountProcedures({ keeper, selection, chain, settings }: Rooms): AccountProcedures {
  return {
    'accounts.add': async ({ source }) => {
      const address = await keeper.addAccount(source)
      await selection.select(address)
      return { address }
    },
    'accounts.derive': async ({ seedId }) => {
      const address = await keeper.deriveNext(seedId)
      await selection.select(address)
      return { address }
    },
    'accounts.discover': async ({ phrase, passphrase, scheme, offset, count }) => {
      const found = await candidatesOf({ phrase, passphrase: passphrase ?? '', scheme, offset, count })
      const addresses = found.map(({ address }) => address)
      // The same key is the same address on every chain: its activity is what all of them know together.
      const asked = chains.filter(({ id, currency }) => currency === 'ETH' && hasEndpoint(settings.get(), id))
      const ids = asked.length === 0 ? [ethereum] : asked.map(({ id }) => id)
      const activities = await Promise.all(ids.map((chainId) => readActivity(chain, chainId, addresses)))
      return { candidates: found.map((candidate, index) => ({ ...candidate, activity: sum(activities, index) })) }
    },
    'accounts.rename': async ({ address, name }) => {
      await keeper.rename(address, name)
      return null
    },
    'accounts.reorder': async ({ addresses }) => {
      await keeper.reorder(addresses)
      return null
    },
    'accounts.setHidden': async ({ address, hidden }) => {
      await keeper.setHidden(address, hidden === true)
      return null
    },
    'accounts.remove': async ({ address, password }) => {
      await keeper.remove(address, password)
      return null
    },
    'accounts.select': async ({ address }) => {
      await selection.select(address)
      return null
    },
  }
}

const hasEndpoint = ({ endpoints }: Settings, chainId: number) => (endpoints[String(chainId)] ?? []).length > 0

type Search = { phrase: string; passphrase: string; scheme: DerivationScheme; offset: number; count: number }

/** Pure but for the key derivation: which addresses come next. Throws the error of the field that is wrong. */
async function candidatesOf({ phrase, passphrase, scheme, offset, count }: Search) {
  if (!Number.isSafeInteger(offset) || offset < 0) throw new PathError()
  if (!Number.isSafeInteger(count) || count < 1 || count > mostCandidates) throw new PathError()
  const seed = await seedOf(parsePhrase(phrase), passphrase)
  const paths = Array.from({ length: count }, (_, index) => pathOf(scheme, offset + index))
  const addresses = deriveAddresses(seed, paths)
  seed.fill(0)
  return addresses.map((address, index) => ({ address, path: paths[index] as string }))
}

type Activity = { nonce: number; balance: bigint } | null

/** What the chain knows of each address, all of it read at once; null for what did not answer, never zero. */
async function readActivity(chain: Chain, chainId: number, addresses: readonly Address[]): Promise<Activity[]> {
  try {
    const client = chain.client(chainId)
    const [balances, nonces] = await Promise.all([readBalances(client, addresses), readNonces(client, addresses)])
    return addresses.map((_, index) => {
      const [balance, nonce] = [balances[index], nonces[index]]
      return balance == null || nonce == null ? null : { balance, nonce }
    })
  } catch {
    // No endpoint, or none that answers: the addresses are still worth showing, with their activity unknown.
    return addresses.map(() => null)
  }
}

async function readBalances(client: ChainClient, addresses: readonly Address[]): Promise<(bigint | null)[]> {
  const calls = addresses.map((address) => call(multicall3On(client.chainId), 'getEthBalance', [address]))
  const { answers } = await client.read(calls)
  return calls.map(({ parse }, index) => {
    const answer = answers[index]
    return answer?.ok ? parse(answer.data) : null
  })
}

function readNonces(client: ChainClient, addresses: readonly Address[]): Promise<(number | null)[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const answer = await client.request('eth_getTransactionCount', [address, 'latest'])
      return Number(parseQuantity(answer, 2n ** 53n - 1n))
    }),
  )
}

function sum(activities: readonly Activity[][], index: number): Activity {
  const known = activities.flatMap((activity) => activity[index] ?? [])
  if (known.length < activities.length) return null
  return known.reduce((total, { nonce, balance }) => ({ nonce: total.nonce + nonce, balance: total.balance + balance }))
}
