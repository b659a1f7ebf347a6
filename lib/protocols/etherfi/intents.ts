import { intentOf } from '../intentOf.ts'

/** An intent of ether.fi: `action` is the last part of its sentence's key. */
export const make = intentOf('etherfi')
