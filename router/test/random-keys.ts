import { composeSdl, createGraphInProcess, type GraphInProcess, subgraphSchema } from './graph-in-process.ts';
import { createSchemaTransport } from './schema-transport.ts';
import { fed } from './supergraphs/small-supergraph.ts';

const keys = [
  'id',
  'pid',
  'c { one }',
  'c { one two }',
  'c { two three }',
  'id c { two }',
  'id c { one two }',
  'id c { two three }',
  'id pid',
];

/** The one thing there is: every subgraph knows it by some of its names. */
const thing = { id: '1', pid: '2', c: { one: 'o', two: 't', three: 'h' } };

type Reference = Partial<Omit<typeof thing, 'c'>> & { readonly c?: Partial<typeof thing.c>; readonly origin?: string };

export interface KeyedGraph {
  readonly graph: GraphInProcess;
  readonly sdl: Readonly<Record<string, string>>;
  /** A query whose every field has a value, and the answer. */
  ask(): { query: string; data: unknown };
}

/** Two or three subgraphs with overlapping and nested keys of one entity; undefined when they do not compose. */
export function randomKeyedGraph(random: (below: number) => number): KeyedGraph | undefined {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const names = ['a', 'b', 'c'].slice(0, 2 + random(2));
  const parts = names.map((name) => {
    const chosen = [...new Set(Array.from({ length: 1 + random(4) }, () => pick(keys)))];
    // One at least leads back: composition refuses most others.
    const found = chosen.filter((_, index) => index === chosen.length - 1 || random(3) > 0);
    return part(name, chosen, new Set(found), name !== 'a' && random(3) > 0);
  });
  const sdl = Object.fromEntries(parts.map((each) => [each.name, each.sdl]));
  let supergraph: string;
  try {
    supergraph = composeSdl(sdl);
  } catch {
    return undefined;
  }
  const transports = Object.fromEntries(parts.map((each) => [each.name, createSchemaTransport(subgraphSchema(each.sdl, each.resolvers))]));
  return {
    graph: createGraphInProcess(supergraph, transports),
    sdl,
    ask() {
      const fields = parts.flatMap((each) => each.fields).filter(() => random(3) > 0);
      const chosen = fields.length > 0 ? fields : parts.flatMap((each) => each.fields);
      const value = Object.fromEntries(chosen.map((field) => [field, field.startsWith('own') ? field : 'needs origin']));
      const from = pick(names);
      return random(2) === 0
        ? { query: `{ one_${from} { ${chosen.join(' ')} } }`, data: { [`one_${from}`]: value } }
        : { query: `{ many_${from} { things { ${chosen.join(' ')} } } }`, data: { [`many_${from}`]: { things: [value] } } };
    },
  };
}

function part(name: string, chosen: readonly string[], resolvable: ReadonlySet<string>, needsOrigin: boolean) {
  const text = chosen.join(' ');
  const below = ['one', 'two', 'three'].filter((each) => text.includes(each));
  const shared = [
    /\bid\b/.test(text) && 'id: ID! @shareable',
    text.includes('pid') && 'pid: ID! @shareable',
    below.length > 0 && 'c: C! @shareable',
  ];
  const needs = needsOrigin ? `origin: String @external needs_${name}: String @requires(fields: "origin")` : '';
  const own = name === 'a' ? 'origin: String own_a: String' : `own_${name}: String ${needs}`;
  const sdl = fed(`type Query { one_${name}: Thing many_${name}: Box_${name} } type Box_${name} { things: [Thing!]! }
    type Thing ${chosen.map((key) => `@key(fields: "${key}"${resolvable.has(key) ? '' : ', resolvable: false'})`).join(' ')} { ${shared.filter(Boolean).join(' ')} ${own} }
    ${below.length > 0 ? `type C @shareable { ${below.map((each) => `${each}: ID!`).join(' ')} }` : ''}`);
  const found = name === 'a' ? { ...thing, origin: 'origin' } : thing;
  const resolvers = {
    Query: { [`one_${name}`]: () => found, [`many_${name}`]: () => ({ things: [found] }) },
    Thing: {
      // Known by a whole resolvable key only, as a careful subgraph does it.
      __resolveReference: (reference: Reference) =>
        [...resolvable].some((key) => holds(reference, key)) ? { ...reference, ...found } : null,
      [`own_${name}`]: () => `own_${name}`,
      ...(needsOrigin && { [`needs_${name}`]: ({ origin }: Reference) => (origin ? `needs ${origin}` : null) }),
    },
  };
  return { name, sdl, resolvers, fields: [`own_${name}`, ...(needsOrigin ? [`needs_${name}`] : [])] };
}

function holds(reference: Reference, key: string): boolean {
  const [, outer = '', , inner = ''] = /^([^{]*?)(c \{ (.*) \})?$/.exec(key) ?? [];
  const names = outer.trim().split(' ').filter(Boolean) as (keyof Reference)[];
  const nested = inner.split(' ').filter(Boolean) as (keyof typeof thing.c)[];
  return names.every((name) => reference[name] !== undefined) && nested.every((name) => reference.c?.[name] !== undefined);
}
