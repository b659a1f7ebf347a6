import type { Address } from 'viem'
import { at, call, type TypedCall } from '../plan.ts'
import type { Token } from '../types.ts'
import { accessControl, rswethContract, swethContract } from './abi.ts'
import { rsweth, rswethAccess, rswexit, sweth, swethAccess, swexit } from './addresses.ts'

/** Swell runs the same contracts twice. One line is a token with the queue that takes it and the flags that stop it. */
export type Line = {
  token: Token
  queue: Address
  access: Address
  /** Ether per token, 1e18 = 1. */
  rate: TypedCall<bigint>
  /** Unix seconds of the last write of the rate. */
  writtenAt: TypedCall<bigint>
}

/** swETH with swEXIT, rswETH with rswEXIT. Made at call: a contract's ABI is parsed at first use. */
export const lines = (): readonly Line[] => [
  {
    token: sweth,
    queue: swexit,
    access: swethAccess,
    rate: call(swethContract, 'swETHToETHRate', []),
    writtenAt: call(swethContract, 'lastRepriceUNIX', []),
  },
  {
    token: rsweth,
    queue: rswexit,
    access: rswethAccess,
    rate: call(rswethContract, 'rswETHToETHRate', []),
    writtenAt: call(rswethContract, 'lastRepriceUNIX', []),
  },
]

/** Requests and claims are refused while this says true. */
export const withdrawalsPaused = ({ access }: Line) => call(at(access, accessControl), 'withdrawalsPaused', [])
/** Deposits are refused while this says true. */
export const depositsPaused = ({ access }: Line) => call(at(access, accessControl), 'coreMethodsPaused', [])
