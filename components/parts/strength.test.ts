import { describe, expect, test } from 'vitest'
import { lengthProblem, strengthOf } from './strength.ts'

describe('lengthProblem', () => {
  test('counts characters, not bytes or code units', () => {
    expect(lengthProblem('123456789')).toBe('short')
    expect(lengthProblem('1234567890')).toBeNull()
    expect(lengthProblem('🙂'.repeat(5))).toBe('short')
    expect(lengthProblem('x'.repeat(1_025))).toBe('long')
  })
})

describe('strengthOf', () => {
  test('runs and repeats are weak however long', () => {
    expect(strengthOf('aaaaaaaaaaaaaaaaaaaa')).toBe('weak')
    expect(strengthOf('abcdefghijklmnopqrstuvwxyz')).toBe('weak')
    expect(strengthOf('1234567890123')).toBe('weak')
  })
  test('length makes strength', () => {
    expect(strengthOf('kqzmvwtplx')).toBe('weak')
    expect(strengthOf('K9#mVw!tPl2x')).toBe('strong')
    expect(strengthOf('oft rain river stone')).toBe('strong')
  })
})
