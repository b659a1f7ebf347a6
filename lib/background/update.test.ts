import { expect, test } from 'vitest'
import type { ApprovalView } from '../messaging/mirror.ts'
import { createState } from './state.ts'
import { createUpdate } from './update.ts'

test('H058 an update waits while a request or a view is open, then happens once', () => {
  const state = createState()
  let restarts = 0
  const update = createUpdate(state, () => {
    restarts += 1
  })
  state.patch({ approvals: [{ id: 'a' } as ApprovalView] })
  update.watched(1)
  update.ready()
  expect(restarts).toBe(0)
  state.patch({ approvals: [] })
  expect(restarts).toBe(0)
  update.watched(0)
  expect(restarts).toBe(1)
  state.patch({ selected: null, approvals: [] })
  expect(restarts).toBe(1)
})
