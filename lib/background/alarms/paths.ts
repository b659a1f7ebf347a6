import type { Address } from 'viem'

const path = (...parts: readonly (string | number)[]) => `/${parts.map((part) => encodeURIComponent(part)).join('/')}`

/** Screens on which something can be done, as components/screens/routes.tsx has them. */
export const pathsOf = {
  /** What can be lost, and to whom; of the first account, where several are with the operator. */
  risk: ([account]: readonly Address[]) => (account === undefined ? '/' : path('risk', 'slashing', account)),
  /** What was lost. */
  slashes: ([account]: readonly Address[]) => (account === undefined ? '/' : path('slashes', account)),
  exit: (chainId: number, account: Address, id: string) => path('exits', chainId, account, id),
  token: (chainId: number, token: Address) => path('token', chainId, token),
  pod: (account: Address) => path('pod', account),
  rewards: () => '/rewards',
  endpoints: () => '/settings/endpoints',
}
