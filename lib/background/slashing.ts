import type { Address } from 'viem'
import { describeError, reportBug, WalletError } from '../errors.ts'
import type { SlashRehearsal, SlashStep, SlashTarget } from '../messaging/slashing.ts'
import { noteLate, runPlan } from '../portfolio/engine.ts'
import { avsName } from '../protocols/eigenlayer/names.ts'
import { InconsistentReadError, readKnown } from '../protocols/eigenlayer/strategies.ts'
import { together } from '../protocols/plan.ts'
import type { Call } from '../protocols/types.ts'
import type { Slash } from '../risk/ledger.ts'
import { openTrial, slasherKey, slashersOf, slashOf } from '../risk/losses.ts'
import { refusedBy, setOf, slasherAt } from '../risk/rehearsal.ts'
import { readScene, type Scene } from '../risk/staker.ts'
import type { Shares, Wad } from '../units.ts'
import { readCode } from './code.ts'
import { type Rehearsed, rehearse } from './rehearse.ts'
import type { Services, SlashingService } from './services.ts'
import { etherRates, type Pricing, partsOf, pricingOf, reportOn } from './slashingReport.ts'

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper'> & { now: () => number }

/** EigenLayer's stake is on Ethereum. */
const chainId = 1
/** Accounts whose last reading is kept. */
const mostKept = 20

type Reading = { scene: Scene; pricing: Pricing; late: readonly Call[] }

/** What slashing could take of an account, when a view asks, and what the contracts themselves say of it. */
export function createSlashing({ state, chain, keeper, now }: Dependencies): SlashingService {
  const readings = new Map<string, Reading>()
  const forget = () => readings.clear()
  keeper.onLock(forget)
  keeper.onReset(forget)

  async function read(account: Address) {
    const key = account.toLowerCase()
    const late: Call[] = []
    const { result, block } = await runPlan(
      chain.client(chainId),
      noteLate(together([readScene(account), readKnown(account)]), late),
      { hints: readings.get(key)?.late ?? [] },
    )
    const [scene, known] = result
    const reading: Reading = { scene, pricing: pricingOf(known, etherRates(state.get().rates)), late }
    readings.delete(key)
    readings.set(key, reading)
    for (const oldest of [...readings.keys()].slice(0, -mostKept)) readings.delete(oldest)
    return { ...reading, block }
  }

  return {
    async read(account) {
      const { scene, pricing, block } = await read(account)
      return reportOn(scene, pricing, { block, readAt: now() })
    },
    async rehearse({ account, targets, size }) {
      const kept = readings.get(account.toLowerCase())
      const first = kept ?? (await read(account))
      const client = chain.client(chainId)
      const tryOn = async ({ scene, pricing }: Reading) => {
        const rehearsed = await rehearse(client, { account, scene, slashes: slashesOf(scene, targets, size) })
        const slashers = rehearsed.steps.map(({ slasher }) => slasher)
        return { size, ...toRehearsal(rehearsed, pricing, await readCode(client, slashers)) }
      }
      try {
        return await tryOn(first).catch(async (error: unknown) => {
          // What the account has may have changed since it was read.
          if (kept === undefined || !(error instanceof InconsistentReadError)) throw error
          return tryOn(await read(account))
        })
      } catch (error) {
        if (!(error instanceof WalletError)) reportBug(error)
        const { scene, pricing } = first
        return {
          size,
          ...modelOnly(scene, slashesOf(scene, targets, size), pricing),
          unavailable: describeError(error),
        }
      }
    },
  }
}

/** The slashes of these sets that the stake knows of, in their order. */
function slashesOf(scene: Scene, targets: readonly SlashTarget[], size: Wad): Slash[] {
  const known = new Map(slashersOf(scene).map((slasher) => [slasherKey(slasher), slasher]))
  return targets.flatMap(({ operator, avs, id }) => {
    const slasher = known.get(`${operator.toLowerCase()}:${avs.toLowerCase()}:${id}`)
    return slasher === undefined ? [] : [slashOf(slasher, size)]
  })
}

type Told = Omit<SlashRehearsal, 'size'>

function toRehearsal(
  { block, scene, steps }: Rehearsed,
  pricing: Pricing,
  code: Awaited<ReturnType<typeof readCode>>,
): Told {
  const trial = openTrial(scene)
  const model = trial.left(steps.map(({ slash }) => trial.prepare(slash)))
  const contracts = steps.at(-1)?.contracts ?? trial.now
  return {
    block,
    steps: steps.map(({ slash: { operator, avs, id }, slasher, refusal, agrees }): SlashStep => {
      const kind = code.get(slasher.toLowerCase())
      return {
        target: { operator, avs, id },
        avsName: avsName(avs),
        slasher,
        contract: kind === undefined || kind === 'unread' ? null : kind === 'contract',
        refused: refusal === null ? null : { by: refusedBy(refusal), reason: refusal },
        agrees,
      }
    }),
    parts: partsOf(scene, trial.now, pricing).map((part, index) => ({
      ...part,
      model: pricing.worth(part.strategy, model[index] as Shares),
      contracts: pricing.worth(part.strategy, contracts[index] as Shares),
    })),
    agrees: steps.length === 0 ? null : steps.every(({ agrees }) => agrees),
    unavailable: null,
  }
}

function modelOnly(scene: Scene, slashes: readonly Slash[], pricing: Pricing): Omit<Told, 'unavailable'> {
  const trial = openTrial(scene)
  const left = trial.left(slashes.map(trial.prepare))
  return {
    block: null,
    steps: slashes.map((slash) => {
      const { operator, avs, id } = slash
      const set = setOf(scene, slash)
      const slasher = set === null ? avs : slasherAt(set, scene.staker.block)
      const target = { operator, avs, id }
      return { target, avsName: avsName(avs), slasher, contract: null, refused: null, agrees: true }
    }),
    parts: partsOf(scene, trial.now, pricing).map((part, index) => ({
      ...part,
      model: pricing.worth(part.strategy, left[index] as Shares),
      contracts: null,
    })),
    agrees: null,
  }
}
