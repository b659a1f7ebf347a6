import type { Address } from 'viem'
import { type TokenUnits, tokenUnits } from '../../units.ts'
import { gather } from '../gather.ts'
import { ask, askSettled, at, call, ReadError } from '../plan.ts'
import { assetOf } from '../tokens.ts'
import type { ExitDelay, ExitPosition, Position, Read, Token } from '../types.ts'
import { queue as queueContract, symbiotic } from './abi.ts'
import { wsteth, wstethAsset } from './addresses.ts'
import { type Epochs, endOf, split } from './math.ts'
import { type Queue, readQueues } from './queues.ts'

/** Claims from all queues of a vault are one transaction. */
export const batchOf = (vault: Address) => `mellow:claims:${vault}`

/**
 * What an account waits for, or can claim, in every queue of a vault. Two rounds; a third when it asked in two epochs that
 * have not ended. Throws PartialReadError for queues that did not answer.
 */
export function* readExits(vault: Token, account: Address): Read<readonly Position[]> {
  const { queues, complete } = yield* readQueues(vault.address)
  const parts = queues.map((queue) => ({ id: `mellow:exit:${queue.address}`, plan: readQueue(vault, queue, account) }))
  const rest = { id: `mellow:exit:${vault.address}`, plan: unreadable() }
  return yield* gather(complete ? parts : [...parts, rest])
}

/** Stands for queues that are there and were not asked. */
// biome-ignore lint/correctness/useYield: a plan that only fails.
function* unreadable(): Read<readonly Position[]> {
  throw new ReadError('0x')
}

function* readQueue(vault: Token, queue: Queue, account: Address): Read<readonly Position[]> {
  const target = at(queue.address, queueContract)
  const behind = queue.symbioticVault
  const amounts = [call(target, 'pendingAssetsOf', [account]), call(target, 'claimableAssetsOf', [account])] as const
  if (behind === null) {
    const [pending, claimable] = yield* ask(amounts)
    return toExits(vault, queue, { claimable: tokenUnits(claimable), waiting: [{ amount: tokenUnits(pending) }] })
  }
  const epochs = at(behind, symbiotic)
  const [pending, claimable, [previous, latest, , claimEpoch], epoch, start, duration] = yield* ask([
    ...amounts,
    call(target, 'getAccountData', [account]),
    call(epochs, 'currentEpoch', []),
    call(epochs, 'currentEpochStart', []),
    call(epochs, 'epochDuration', []),
  ])
  const clock: Epochs = { epoch, start: BigInt(start), duration: BigInt(duration) }
  const requests = [
    { epoch: claimEpoch - 1n, shares: claimEpoch === 0n ? 0n : previous },
    { epoch: claimEpoch, shares: latest },
  ].filter(({ shares }) => shares > 0n)
  const open = requests.filter((request) => request.epoch >= epoch)
  const settled = requests.findLast((request) => request.epoch < epoch)?.epoch
  const waiting = open.map((request) => ({ epoch: request.epoch, time: endOf(request.epoch, clock) }))
  const ready = { claimable: tokenUnits(claimable), ...(settled === undefined ? {} : { settled }) }
  const [first, second] = waiting
  if (first === undefined || second === undefined) {
    const only = waiting.map((request) => ({ ...request, amount: tokenUnits(pending) }))
    return toExits(vault, queue, { ...ready, waiting: only })
  }
  const shared = yield* readShared(queue.address, behind, [first.epoch, second.epoch])
  const parts = open.map(({ shares }, index) => split(shares, shared[index]))
  return toExits(vault, queue, {
    ...ready,
    waiting: waiting.map((request, index) => ({ ...request, amount: parts[index] ?? null })),
  })
}

/** What the whole queue takes out in each epoch, and of how many shares. Null where it did not answer. */
function* readShared(queue: Address, symbioticVault: Address, epochs: readonly bigint[]) {
  const answers = yield* askSettled(
    epochs.flatMap((epoch) => [
      call(at(queue, queueContract), 'getEpochData', [epoch]),
      call(at(symbioticVault, symbiotic), 'withdrawalsOf', [epoch, queue]),
    ]),
  )
  return epochs.map((_, index) => {
    const [data, assets] = answers.slice(index * 2, index * 2 + 2)
    if (!data?.ok || !assets?.ok) return null
    return { assets: assets.value as bigint, shares: (data.value as { sharesToClaim: bigint }).sharesToClaim }
  })
}

type Waiting = { epoch?: bigint; time?: bigint; amount: TokenUnits | null }
type Found = {
  claimable: TokenUnits
  /** The epoch the claimable part was asked for in, where the queue still says: it keeps the id it had while it waited. */
  settled?: bigint
  waiting: readonly Waiting[]
}

function toExits(vault: Token, queue: Queue, { claimable, settled, waiting }: Found): readonly Position[] {
  const make = (key: bigint | string, part: Pick<ExitPosition, 'amountNow' | 'state' | 'delay' | 'repricing'>) =>
    ({
      id: `mellow:exit:${queue.address}:${key}`,
      protocol: 'mellow',
      kind: 'exit',
      ticket: { contract: queue.address, number: typeof key === 'bigint' ? key : null, transferable: false },
      given: { token: vault.address, asset: assetOf(vault), amount: null },
      paid: { token: wsteth, asset: wstethAsset },
      amountAsked: null,
      finish: { batch: batchOf(vault.address) },
      ...part,
    }) satisfies ExitPosition
  const ready =
    claimable === 0n
      ? []
      : [make(settled ?? 'ready', { amountNow: claimable, state: 'completable', delay: [], repricing: false })]
  const pending = waiting
    .filter(({ amount }) => amount !== 0n)
    .map(({ epoch, time = null, amount }) => {
      const what: ExitDelay['what'] = epoch === undefined ? 'cooldown' : 'epoch'
      // Until its epoch ends, a slash in Symbiotic takes from it as from what is staked.
      return make(epoch ?? 'waiting', {
        amountNow: amount,
        state: 'waiting',
        delay: [{ what, over: false, block: null, time }],
        repricing: true,
      })
    })
  return [...ready, ...pending]
}
