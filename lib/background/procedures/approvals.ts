import type { FeeChoice } from '../../messaging/procedures.ts'
import { InvalidParamsError, parseRecord } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

type ApprovalProcedures = Pick<Handlers, Extract<keyof Handlers, `approvals.${string}`>>

/** Most that a fee may be, in wei per gas, and gas in units: far beyond sense, and within 64 bits. */
const maxFigure = 2n ** 63n

/**
 * Commands of the approval window. Who reads them checks them: `approve` refuses every id and digest that is not of the
 * request on screen, so nothing here has to be believed.
 */
export function approvalProcedures({
  approvals,
  transactions,
}: Pick<Services, 'approvals' | 'transactions'>): ApprovalProcedures {
  return {
    'approvals.shown': async (input) => {
      await approvals.shown(input)
      return null
    },
    'approvals.approve': async (input) => {
      await approvals.approve(input)
      return null
    },
    'approvals.reject': async ({ id }) => {
      await approvals.reject(id)
      return null
    },
    'approvals.rejectAll': async ({ origin }) => {
      await approvals.rejectAll(origin)
      return null
    },
    'approvals.setFees': async ({ id, fees }) => {
      await transactions.setFees(id, parseFees(fees))
      return null
    },
  }
}

/** Throws InvalidParamsError: fees are whole numbers within 64 bits, the tip not above the total. */
function parseFees(value: unknown): FeeChoice {
  const keys = ['speed', 'maxFeePerGas', 'maxPriorityFeePerGas', 'gas'] as const
  const { speed, maxFeePerGas, maxPriorityFeePerGas, gas } = parseRecord(value, 'the fees', keys)
  if (speed === 'slow' || speed === 'normal' || speed === 'fast') return { speed }
  if (speed !== 'custom') throw new InvalidParamsError('this speed does not exist')
  const [most, tip] = [parseFigure(maxFeePerGas), parseFigure(maxPriorityFeePerGas)]
  if (tip > most) throw new InvalidParamsError('the tip is above the most that is paid')
  const fees = { speed, maxFeePerGas: most, maxPriorityFeePerGas: tip } as const
  return gas === undefined ? fees : { ...fees, gas: parseFigure(gas) }
}

function parseFigure(value: unknown): bigint {
  if (typeof value !== 'bigint' || value < 0n || value > maxFigure) {
    throw new InvalidParamsError('fees and gas are whole numbers')
  }
  return value
}
