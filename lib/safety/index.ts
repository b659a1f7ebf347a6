import type { Warning, WarningLevel } from '../messaging/mirror.ts'
import { claimedToken } from './claimedToken.ts'
import { delegatedAccount } from './delegatedAccount.ts'
import { emptied } from './emptied.ts'
import { encoding } from './encoding.ts'
import { fees } from './fees.ts'
import { foreignRecipient } from './foreignRecipient.ts'
import { lookalikeProtocol } from './lookalikeProtocol.ts'
import { newSpender } from './newSpender.ts'
import { noted } from './noted.ts'
import { operator } from './operator.ts'
import { operatorSets } from './operatorSets.ts'
import { payee } from './payee.ts'
import { simulated } from './simulated.ts'
import { spenderWithoutCode } from './spenderWithoutCode.ts'
import { strategy } from './strategy.ts'
import { target } from './target.ts'
import { typedData } from './typedData.ts'
import type { Rule, SafetyContext } from './types.ts'
import { unknownRequest } from './unknownRequest.ts'
import { unlimitedApproval } from './unlimitedApproval.ts'

export { allowanceKey, type SafetyContext } from './types.ts'

/** Every rule. A new one is a file and a line here. */
const rules: readonly Rule[] = [
  lookalikeProtocol,
  noted,
  encoding,
  delegatedAccount,
  unlimitedApproval,
  spenderWithoutCode,
  newSpender,
  foreignRecipient,
  payee,
  operator,
  operatorSets,
  strategy,
  target,
  typedData,
  simulated,
  unknownRequest,
  fees,
  claimedToken,
  emptied,
]

const order: readonly WarningLevel[] = ['blocked', 'danger', 'caution', 'info']

/** What the rules say, the worst first, each once. Ids stay the same while a request is looked at again. */
export function warn(context: SafetyContext, all: readonly Rule[] = rules): readonly Warning[] {
  const warnings = all.flatMap((rule) =>
    rule.look(context).map(({ level, sentence }, index) => ({ id: `${rule.id}:${index}`, level, sentence })),
  )
  const once = [...new Map(warnings.map((warning) => [textOf(warning), warning])).values()]
  return once.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

function textOf({ level, sentence }: Warning): string {
  return JSON.stringify([level, sentence], (_, value) => (typeof value === 'bigint' ? value.toString() : value))
}
