import { type DirectiveNode, Kind, parse } from 'graphql';

/** Which types and fields the supergraph marks. A field is named as "Type.field". */
export interface Policies {
  /** Needs a signed-in viewer: @authenticated on the field, or on the type that it belongs to or returns. */
  needsSignIn(type: string, field: string, returns: string): boolean;
  /** No policy directive of any kind: the same answer for everybody. */
  isPublic(type: string, field: string, returns: string): boolean;
}

const policyDirectives = new Set(['authenticated', 'requiresScopes', 'policy', 'phi', 'personal']);

function isNone(directive: DirectiveNode): boolean {
  const category = directive.arguments?.find((argument) => argument.name.value === 'category')?.value;
  return category?.kind === Kind.STRING && category.value === 'NONE';
}

/** Reads the policy directives of a supergraph's SDL once, when it comes into force. */
export function readPolicies(supergraph: string): Policies {
  const signedIn = new Set<string>();
  const marked = new Set<string>();
  const note = (name: string, directives: readonly DirectiveNode[] = []) => {
    for (const directive of directives) {
      if (directive.name.value === 'authenticated') signedIn.add(name);
      if (policyDirectives.has(directive.name.value) && !isNone(directive)) marked.add(name);
    }
  };
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    note(definition.name.value, definition.directives);
    for (const field of definition.fields ?? []) note(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  const has = (names: ReadonlySet<string>, type: string, field: string, returns: string) =>
    names.has(type) || names.has(returns) || names.has(`${type}.${field}`);
  return {
    needsSignIn: (type, field, returns) => has(signedIn, type, field, returns),
    isPublic: (type, field, returns) => !has(marked, type, field, returns),
  };
}
