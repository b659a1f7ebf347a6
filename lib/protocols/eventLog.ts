import {
  type Abi,
  type AbiEvent,
  type AbiParameterToPrimitiveType,
  decodeAbiParameters,
  type Hex,
  toEventSelector,
} from 'viem'

type ArgumentsOf<event extends AbiEvent> = {
  [input in event['inputs'][number] as input['name'] & string]: AbiParameterToPrimitiveType<input>
}
/** One of the events of an ABI with its arguments by name. */
export type DecodedLog<events extends AbiEvent> = {
  [event in events as event['name']]: { eventName: event['name']; args: ArgumentsOf<event> }
}[events['name']]
export type EventsOf<abi extends Abi> = Extract<abi[number], { type: 'event' }>

/**
 * Reads logs of these events. The library's own reader names a directory of signatures on the web in its errors, and no
 * host that is never asked should stand in what we ship. The ABI is parsed at the first log. Undefined: none of the events.
 * Throws what viem throws for topics and data that do not fit the event.
 */
export function logReader<const abi extends Abi>(
  parse: () => abi,
): (log: { topics: readonly Hex[]; data: Hex }) => DecodedLog<EventsOf<abi>> | undefined {
  let bySelector: ReadonlyMap<string, AbiEvent> | undefined
  return ({ topics, data }) => {
    bySelector ??= new Map(
      parse()
        .filter((item) => item.type === 'event')
        .map((event) => [toEventSelector(event), event]),
    )
    const event = bySelector.get(topics[0]?.toLowerCase() ?? '')
    return event === undefined ? undefined : (decode(event, topics.slice(1), data) as never)
  }
}

function decode({ name, inputs }: AbiEvent, topics: readonly Hex[], data: Hex) {
  const indexed = inputs.filter((input) => input.indexed)
  if (indexed.length !== topics.length) throw new RangeError('an event has other topics')
  const others = inputs.filter((input) => !input.indexed)
  const values = decodeAbiParameters(others, data)
  const args = [
    ...indexed.map((input, place) => [input.name, decodeAbiParameters([input], topics[place] as Hex)[0]] as const),
    ...others.map((input, place) => [input.name, values[place]] as const),
  ]
  return { eventName: name, args: Object.fromEntries(args) }
}
