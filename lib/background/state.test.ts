import { describe, expect, test } from 'vitest'
import type { Mirror } from '../messaging/mirror.ts'
import { createState, initialMirror } from './state.ts'

describe('the mirror', () => {
  test('a listener hears only of what changed', () => {
    const state = createState()
    const heard: Partial<Mirror>[] = []
    const stop = state.subscribe((patch) => heard.push(patch))
    state.patch({ selected: null, phase: 'locked' })
    state.patch({ phase: 'locked' })
    stop()
    state.patch({ phase: 'new' })
    expect(heard).toEqual([{ phase: 'locked' }])
    expect(state.get().phase).toBe('new')
  })

  test('a fresh install names no endpoint, so nothing can be asked of anyone', () => {
    expect(initialMirror.settings.endpoints).toEqual({})
    expect(initialMirror.settings.windowEthereum).toBe(false)
    expect(initialMirror.settings.developer).toBe(false)
  })
})
