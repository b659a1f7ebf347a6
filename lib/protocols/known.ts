import type { Settled } from './plan.ts'

/** What a call answered, or null: unknown. */
export const known = <result>(settled: Settled<result>): result | null => (settled.ok ? settled.value : null)

/** Whether a switch is known to be on. One that does not answer counts as off: what it stops then fails in simulation. */
export const isOn = (settled: Settled<boolean>): boolean => settled.ok && settled.value
