import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import { chains } from '../chain/chains.ts'
import type { ChainClient } from '../chain/types.ts'
import type { BlockRef } from '../messaging/mirror.ts'
import type { Input } from '../messaging/procedures.ts'
import type { PodReport, PodTarget, ProofsReport, SlashReport } from '../messaging/restaking.ts'
import { runPlan } from '../portfolio/engine.ts'
import { readHeader } from '../portfolio/pastBlocks.ts'
import { readSlashes } from '../portfolio/slashes.ts'
import { checkProofs, createPod, PodActionError, startCheckpoint } from '../protocols/eigenlayer/pods/calls.ts'
import { parseProofFile } from '../protocols/eigenlayer/pods/proofFile.ts'
import { readPod, readValidators } from '../protocols/eigenlayer/pods/read.ts'
import { checkpointsOf, validatorsIn, validatorsOf } from '../protocols/eigenlayer/pods/scans.ts'
import { delegations, delegationsIn, slashesOf } from '../protocols/eigenlayer/slashes/scans.ts'
import { NotFinishableError } from '../protocols/finish.ts'
import type { Read } from '../protocols/types.ts'
import { WatchedAccountError } from '../rpc/method.ts'
import { wei } from '../units.ts'
import { UnknownAccountError } from '../wallet/accounts.ts'
import { createLogBook } from './logBook.ts'
import { createOwnTransactions } from './ownTransactions.ts'
import { createQueue } from './queue.ts'
import type { RestakingService, Services } from './services.ts'
import { WalletLockedError } from './views.ts'

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals'> & { durable: DurableStore }

/** See `RestakingService`. Nothing of it is kept but what was found in logs: all else is read from the chain each time. */
export function createRestaking({ state, chain, keeper, approvals, durable }: Dependencies): RestakingService {
  const isOurs = (account: Address) => keeper.accounts().some(({ address }) => address === account)
  const book = createLogBook({ durable, isOurs })
  const own = createOwnTransactions({ state, approvals })
  const inTurn = createQueue()
  keeper.onLock(book.erase)
  keeper.onReset(book.erase)
  keeper.onRemove(book.forget)

  const clientOf = ({ chainId, account }: PodTarget): ChainClient => {
    if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
    if (!chains.some(({ id, offered }) => id === chainId && offered)) throw new NotFinishableError()
    if (!isOurs(account)) throw new UnknownAccountError()
    return chain.client(chainId)
  }

  /** What the logs of a pod tell: which validators it knows, and how many its open checkpoint began with. */
  const readHistory = async (
    client: ChainClient,
    account: Address,
    pod: Address,
    block: BlockRef,
    openedAt: bigint | null,
  ) => {
    const scans = [validatorsOf(pod), checkpointsOf(pod)] as const
    const looked = await book.look(
      client,
      account,
      scans.map((scan) => ({ scan, account: pod })),
      block.number,
    )
    const { hashes, byIndex } = validatorsIn(looked.of(scans[0].id).found)
    const { result: answers } = await runPlan(client, readValidators(pod, hashes))
    const list = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    const begun = looked.of(scans[1].id).found.find(({ number }) => number === openedAt)
    // A validator known by its index only is one that nothing was proven of since May 2025.
    const unnamed = byIndex.some((index) => !list.some((validator) => validator.index === index))
    return { looked, list, unnamed, size: begun === undefined ? null : Number(BigInt(begun.data)) }
  }

  const send = async (target: PodTarget, id: string, plan: Read<Parameters<typeof own.open>[1]>) => {
    const purpose = { ...target, ids: [`eigenlayer:pod:${id}`] }
    if (own.isAsked(purpose)) return
    const client = clientOf(target)
    if (keeper.accounts().find(({ address }) => address === target.account)?.kind === 'watch')
      throw new WatchedAccountError()
    const { result: call } = await runPlan(client, plan)
    // The wallet may have been locked meanwhile.
    clientOf(target)
    await own.open(purpose, call)
  }

  return {
    async readPod(target) {
      const client = clientOf(target)
      const { result, block } = await runPlan(client, readPod(target.account))
      const { state: pod, ...rest } = result
      const report = { ...rest, account: target.account, chainId: target.chainId, block, state: pod }
      const nothing = { progress: null, error: null, list: [], proven: wei(0n) }
      if (pod === null) return { ...report, validators: nothing, checkpointSize: null } satisfies PodReport
      const { looked, list, unnamed, size } = await readHistory(
        client,
        target.account,
        result.pod,
        block,
        pod.checkpoint?.startedAt ?? null,
      )
      const active = list.filter(({ status }) => status === 'active')
      const whole = looked.progress === null && !unnamed && active.length === pod.activeValidators
      const proven = whole ? wei(active.reduce((sum, { balance }) => sum + balance, 0n)) : null
      const validators = { progress: looked.progress, error: looked.error, list, proven }
      return { ...report, validators, checkpointSize: size } satisfies PodReport
    },
    async readSlashes(target) {
      const client = clientOf(target)
      const { account, chainId } = target
      // Every reading begins with where the chain is.
      const { block } = await client.read([])
      const first = await book.look(client, account, [{ scan: delegations, account }], block.number)
      const spans = delegationsIn(first.of(delegations.id).found)
      const operators = [...new Set(spans.map(({ operator }) => operator))]
      const scans = operators.map((operator) => ({ scan: slashesOf(operator), account: operator }))
      const second = scans.length === 0 ? first : await book.look(client, account, scans, block.number)
      const found = scans.map(({ scan, account: operator }) => ({ operator, tickets: second.of(scan.id).found }))
      const slashes = await readSlashes(client, { account, spans, found, timeOf: (at) => timeOf(client, at) })
      const progress = first.progress ?? second.progress
      return {
        progress,
        error: first.error ?? second.error,
        account,
        chainId,
        block,
        slashes,
        operators,
      } satisfies SlashReport
    },
    async checkProofs({ file, ...target }) {
      const client = clientOf(target)
      const { result } = await runPlan(client, checkProofs(target.account, parseProofFile(file)))
      const { call: _, ...report } = result
      return report satisfies ProofsReport
    },
    act: ({ action, ...target }: Input<'pods.act'>) =>
      inTurn(async () => {
        if (action.do === 'create') return send(target, 'create', createPod(target.account))
        if (action.do === 'startCheckpoint') {
          return send(target, 'checkpoint', startCheckpoint(target.account, action.onlyNew))
        }
        const proofs = parseProofFile(action.file)
        return send(target, `proofs:${proofs.kind}`, nextProofs(target.account, proofs))
      }),
  }
}

function* nextProofs(account: Address, file: ReturnType<typeof parseProofFile>) {
  const { call } = yield* checkProofs(account, file)
  if (call === null) throw new PodActionError('nothing-to-prove')
  return call
}

async function timeOf(client: ChainClient, block: bigint): Promise<bigint | null> {
  return (await readHeader(client, block))?.timestamp ?? null
}
