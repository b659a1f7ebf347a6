import { RemoteError } from '../../lib/errors.ts'
import type { Mirror } from '../../lib/messaging/mirror.ts'
import { answer } from './answers.ts'
import { sceneOf } from './scenes.ts'

// Takes the place of lib/messaging/views.ts: a background that shows one scene and answers commands with fixed values.

let patch: (patch: Partial<Mirror>) => void = () => {}
let { mirror } = sceneOf(location.search)

export function connectViews(listeners: {
  onSnapshot: (mirror: Mirror) => void
  onPatch: (apply: (mirror: Mirror) => Mirror) => void
}) {
  patch = (change) => {
    mirror = { ...mirror, ...change }
    listeners.onPatch((before) => ({ ...before, ...change }))
  }
  listeners.onSnapshot(mirror)
  return () => {}
}

export async function readCachedMirror(): Promise<Mirror | null> {
  return null
}

export async function call(name: string, input: unknown): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 20))
  const outcome = answer(name, input, mirror)
  if (outcome.patch !== undefined) patch(outcome.patch)
  if (outcome.error !== undefined) throw new RemoteError(outcome.error)
  return outcome.output
}
