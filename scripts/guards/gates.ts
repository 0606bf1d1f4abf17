import { anyone, createPermissions, type PermissionTree, type Rule } from '@klear/auth';
import { anonymous, newId, systemViewer, type Viewer } from '@klear/core';
import { clientViewer } from '@klear/testing';
import { type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';

/** Whom a field's gate keeps out when what hangs below it is nobody's that the asker knows. */
export type Gate =
  /** Nobody. */
  | 'open'
  /** Whoever has no token. */
  | 'signed in'
  /** Whoever has no token or no relation, role or part in it. */
  | 'related'
  /** The same, and the platform itself is let through. */
  | 'related or platform'
  /** Whoever has no token; the platform is let through. */
  | 'signed in or platform'
  /** Everybody but the platform itself. */
  | 'platform';

const askers = { nobody: () => anonymous('gates'), stranger: () => clientViewer(), platform: () => systemViewer('gates') };
type Asker = keyof typeof askers;

const passes: Readonly<Record<Gate, Readonly<Record<Asker, boolean>>>> = {
  open: { nobody: true, stranger: true, platform: true },
  'signed in': { nobody: false, stranger: true, platform: false },
  related: { nobody: false, stranger: false, platform: false },
  'related or platform': { nobody: false, stranger: false, platform: true },
  'signed in or platform': { nobody: false, stranger: true, platform: true },
  platform: { nobody: false, stranger: false, platform: true },
};

/** By type, or by type and field; a field's own word comes first. What is not named is a fault. */
export type Gates = Readonly<Record<string, Gate | Readonly<Record<string, Gate>>>>;

export const gateOf = (gates: Gates, type: string, field: string): Gate | undefined => {
  const node = gates[type];
  return typeof node === 'object' ? (node[field] ?? node['*']) : node;
};

/** Something that is nobody's whom an asker knows, in every shape that a rule looks at. */
function foreignParent(): Record<string, unknown> {
  const ids = ['id', 'personId', 'organizationId', 'practitionerId', 'clientId', 'payerId', 'authorId'].map((name) => [name, newId()]);
  const thing = Object.fromEntries(ids);
  return { ...thing, status: 'DRAFT', payment: thing, appointment: thing };
}

/** Loaders that know of no relation between the asker and anybody. */
const loaders = new Proxy({}, { get: () => ({ load: async () => ({ relation: { isColleague: false, isClient: false } }) }) });

const passed = Symbol('the gate let it through');

/** What the gate `tree` does otherwise than `gates` says, one line each; every field of the schema is tried as every asker. */
export async function gateFaults(schema: () => GraphQLSchema, tree: PermissionTree, gates: Gates): Promise<string[]> {
  const bare = schema();
  for (const type of objectTypes(bare)) for (const field of Object.values(type.getFields())) field.resolve = () => passed;
  const gated = applyMiddleware(bare, createPermissions(tree));
  const faults: string[] = [];
  for (const type of objectTypes(gated)) {
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const gate = gateOf(gates, type.name, field.name);
      if (gate === undefined) faults.push(`${name} stands in no table of gates`);
      for (const [asker, viewer] of Object.entries(askers) as [Asker, () => Viewer][]) {
        const info = { fieldName: field.name, parentType: type } as unknown as GraphQLResolveInfo;
        const context = { viewer: viewer(), loaders };
        const answer = await Promise.resolve(field.resolve?.(foreignParent(), {}, context, info)).catch((error: unknown) => error);
        if (gate && (answer === passed) !== passes[gate][asker])
          faults.push(`${name} ${answer === passed ? 'lets' : 'does not let'} ${asker} through`);
      }
    }
  }
  return faults;
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter((type) => !isIntrospectionType(type) && type.name !== '_Service');
}

/** Every rule of a tree that keeps somebody out, as "Type" or "Type.field", with the tree that goes without it. */
export function rulesOf(tree: PermissionTree): { name: string; without: PermissionTree }[] {
  const isFieldMap = (node: PermissionTree[string]): node is Readonly<Record<string, Rule>> =>
    Object.getPrototypeOf(node) === Object.prototype;
  return Object.entries(tree).flatMap(([type, node]) => {
    if (!isFieldMap(node)) return node === anyone ? [] : [{ name: type, without: { ...tree, [type]: anyone } }];
    return Object.entries(node).flatMap(([field, rule]) =>
      rule === anyone ? [] : [{ name: `${type}.${field}`, without: { ...tree, [type]: { ...node, [field]: anyone } } }],
    );
  });
}
