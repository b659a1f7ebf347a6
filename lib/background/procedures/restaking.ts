import type { PodAction, PodTarget } from '../../messaging/restaking.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

type Names = 'pods.read' | 'pods.checkProofs' | 'pods.act' | 'slashes.read'

/** Commands about native restaking and past slashes. */
export function restakingProcedures({ restaking }: Pick<Services, 'restaking'>): Pick<Handlers, Names> {
  return {
    'pods.read': async (input) => restaking.readPod(parseTarget(parseRecord(input, 'the pod', ['chainId', 'account']))),
    'slashes.read': async (input) =>
      restaking.readSlashes(parseTarget(parseRecord(input, 'the account', ['chainId', 'account']))),
    async 'pods.checkProofs'(input) {
      const { file, ...target } = parseRecord(input, 'the proofs', ['chainId', 'account', 'file'])
      return restaking.checkProofs({ ...parseTarget(target), file: parseFile(file) })
    },
    async 'pods.act'(input) {
      const { action, ...target } = parseRecord(input, 'the action', ['chainId', 'account', 'action'])
      await restaking.act({ ...parseTarget(target), action: parseAction(action) })
      return null
    },
  }
}

function parseTarget({ chainId, account }: Record<string, unknown>): PodTarget {
  if (!Number.isSafeInteger(chainId) || (chainId as number) <= 0)
    throw new InvalidParamsError('chainId is out of range')
  return { chainId: chainId as number, account: parseAddress(account, 'account') }
}

function parseAction(value: unknown): PodAction {
  const { do: what, onlyNew, file } = parseRecord(value, 'the action', ['do', 'onlyNew', 'file'])
  if (what === 'create') return { do: what }
  if (what === 'startCheckpoint') return { do: what, onlyNew: onlyNew === true }
  if (what === 'prove') return { do: what, file: parseFile(file) }
  throw new InvalidParamsError('the action is none of a pod')
}

function parseFile(value: unknown): string {
  if (typeof value !== 'string') throw new InvalidParamsError('the file is text')
  return value
}
