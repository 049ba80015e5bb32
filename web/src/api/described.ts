import type { components, paths } from './generated/schema'

type Schemas = components['schemas']

/** A type as the server describes it (docs/api/openapi.json); `npm run api` writes them all. */
export type Described<Name extends keyof Schemas> = Schemas[Name]

/** What can be asked of a path in its query. */
export type Asked<Path extends keyof paths> = paths[Path]['get'] extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never

/** What stands in a path after a beginning: the name of each act. */
export type After<Beginning extends string> = keyof paths extends infer Path ? (Path extends `${Beginning}${infer Rest}` ? Rest : never) : never

/** All values of a described type in the order of a list to choose from; none may be missing. */
export function every<T extends string>() {
  return <const V extends readonly T[]>(values: V & ([Exclude<T, V[number]>] extends [never] ? unknown : never)): V => values
}
