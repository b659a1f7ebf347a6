import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { isOn, known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError } from '../partial.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { poolContract } from './abi.ts'
import { type Line, lines } from './addresses.ts'

/** Open requests of one account and pool that are shown, oldest first. */
const most = 100
export const exitsOf = ({ pool }: Line) => `nodedao:exit:${pool}`

type Request = { number: bigint; height: bigint; given: bigint; pays: bigint }

/** Requests that are not claimed yet, by their place in a list that never gets shorter. One round. */
function* readOpen({ pool }: Line, account: Address): Read<readonly Request[]> {
  const [list] = yield* ask([call(at(pool, poolContract), 'getUserWithdrawals', [account])])
  return list.flatMap(({ withdrawalHeight, isClaim, withdrawalAmount, claimAmount }, index): Request[] =>
    isClaim !== 0n || withdrawalAmount === 0n
      ? []
      : [{ number: BigInt(index), height: withdrawalHeight, given: withdrawalAmount, pays: claimAmount }],
  )
}

type Terms = { delay: bigint; block: bigint; held: bigint; paused: boolean }

/** What is decided at this block. Ether whose vault does not answer does not count as there. One round. */
function* readTerms({ pool }: Line): Read<Terms> {
  const self = at(pool, poolContract)
  const [[delay, block, balance], [ownAmount, vaultAmount, paused]] = yield* together([
    ask([
      call(self, 'withdrawalDelayBlocks', []),
      call(multicall3, 'getBlockNumber', []),
      call(multicall3, 'getEthBalance', [pool]),
    ]),
    askSettled([call(self, 'getPoolAmount', []), call(self, 'getCLVaultAmount', []), call(self, 'paused', [])]),
  ])
  return { delay, block, held: (known(ownAmount) ?? balance) + (known(vaultAmount) ?? 0n), paused: isOn(paused) }
}

/** Requests of one pool. One round without any, else two. Throws PartialReadError for those past the hundredth. */
export function* readExits(line: Line, account: Address): Read<readonly Position[]> {
  const open = yield* readOpen(line, account)
  if (open.length === 0) return []
  const terms = yield* readTerms(line)
  let left = terms.held
  const positions = open.slice(0, most).map((request): ExitPosition => {
    const due = terms.block >= request.height + terms.delay
    // Claims in this order: what the first take, the later ones lack.
    const funded = due && request.pays <= left
    if (funded) left -= request.pays
    return toExit(line, request, { ...terms, due, funded })
  })
  if (open.length > most) throw new PartialReadError(positions, [{ id: exitsOf(line), error: undefined }])
  return positions
}

function toExit(
  line: Line,
  { number, height, given, pays }: Request,
  { delay, paused, due, funded }: Terms & { due: boolean; funded: boolean },
): ExitPosition {
  return {
    id: `${exitsOf(line)}:${number}`,
    protocol: 'nodedao',
    kind: 'exit',
    ticket: { contract: line.pool, number, transferable: false },
    given: { token: line.token.address, asset: assetOf(line.token), amount: tokenUnits(given) },
    paid: { token: null, asset: etherAsset },
    // Fixed when it was asked for.
    amountNow: tokenUnits(pays),
    amountAsked: tokenUnits(pays),
    state: !funded ? 'waiting' : paused ? 'frozen' : 'completable',
    delay: funded
      ? []
      : [
          { what: 'cooldown', over: due, block: height + delay, time: null, since: { block: height } },
          ...(due ? [{ what: 'liquidity', over: false, block: null, time: null } as const] : []),
        ],
    repricing: false,
    finish: { batch: `nodedao:${line.pool}` },
    ...(paused ? { note: sentence('notes.nodedao.paused') } : {}),
  }
}

/** `claimWithdrawals` of these requests of one pool, paid to the account. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const tickets = exits.flatMap((exit) => (exit.kind === 'exit' ? [exit.ticket] : []))
  const line = lines.find(
    ({ pool }) => tickets.length > 0 && tickets.every(({ contract }) => isAddressEqual(contract, pool)),
  )
  if (line === undefined || tickets.length !== exits.length) throw new NotFinishableError()
  const [open, { delay, block, held, paused }] = yield* together([readOpen(line, account), readTerms(line)])
  const chosen = tickets.map(({ number }) => {
    const found = open.find((request) => request.number === number)
    if (found === undefined) throw new NotFinishableError('gone')
    return found
  })
  if (paused) throw new NotFinishableError('paused')
  if (chosen.some(({ height }) => block < height + delay)) throw new NotFinishableError('early')
  if (chosen.reduce((sum, { pays }) => sum + pays, 0n) > held) throw new NotFinishableError('unfunded')
  const data = encodeFunctionData({
    abi: poolContract.abi(),
    functionName: 'claimWithdrawals',
    args: [account, chosen.map(({ number }) => number)],
  })
  return { to: line.pool, data, value: 0n }
}
