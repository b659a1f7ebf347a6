/** One JSON-RPC request. Unit: whatever the method answers, unparsed. Throws `RpcError` when the node says no. */
export async function rpc(url: string, method: string, params: readonly unknown[] = []): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  const answer = (await response.json()) as {
    result?: unknown
    error?: { code: number; message: string; data?: unknown }
  }
  if (answer.error) throw new RpcError(method, answer.error.code, answer.error.message, answer.error.data)
  return answer.result
}

/** The node refused a request; `data` holds revert data when there was any. */
export class RpcError extends Error {
  override name = 'RpcError'

  constructor(
    readonly method: string,
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(`${method}: ${message}`)
  }
}
