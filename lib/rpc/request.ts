import { errorCode, WalletError } from '../errors.ts'

/** What a page handed to the provider is not a request. */
export class InvalidRequestError extends WalletError {
  readonly code = errorCode.invalidRequest
  constructor() {
    super('This is not a request. Send an object with a method, and params if it takes any.')
  }
}

/** Longest name of a method. The longest real one has half of it. */
const maxName = 128

/** Method and params of a request; whatever else it holds is left. Throws InvalidRequestError. */
export function parseRequest(request: unknown): { name: string; params: unknown } {
  if (request === null || typeof request !== 'object' || Array.isArray(request)) throw new InvalidRequestError()
  const { method: name, params } = request as Record<string, unknown>
  if (typeof name !== 'string' || name.length === 0 || name.length > maxName) throw new InvalidRequestError()
  return { name, params }
}
