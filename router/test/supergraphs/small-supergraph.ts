/** One subgraph: what it says it serves, and resolvers over a few rows. */
export interface Part {
  readonly sdl: string;
  readonly resolvers: object;
}

/** An error of an answer. */
export interface Told {
  readonly path: readonly (string | number)[];
  readonly code: string;
}

/** One operation with the answer that the GraphQL specification asks for, written by hand. */
export interface Expected {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Labels of `@override` that hold. */
  readonly labels?: readonly string[];
  readonly data: unknown;
  /** In any order; without it there must be none. */
  readonly errors?: readonly Told[];
  /** How many requests each subgraph gets; those that are not named get none. */
  readonly requests?: Readonly<Record<string, number>>;
}

/** A small graph that shows how one feature of federation, or two together, must be served. */
export interface SmallSupergraph {
  readonly shows: string;
  /** Made anew for each operation, so that what a mutation wrote is gone for the next. */
  parts(): Readonly<Record<string, Part>>;
  readonly expected: readonly Expected[];
  /** A subscription and all of its events. */
  readonly streams?: readonly {
    readonly query: string;
    readonly events: readonly { readonly data: unknown; readonly errors: readonly Told[] }[];
  }[];
  /** Operations that are answered in parts. What is told later is in any order, but never before the place that it completes. */
  readonly deferred?: readonly {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly first: { readonly data: unknown; readonly errors?: readonly Told[] };
    readonly later: readonly {
      readonly label?: string;
      readonly path: readonly (string | number)[];
      readonly data: unknown;
      readonly errors?: readonly Told[];
    }[];
  }[];
  /** Strings that random operations pass as arguments, besides made-up ones. */
  readonly ids?: readonly string[];
  /** Why @apollo/gateway's executor cannot serve as an oracle here. */
  readonly noOracle?: string;
}

const directives =
  'key shareable external provides requires override interfaceObject inaccessible tag context fromContext composeDirective extends'.split(
    ' ',
  );

/** Puts in front of a contract the link that imports just the directives of federation that it uses. */
export function fed(sdl: string): string {
  const used = directives.filter((name) => new RegExp(`@${name}\\b`).test(sdl)).map((name) => `"@${name}"`);
  const fields = sdl.includes('ContextFieldValue') ? ', "ContextFieldValue"' : '';
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${used.join(', ')}${fields}])\n${sdl}`;
}

/** Finds a row by one of its fields; null as a resolver wants it. */
export function rowBy<Row extends object, Field extends keyof Row>(
  rows: readonly Row[],
  field: Field,
): (key: Pick<Row, Field>) => Row | null {
  return (key) => rows.find((row) => row[field] === key[field]) ?? null;
}

/** A resolver that fails as our subgraphs do: a message, a code, perhaps a reason. */
export function refuse(code: string, more: object = {}): () => never {
  return () => {
    throw Object.assign(new Error(`refused: ${code}`), { extensions: { code, ...more } });
  };
}
