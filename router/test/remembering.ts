import { defaultFieldResolver, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

type Row = Readonly<Record<string, unknown>>;

/**
 * A subgraph whose entities can be asked for again. Without @defer a plan never asks a subgraph for an entity that the same subgraph
 * has just given, so the small ones of these tests need no answer to that; here they give what they gave before.
 */
export function remembering(schema: GraphQLSchema): GraphQLSchema {
  const rows = new Map<string, Row[]>();
  const remember = (type: string, value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) remember(type, each);
    else if (isRow(value)) rows.set(type, [value, ...(rows.get(type) ?? [])]);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = async (...given) => {
        const value: unknown = await resolve(...given);
        remember(getNamedType(field.type).name, value);
        return value;
      };
    }
    const { apollo } = type.extensions as { apollo?: { subgraph?: { resolveReference?: unknown } } };
    if (apollo?.subgraph?.resolveReference) continue;
    const above = type.getInterfaces().map(({ name }) => name);
    const unions = Object.values(schema.getTypeMap()).filter((each) => 'getTypes' in each && each.getTypes().includes(type));
    const resolveReference = (reference: Row) => {
      const known = [type.name, ...above, ...unions.map(({ name }) => name)].flatMap((name) => rows.get(name) ?? []);
      return { ...known.find((row) => answersTo(row, reference)), ...reference };
    };
    Object.assign(type.extensions, { apollo: { ...apollo, subgraph: { ...apollo?.subgraph, resolveReference } } });
  }
  return schema;
}

/** Whether a row has the key that a reference gives. What is required besides may be there or not. */
function answersTo(row: Row, reference: Row): boolean {
  const shared = Object.keys(reference).filter((name) => name !== '__typename' && Object.hasOwn(row, name) && !Array.isArray(row[name]));
  return shared.length > 0 && shared.every((name) => isSame(row[name], reference[name]));
}

function isSame(known: unknown, given: unknown): boolean {
  if (typeof known === 'function') return true;
  return isRow(known) && isRow(given) ? answersTo(known, given) : known === given;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
