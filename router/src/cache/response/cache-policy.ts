import type { EnforcementTable } from '@klear/auth';
import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What @cacheControl says of one field or type. */
interface Hint {
  readonly maxAge?: number;
  readonly inherits?: boolean;
}

/** How long what a supergraph's fields answer stays true, as its subgraphs mark them. */
export interface CacheHints {
  /** By "Type.field", and by "Type" for every field that returns it. */
  readonly of: ReadonlyMap<string, Hint>;
}

/** Reads @cacheControl(maxAge:, inheritMaxAge:) out of a supergraph's SDL, once when it comes into force. */
export function readCacheHints(supergraph: string): CacheHints {
  const of = new Map<string, Hint>();
  const note = (name: string, directives: readonly DirectiveNode[] = []) => {
    const marked = directives.find((directive) => directive.name.value === 'cacheControl');
    if (marked) of.set(name, hintOf(marked));
  };
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition) || definition.kind === Kind.DIRECTIVE_DEFINITION)
      continue;
    note(definition.name.value, definition.directives);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) note(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return { of };
}

function hintOf(directive: DirectiveNode): Hint {
  const value = (name: string) => directive.arguments?.find((argument) => argument.name.value === name)?.value;
  const maxAge = value('maxAge');
  const inherits = value('inheritMaxAge');
  return {
    ...(maxAge?.kind === Kind.INT && { maxAge: Number(maxAge.value) }),
    ...(inherits?.kind === Kind.BOOLEAN && { inherits: inherits.value }),
  };
}

export interface CachePolicy {
  /** No field is under a policy: then equal questions of one viewer may share a run. */
  readonly isOpen: boolean;
  /** Seconds; 0 is not kept at all. */
  readonly maxAge: number;
  /** The object, interface and union types that the answer is made of: what an event may change. */
  readonly types: readonly string[];
}

/**
 * How long an answer to this document may be kept, and for which types' sake it is dropped. The shortest hint counts; as Apollo reads
 * the directive, a root field and one that returns an object are good for 0 s unless they or their type say more, and others live as
 * long as what they belong to. One field of @phi, @personal, @authenticated or any policy, and nothing is kept.
 */
export function cachePolicyOf(
  context: { schema: GraphQLSchema; enforcement: EnforcementTable; hints: CacheHints },
  document: DocumentNode,
): CachePolicy {
  const { schema, enforcement, hints } = context;
  const info = new TypeInfo(schema);
  const found = new Set<string>();
  let maxAge = Number.POSITIVE_INFINITY;
  let isOpen = true;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const name = node.name.value;
        const parent = info.getParentType();
        const type = info.getType();
        if (name === '__typename') return undefined;
        if (!parent || !type || name.startsWith('__')) {
          maxAge = 0;
          return undefined;
        }
        const returned = getNamedType(type);
        if (enforcement.has(`${parent.name}.${name}`)) isOpen = false;
        const own = hints.of.get(`${parent.name}.${name}`);
        const hint = own ?? hints.of.get(returned.name);
        if (isCompositeType(returned)) found.add(returned.name);
        const isScalarBelow = !isCompositeType(returned) && parent !== schema.getQueryType();
        if (hint?.maxAge !== undefined) maxAge = Math.min(maxAge, hint.maxAge);
        else if (!hint?.inherits && !isScalarBelow) maxAge = 0;
        return undefined;
      },
    }),
  );
  return { isOpen, maxAge: isOpen && Number.isFinite(maxAge) ? maxAge : 0, types: [...found].sort() };
}
