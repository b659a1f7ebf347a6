import type { Address } from 'viem'
import type { ClaimRequest } from '../../messaging/rewards.ts'
import { longestDataSet } from '../../portfolio/rewards/dataset.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

type RewardProcedures = Pick<Handlers, Extract<keyof Handlers, `rewards.${string}`>>

/** More accounts, tokens or operators than anybody has or compares at once. */
const [mostAccounts, mostTokens, mostOperators] = [300, 200, 20]

/** Commands about rewards for restaking. */
export function rewardProcedures({ rewards }: Pick<Services, 'rewards'>): RewardProcedures {
  return {
    'rewards.claims': ({ accounts }) => rewards.claims(parseAddresses(accounts, mostAccounts, 'accounts')),
    'rewards.sources': async () => rewards.sources.get(),
    async 'rewards.setSources'(input) {
      const { claims, figures } = parseRecord(input, 'the sources', ['claims', 'figures'])
      await rewards.sources.set({ claims, figures } as never)
      return null
    },
    async 'rewards.import'({ text }) {
      if (typeof text !== 'string' || text.length > longestDataSet) throw new InvalidParamsError('the data is a text')
      return rewards.importDataSet(text)
    },
    async 'rewards.claim'(input) {
      await rewards.claim(parseRequest(input))
      return null
    },
    async 'rewards.setClaimer'(input) {
      const { account, claimer } = parseRecord(input, 'the claimer', ['account', 'claimer'])
      await rewards.setClaimer({ account: parseAddress(account, 'account'), claimer: parseAddress(claimer, 'claimer') })
      return null
    },
    'rewards.search': ({ go }) => rewards.search({ go: go === true }),
    'rewards.rates': ({ operators }) =>
      rewards.rates({ operators: parseAddresses(operators, mostOperators, 'operators') }),
    'rewards.figures': ({ operator }) => rewards.figures({ operator: parseAddress(operator, 'operator') }),
  }
}

function parseAddresses(value: unknown, most: number, what: string): readonly Address[] {
  if (!Array.isArray(value) || value.length > most) throw new InvalidParamsError(`${what} is a list of addresses`)
  return [...new Set(value.map((one) => parseAddress(one, what)))]
}

function parseRequest(input: unknown): ClaimRequest {
  const { caller, recipient, claims } = parseRecord(input, 'the claim', ['caller', 'recipient', 'claims'])
  if (!Array.isArray(claims) || claims.length === 0 || claims.length > mostAccounts) {
    throw new InvalidParamsError('claims is a list of earners')
  }
  const parsed = claims.map((one: unknown) => {
    const { earner, tokens } = parseRecord(one, 'a claim', ['earner', 'tokens'])
    if (!Array.isArray(tokens) || tokens.length === 0 || tokens.length > mostTokens) {
      throw new InvalidParamsError('tokens is a list of tokens and amounts')
    }
    return { earner: parseAddress(earner, 'earner'), tokens: tokens.map(parseAmount) }
  })
  const to = parseAddress(recipient, 'recipient')
  if (BigInt(to) === 0n) throw new InvalidParamsError('nobody could use what is sent to this address')
  return { caller: parseAddress(caller, 'caller'), recipient: to, claims: parsed }
}

function parseAmount(value: unknown): { token: Address; amount: bigint } {
  const { token, amount } = parseRecord(value, 'a token', ['token', 'amount'])
  if (typeof amount !== 'bigint' || amount <= 0n) throw new InvalidParamsError('an amount is a whole number above zero')
  return { token: parseAddress(token, 'token'), amount }
}
