import { type Address, isAddressEqual } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import { decode, encode } from '../codec.ts'
import { describeError, type ErrorInfo, reportBug, WalletError } from '../errors.ts'
import type { ClaimRequest, ClaimsReport, EarnerReport, ImportedRoot } from '../messaging/rewards.ts'
import { runPlan } from '../portfolio/engine.ts'
import { parseDataSet } from '../portfolio/rewards/dataset.ts'
import { readTokenFacts } from '../portfolio/rewards/prices.ts'
import { fetchClaim, type Outsider } from '../portfolio/rewards/sidecar.ts'
import { rewardsCoordinator } from '../protocols/eigenlayer/rewards/abi.ts'
import { buildDistribution, narrowClaim, type RewardsClaim } from '../protocols/eigenlayer/rewards/claim.ts'
import {
  type CheckedClaim,
  claimerTransaction,
  claimTransaction,
  NotClaimableError,
  readClaims,
  readRewardsState,
} from '../protocols/eigenlayer/rewards/read.ts'
import { ask, call, together } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { WatchedAccountError } from '../rpc/method.ts'
import { UnknownAccountError } from '../wallet/accounts.ts'
import { createOwnTransactions } from './ownTransactions.ts'
import { createQueue } from './queue.ts'
import type { RewardSourcesStore } from './rewardSources.ts'
import type { Services } from './services.ts'
import { WalletLockedError } from './views.ts'

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals' | 'settings'> & {
  durable: DurableStore
  sources: RewardSourcesStore
  /** For servers outside the chain; absent: the browser's. */
  fetch?: Outsider['fetch']
}

/** EigenLayer's rewards are paid on Ethereum. */
const chainId = 1
const importedKey = 'rewards.imported'
/** Raised when the shape of what is kept changes; an older one is then imported again. */
const version = 1
/** Earners asked for at once from somebody else's server. */
const atOnce = 4

type Imported = { claims: readonly RewardsClaim[] }
type Found = { claim: RewardsClaim; from: 'source' | 'file' } | { error: ErrorInfo } | null

/** What accounts can claim, and the transactions that claim it. Keeps nothing but what was imported. */
export function createRewardClaims({
  state,
  chain,
  keeper,
  approvals,
  settings,
  durable,
  sources,
  fetch,
}: Dependencies) {
  const own = createOwnTransactions({ state, approvals })
  const inTurn = createQueue()
  const client = () => chain.client(chainId)
  const outsider = (): Outsider => ({
    allowLoopback: settings.get().developer,
    ...(fetch === undefined ? {} : { fetch }),
  })
  const forget = () => durable.delete(importedKey).catch(() => {})
  keeper.onRemove(async (account) => {
    const claims = (await readImported()).filter(({ earnerLeaf }) => !isAddressEqual(earnerLeaf.earner, account))
    await (claims.length === 0 ? forget() : keepImported(claims))
  })
  keeper.onReset(forget)

  const readImported = async (): Promise<readonly RewardsClaim[]> => {
    const text = await durable.get(importedKey).catch(() => undefined)
    if (typeof text !== 'string') return []
    try {
      const kept = decode(text) as { version: unknown } & Imported
      return kept.version === version && Array.isArray(kept.claims) ? kept.claims : []
    } catch {
      // Cut off, or written by nobody we know: it is imported again.
      return []
    }
  }
  const keepImported = (claims: readonly RewardsClaim[]) => durable.set(importedKey, encode({ version, claims }))

  /** A claim of each earner, unchecked: from the source where one is set, else what was imported. */
  const findClaims = async (earners: readonly Address[], rootIndex: number | null): Promise<readonly Found[]> => {
    const url = sources.get().claims
    const imported = await readImported()
    const found: Found[] = []
    const findOne = async (earner: Address): Promise<Found> => {
      const kept = imported.find(({ earnerLeaf }) => isAddressEqual(earnerLeaf.earner, earner))
      const fromFile: Found = kept === undefined ? null : { claim: kept, from: 'file' }
      if (url === null || rootIndex === null) return fromFile
      try {
        const claim = await fetchClaim(url, { earner, rootIndex }, outsider())
        return claim === null ? fromFile : { claim, from: 'source' }
      } catch (error) {
        if (!(error instanceof WalletError)) reportBug(error)
        return { error: describeError(error) }
      }
    }
    for (let from = 0; from < earners.length; from += atOnce) {
      found.push(...(await Promise.all(earners.slice(from, from + atOnce).map(findOne))))
    }
    return found
  }

  const assertOpen = () => {
    if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
  }
  const assertSigner = (account: Address) => {
    assertOpen()
    const found = keeper.accounts().find(({ address }) => address === account)
    if (found === undefined) throw new UnknownAccountError()
    if (found.kind === 'watch') throw new WatchedAccountError()
  }
  const assertOurs = (accounts: readonly Address[]) => {
    for (const account of accounts) {
      if (!keeper.accounts().some(({ address }) => address === account)) throw new UnknownAccountError()
    }
  }

  const read = async (accounts: readonly Address[]): Promise<ClaimsReport> => {
    assertOpen()
    assertOurs(accounts)
    const { result: first } = await runPlan(client(), readRewardsState(accounts))
    const found = await findClaims(accounts, first.current?.index ?? null)
    const claims = found.flatMap((one) => (one !== null && 'claim' in one ? [one.claim] : []))
    assertOpen()
    const { result, block } = await runPlan(client(), readAll(accounts, claims))
    let next = 0
    const earners = accounts.map((earner, place): EarnerReport => {
      const of = found[place] ?? null
      const claimer = result.state.claimers[place] as Address
      if (of === null || 'error' in of) return { earner, claimer, data: null, error: of?.error ?? null }
      const checked = result.checked[next] as CheckedClaim
      next += 1
      const { root, fault, tokens } = checked
      // Amounts of what does not prove are somebody's say-so.
      const believed = fault === 'proof' || fault === 'root' || fault === 'refused' ? [] : tokens
      return { earner, claimer, data: { from: of.from, root, fault, tokens: believed }, error: null }
    })
    const { current, next: later, paused } = result.state
    return { block, current, next: later, paused, sources: sources.get(), earners, tokens: result.tokens }
  }

  const claim = async ({ caller, recipient, claims }: ClaimRequest): Promise<void> => {
    assertSigner(caller)
    const ids = claims.flatMap(({ earner, tokens }) => tokens.map(({ token }) => claimId(earner, token)))
    const purpose = { chainId, account: caller, ids }
    if (own.isAsked(purpose)) return
    const earners = claims.map(({ earner }) => earner)
    const { result: now } = await runPlan(client(), readRewardsState(earners))
    const found = await findClaims(earners, now.current?.index ?? null)
    const wanted = claims.map(({ tokens }, place) => {
      const of = found[place] ?? null
      const whole = of !== null && 'claim' in of ? of.claim : null
      const part =
        whole === null ? null : narrowClaim(whole, (token) => tokens.some((one) => isAddressEqual(one.token, token)))
      if (part === null || part.tokenLeaves.length !== tokens.length) throw new NotClaimableError('changed')
      return part
    })
    const { result } = await runPlan(client(), claimTransaction(wanted, { caller, recipient }))
    // What is asked of the user is what was on screen, to the last unit.
    for (const [place, { tokens }] of claims.entries()) {
      for (const { token, amount } of tokens) {
        const checked = result.checked[place]?.tokens.find((one) => isAddressEqual(one.token, token))
        if (checked?.claimable !== amount) throw new NotClaimableError('changed')
      }
    }
    assertSigner(caller)
    await own.open(purpose, result.call)
  }

  return {
    read,
    claim: (request: ClaimRequest) => inTurn(() => claim(request)),
    setClaimer: ({ account, claimer }: { account: Address; claimer: Address }) =>
      inTurn(async () => {
        assertSigner(account)
        const purpose = { chainId, account, ids: [`rewards:claimer:${account}`] }
        if (!own.isAsked(purpose)) await own.open(purpose, claimerTransaction(claimer))
      }),
    async importDataSet(text: string): Promise<ImportedRoot> {
      assertOpen()
      const lines = parseDataSet(text)
      const distribution = buildDistribution(lines)
      const { result: index } = await runPlan(client(), readRootIndex(distribution.root))
      const accounts = keeper.accounts().map(({ address }) => address)
      const claims = accounts.flatMap((account) => distribution.claimOf(account, index) ?? [])
      assertOpen()
      await keepImported(claims)
      const earners = new Set(lines.map(({ earner }) => earner)).size
      return { root: distribution.root, index, earners, own: claims.length }
    },
  }
}

/** What a claim of one earner and token is known by, in approvals and in the journal. */
export const claimId = (earner: Address, token: Address) => `rewards:${earner}:${token}`

/** Where a root stands on chain. Throws NotClaimableError `root` when it is none of the chain's. */
function* readRootIndex(root: RewardsClaim['earnerTreeProof']): Read<number> {
  try {
    const [index] = yield* ask([call(rewardsCoordinator, 'getRootIndexFromHash', [root])])
    return index
  } catch {
    throw new NotClaimableError('root')
  }
}

function* readAll(accounts: readonly Address[], claims: readonly RewardsClaim[]) {
  const [rewards, checked] = yield* together([readRewardsState(accounts), readClaims(claims)])
  const tokens = checked.flatMap((one) => one.tokens.map(({ token }) => token))
  return { state: rewards, checked, tokens: yield* readTokenFacts(tokens) }
}
