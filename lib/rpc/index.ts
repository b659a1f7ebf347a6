import type { ApprovalRecord, Rpc, Sender, Services } from '../background/services.ts'
import { errorCode, InternalError, WalletError } from '../errors.ts'
import { createRateLimit } from './limits.ts'
import { type AskMethod, type Context, type Method, NotSetUpError, UnauthorizedError } from './method.ts'
import { eth_accounts } from './methods/eth_accounts.ts'
import { eth_chainId } from './methods/eth_chainId.ts'
import { eth_requestAccounts } from './methods/eth_requestAccounts.ts'
import { eth_sendTransaction } from './methods/eth_sendTransaction.ts'
import { eth_signTypedData_v4 } from './methods/eth_signTypedData_v4.ts'
import { net_version } from './methods/net_version.ts'
import { nodeReads } from './methods/nodeReads.ts'
import { personal_sign } from './methods/personal_sign.ts'
import { wallet_getPermissions } from './methods/wallet_getPermissions.ts'
import { wallet_requestPermissions } from './methods/wallet_requestPermissions.ts'
import { wallet_revokePermissions } from './methods/wallet_revokePermissions.ts'
import { wallet_switchEthereumChain } from './methods/wallet_switchEthereumChain.ts'
import { web3_clientVersion } from './methods/web3_clientVersion.ts'
import { parseRequest } from './request.ts'
import { refusal } from './unsupported.ts'

/** Every method by its name on the wire. A Map: `constructor` and `__proto__` are names like any other here (P7). */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['eth_accounts', eth_accounts],
  ['eth_chainId', eth_chainId],
  ['eth_requestAccounts', eth_requestAccounts],
  ['eth_sendTransaction', eth_sendTransaction],
  ['eth_signTypedData_v4', eth_signTypedData_v4],
  ['net_version', net_version],
  ['personal_sign', personal_sign],
  ['wallet_getPermissions', wallet_getPermissions],
  ['wallet_requestPermissions', wallet_requestPermissions],
  ['wallet_revokePermissions', wallet_revokePermissions],
  ['wallet_switchEthereumChain', wallet_switchEthereumChain],
  ['web3_clientVersion', web3_clientVersion],
  ...nodeReads,
])

/** Reads that one origin may send to the user's endpoint: 50 a second, 100 at once. */
const nodeRate = { perSecond: 50, burst: 100 }

/** The origin asks the user's endpoint for more than it should. */
export class TooManyReadsError extends WalletError {
  readonly code = errorCode.limitExceeded
  constructor() {
    super('This site asks for too much at once. Wait a second and try again.')
  }
}

type RpcServices = Pick<Services, 'keeper' | 'state' | 'chain' | 'connections' | 'approvals' | 'transactions'>

/** Answers pages. Every request takes the same steps: frame, parse, table, access, ask, run. See `Rpc`. */
export function createRpc(services: RpcServices, { now }: { now: () => number } = { now: Date.now }): Rpc {
  const nodeReadsLeft = createRateLimit(nodeRate, now)

  const contextOf = (origin: string): Context => {
    const { connections } = services
    return {
      origin,
      accounts: connections.visibleAccounts(origin),
      granted: connections.get(origin)?.accounts ?? null,
      chainId: connections.chainId(origin),
      services,
    }
  }

  /** What the user has to decide, or the result when nothing is left to decide. The wallet is unlocked. */
  const ask = (method: AskMethod, params: unknown, context: Context) => {
    const result = method.settled?.(params as never, context)
    return result === undefined ? { params, request: method.propose(params as never, context) } : { result }
  }

  const open = async (method: AskMethod, name: string, raw: unknown, sender: Sender, requestId: string) => {
    const context = contextOf(sender.origin)
    const params = method.parse(raw, context)
    assertGranted(method, params, context)
    const { approvals, keeper } = services
    const { chainId } = context
    const entry = { sender, requestId, method: name, chainId }
    // Parsed again once it is unlocked: only then is it known which accounts are ours.
    if (keeper.phase() === 'locked') return approvals.open({ ...entry, params: raw, request: { kind: 'unlock' } })
    if (keeper.phase() !== 'unlocked') throw new NotSetUpError()
    const next = ask(method, params, context)
    return 'result' in next ? next.result : approvals.open({ ...entry, ...next })
  }

  const asking = (name: string): AskMethod => {
    const method = methods.get(name)
    if (method?.access !== 'ask') throw new InternalError()
    return method
  }

  return {
    async handle({ sender, requestId, request, resume }) {
      const { name, params } = parseRequest(request)
      const method = methods.get(name)
      if (method === undefined) throw refusal(name)
      const { keeper, connections, approvals } = services
      // connections.ready is the last of them: it waits for the account on screen too.
      await Promise.all([keeper.ready, connections.ready])
      if (method.access === 'ask') {
        await approvals.ready
        const waiting = resume ? approvals.resume(requestId, sender) : null
        return waiting ?? open(method, name, params, sender, requestId)
      }
      const context = contextOf(sender.origin)
      const parsed = method.parse(params, context)
      if (method.access === 'connected' && context.granted === null) throw new UnauthorizedError()
      if (method.cost === 'node' && !nodeReadsLeft(sender.origin)) throw new TooManyReadsError()
      return method.run(parsed as never, context)
    },

    async propose({ method: name, params: raw, sender }: ApprovalRecord) {
      if (sender === null) throw new InternalError()
      const method = asking(name)
      const context = contextOf(sender.origin)
      const params = method.parse(raw, context)
      assertGranted(method, params, context)
      return ask(method, params, context)
    },

    complete: async (record) => asking(record.method).complete(record, services),
  }
}

/** Not connected and connected without this account are told apart by nothing (H038). */
function assertGranted(method: AskMethod, params: unknown, { granted }: Context): void {
  const account = method.account?.(params as never)
  if (account !== undefined && !granted?.includes(account)) throw new UnauthorizedError()
}
