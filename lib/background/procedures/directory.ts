import type { Address } from 'viem'
import type { Described } from '../../messaging/directory.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

type Commands = Pick<Handlers, Extract<keyof Handlers, `directory.${string}`>>

/** More than anybody delegates to, compares, or sees on one screen. */
const [mostAlso, mostCompared, mostDescribed] = [300, 4, 60]

/** Commands about operators and AVSs. */
export function directoryProcedures({ directory }: Pick<Services, 'directory'>): Commands {
  return {
    'directory.list': ({ fresh, also }) =>
      directory.list({ fresh: fresh === true, also: parseAddresses(also, mostAlso) }),
    'directory.operators': ({ operators, fresh }) =>
      directory.operators({ operators: parseAddresses(operators, mostCompared), fresh: fresh === true }),
    'directory.avs': ({ avs, fresh }) => directory.avs({ avs: parseAddress(avs, 'the AVS'), fresh: fresh === true }),
    'directory.search': ({ go }) => directory.search({ go: go === true }),
    'directory.describe': ({ who, fresh }) => directory.describe({ who: parseWho(who), fresh: fresh === true }),
  }
}

function parseAddresses(value: unknown, most: number): readonly Address[] {
  if (!Array.isArray(value) || value.length > most) throw new InvalidParamsError('operators are a list of addresses')
  return [...new Set(value.map((one) => parseAddress(one, 'an operator')))]
}

function parseWho(value: unknown): readonly Described[] {
  if (!Array.isArray(value) || value.length > mostDescribed) throw new InvalidParamsError('who is a short list')
  return value.map((one: unknown) => {
    const { kind, address } = parseRecord(one, 'who', ['kind', 'address'])
    if (kind !== 'operator' && kind !== 'avs') throw new InvalidParamsError('the kind is operator or avs')
    return { kind, address: parseAddress(address, 'who') }
  })
}
