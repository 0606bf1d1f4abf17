import { type EnforcementTable, type Requirement, readEnforcement, refusalFor, refusalOf, type ViewerContext } from '@klear/auth';
import { type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';

type Resolve = (parent: unknown, args: unknown, context: ViewerContext, info: GraphQLResolveInfo) => unknown;
type Around = (next: Resolve, ...given: Parameters<Resolve>) => unknown;
/** A field middleware by type and field, as graphql-middleware takes it. */
type Layer = Record<string, Record<string, Around>>;

/** Refuses before anything below is asked. */
function required(requirement: Requirement): Around {
  return (next, parent, args, context, info) => {
    const reason = refusalOf(context.viewer, requirement);
    if (reason !== undefined) throw refusalFor(reason);
    return next(parent, args, context, info);
  };
}

/** Whether a requirement can refuse anybody at all by what token and request tell. */
function refuses({ signIn, scopes, policies, phi }: Requirement): boolean {
  return signIn || scopes.length > 0 || policies.length > 0 || phi !== null;
}

/**
 * What the contract itself says, in front of the rules: each field of each type that the labels close, so that no way to the type
 * passes by, `_entities` neither. Fields on which nothing stands are left as they are.
 */
export function enforcementLayer(schema: GraphQLSchema, document: DocumentNode): Layer {
  const table: EnforcementTable = readEnforcement(document);
  const layer: Layer = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.keys(type.getFields())) {
      const requirement = table.get(`${type.name}.${field}`);
      if (!requirement || !refuses(requirement)) continue;
      layer[type.name] = { ...layer[type.name], [field]: required(requirement) };
    }
  }
  return layer;
}
