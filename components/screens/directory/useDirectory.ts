import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Address } from 'viem'
import type { ErrorInfo } from '../../../lib/errors.ts'
import type { Described, Description, DirectoryProcedures } from '../../../lib/messaging/directory.ts'
import type { Input } from '../../../lib/messaging/procedures.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'

/** A reading that a screen shows: the last one stays until the next is there. */
export type Reading<output> = { shown: output | null; busy: boolean; error: ErrorInfo | null; again: () => void }

type Readable = 'directory.list' | 'directory.operators' | 'directory.avs'

/** A reading of this browser session is shown as it is for so long. ms */
const goodFor = 60_000

/** Reads once when the screen opens, or when what is asked changes, and anew on demand. `input` null: nothing to ask. */
export function useReading<name extends Readable>(
  name: name,
  input: Omit<Input<name>, 'fresh'> | null,
): Reading<DirectoryProcedures[name]['output']> {
  const { run, busy, error } = useCommand(name)
  const [shown, setShown] = useState<{ key: string; output: DirectoryProcedures[name]['output'] } | null>(null)
  const key = input === null ? null : JSON.stringify(input)
  const [asked, setAsked] = useState<{ key: string; fresh: boolean } | null>(null)
  const read = useCallback(
    async (of: string, fresh: boolean) => {
      setAsked({ key: of, fresh })
      const done = await run({ ...JSON.parse(of), fresh } as Input<name>)
      if (done === null) return
      setShown({ key: of, output: done.output as DirectoryProcedures[name]['output'] })
      // What was kept is there at once; then it is read anew.
      if (!fresh && Date.now() - done.output.readAt > goodFor) void read(of, true)
    },
    [run],
  )
  useEffect(() => {
    if (key !== null && !busy && asked?.key !== key) void read(key, false)
  }, [key, busy, asked, read])
  return {
    shown: shown !== null && shown.key === key ? shown.output : null,
    busy: busy || (key !== null && asked?.key !== key),
    error,
    again: () => {
      if (key !== null) void read(key, true)
    },
  }
}

/** Operators that accounts of this wallet are delegated to. */
export function useOwnOperators(): readonly Address[] {
  const portfolios = useWallet((mirror) => mirror.portfolios)
  return useMemo(() => {
    const rows = Object.values(portfolios).flatMap((portfolio) => portfolio.rows)
    const operators = rows.flatMap(({ position }) => (position.kind === 'delegation' ? [position.operator] : []))
    return [...new Set(operators)].toSorted()
  }, [portfolios])
}

/** Asked about at once: the slowest of them holds up the others. */
const mostDescribed = 12

/** What was read of self-descriptions, and the way to read more; nothing of it while the setting does not allow it. */
export function useDescriptions() {
  const allowed = useWallet((mirror) => mirror.settings.descriptions)
  const { run, busy, error } = useCommand('directory.describe')
  const [found, setFound] = useState<ReadonlyMap<string, Description>>(new Map())
  const asked = useRef<Set<string>>(new Set())
  const read = useCallback(
    async (who: readonly Described[], fresh: boolean) => {
      for (const one of who) asked.current.add(keyOf(one))
      const done = await run({ who, fresh })
      if (done === null) return
      setFound((before) => new Map([...before, ...done.output.map((one) => [keyOf(one), one] as const)]))
    },
    [run],
  )
  return {
    ...{ allowed, busy, error, read },
    of: (one: Described) => (allowed ? found.get(keyOf(one)) : undefined),
    isAsked: (one: Described) => asked.current.has(keyOf(one)),
    /** The log may now name addresses that it did not before. */
    forget: () => asked.current.clear(),
  }
}
export type Descriptions = ReturnType<typeof useDescriptions>

/** Reads what those that are looked at say of themselves, each once. */
export function useWanted({ allowed, busy, isAsked, read }: Descriptions, who: readonly Described[]): void {
  useEffect(() => {
    if (!allowed || busy) return
    const missing = who.filter((one) => !isAsked(one)).slice(0, mostDescribed)
    if (missing.length > 0) void read(missing, false)
  })
}

/** What one says of itself. */
export function useDescription(who: Described): Descriptions {
  const descriptions = useDescriptions()
  useWanted(descriptions, [who])
  return descriptions
}

const keyOf = ({ kind, address }: Described) => `${kind}:${address.toLowerCase()}`
