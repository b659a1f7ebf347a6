import type { Address } from 'viem'

const path = (...parts: readonly (string | number)[]) => `/${parts.map((part) => encodeURIComponent(part)).join('/')}`

/** Screens on which something can be done, as components/screens/routes.tsx has them. */
export const pathsOf = {
  operator: (operator: Address) => path('operators', operator),
  avs: (avs: Address) => path('avs', avs),
  /** What was lost; of the first account, where several are with the operator. */
  slashes: ([account]: readonly Address[]) => (account === undefined ? '/' : path('slashes', account)),
  exit: (chainId: number, account: Address, id: string) => path('exits', chainId, account, id),
  token: (chainId: number, token: Address) => path('token', chainId, token),
  pod: (account: Address) => path('pod', account),
  rewards: () => '/rewards',
  endpoints: () => '/settings/endpoints',
}
