import { forbidden, unauthenticated } from '@klear/core';
import { deny, shield } from 'graphql-shield';
import { anyone, type Rule, type ViewerContext } from './rules.ts';

/** A rule per type, or per field of a type (`'*'` for the rest of its fields). */
export type PermissionTree = Readonly<Record<string, Rule | Readonly<Record<string, Rule>>>>;

/** What createPermissions answers: the middleware for graphql-middleware. */
export type Permissions = ReturnType<typeof shield>;

function isFieldMap(node: Rule | Readonly<Record<string, Rule>>): node is Readonly<Record<string, Rule>> {
  return Object.getPrototypeOf(node) === Object.prototype;
}

function namedRules(rule: unknown): { name: string }[] {
  const inner = (rule as { rules?: unknown[] }).rules;
  if (Array.isArray(inner)) return inner.flatMap(namedRules);
  return typeof (rule as { name?: unknown }).name === 'string' ? [rule as { name: string }] : [];
}

/** Two rules of one name would answer for each other wherever something is keyed by name. Throws RangeError. */
function refuseSameNames(tree: PermissionTree): void {
  const known = new Map<string, object>();
  const nodes = Object.values(tree).flatMap((node) => (isFieldMap(node) ? Object.values(node) : [node]));
  for (const rule of nodes.flatMap(namedRules)) {
    const other = known.get(rule.name);
    if (other && other !== rule) throw new RangeError(`two rules are named ${rule.name}`);
    known.set(rule.name, rule);
  }
}

/** A field that nobody wrote a rule for. */
function refusedByDefault(_error: unknown, _parent: unknown, _args: unknown, context: unknown): Error {
  return (context as ViewerContext).viewer.kind === 'anonymous' ? unauthenticated() : forbidden();
}

/** Federation's own doors. They open to whoever passed the hop's signature; what they lead to has rules of its own. */
const doors = { _entities: anyone, _service: anyone };

/** Adds the doors of a federated subgraph. `Query` must be a map of fields: a rule for all of them would cover the doors too. */
export function withDoors(tree: PermissionTree): PermissionTree {
  const query = tree.Query ?? {};
  if (!isFieldMap(query)) throw new RangeError('rules of Query are given per field');
  return { ...tree, Query: { ...query, ...doors }, _Service: { sdl: anyone } };
}

/**
 * Makes a subgraph's gate: everything without a rule is refused, errors of resolvers pass on to the server's mask, `_entities` and
 * `_service` are open because they sit behind the hop. Every member of `_Entity` must carry rules of its own.
 */
export function createPermissions(tree: PermissionTree): Permissions {
  refuseSameNames(tree);
  const rules = withDoors(tree);
  return shield(rules as Parameters<typeof shield>[0], { fallbackRule: deny, fallbackError: refusedByDefault, allowExternalErrors: true });
}
