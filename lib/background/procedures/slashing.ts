import type { SlashTarget } from '../../messaging/slashing.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import { WAD, wad } from '../../units.ts'
import type { Handlers, Services } from '../services.ts'

/** Sets one rehearsal tries: with the reads between them, what nodes give one simulation of gas is enough for these. */
const mostTargets = 24

/** Commands about what slashing could take. */
export function slashingProcedures({
  slashing,
}: Pick<Services, 'slashing'>): Pick<Handlers, 'slashing.read' | 'slashing.rehearse'> {
  return {
    async 'slashing.read'(input) {
      const { account } = parseRecord(input, 'the account', ['account'])
      return slashing.read(parseAddress(account, 'account'))
    },
    async 'slashing.rehearse'(input) {
      const { account, targets, size } = parseRecord(input, 'the slashes', ['account', 'targets', 'size'])
      if (!Array.isArray(targets) || targets.length === 0 || targets.length > mostTargets) {
        throw new InvalidParamsError(`targets is a list of 1 to ${mostTargets} operator sets`)
      }
      if (typeof size !== 'bigint' || size <= 0n || size > WAD) {
        throw new InvalidParamsError('the size is more than 0 and at most 1e18')
      }
      return slashing.rehearse({
        account: parseAddress(account, 'account'),
        targets: targets.map(parseTarget),
        size: wad(size),
      })
    },
  }
}

function parseTarget(value: unknown): SlashTarget {
  const { operator, avs, id } = parseRecord(value, 'an operator set', ['operator', 'avs', 'id'])
  if (!Number.isSafeInteger(id) || (id as number) < 0 || (id as number) >= 2 ** 32) {
    throw new InvalidParamsError('the id of an operator set is a 32-bit number')
  }
  return { operator: parseAddress(operator, 'operator'), avs: parseAddress(avs, 'avs'), id: id as number }
}
