import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A random number below `below`, from a seed (mulberry32), so that a failing case can be repeated. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** A value of the language: its text in a document, and the same as JSON. */
interface Literal {
  readonly text: string;
  readonly json: unknown;
}

/**
 * Writes an operation over the API schema: aliases, literals and variables of every input type, inline and named fragments,
 * @skip and @include, introspection. Most are valid; those that are not (fields that cannot be merged) are for the caller to leave out.
 */
export function randomOperation(
  schema: GraphQLSchema,
  random: (below: number) => number,
  { ids, kind = 'query', depth: deepest = 4 }: { ids: readonly string[]; kind?: 'query' | 'mutation'; depth?: number },
): RandomOperation {
  const fragments: string[] = [];
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  let aliases = 0;
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const chance = (of: number) => random(of) === 0;

  const literal = (type: GraphQLInputType, depth = 0): Literal => {
    if (isNonNullType(type)) {
      const value = literal(type.ofType, depth);
      return value.json === null ? literal(type, depth) : value;
    }
    if (chance(12)) return { text: 'null', json: null };
    if (isListType(type)) {
      const items = Array.from({ length: depth > 2 ? 0 : random(4) }, () => literal(type.ofType, depth + 1));
      const [lone] = items;
      if (lone && lone.json !== null && items.length === 1 && chance(2)) return lone;
      return { text: `[${items.map(({ text }) => text).join(', ')}]`, json: items.map(({ json }) => json) };
    }
    if (isInputObjectType(type)) {
      const given = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || (depth < 2 && chance(2)));
      const fields = given.map((field) => ({ name: field.name, value: literal(field.type, depth + 1) }));
      return {
        text: `{${fields.map(({ name, value }) => `${name}: ${value.text}`).join(', ')}}`,
        json: Object.fromEntries(fields.map(({ name, value }) => [name, value.json])),
      };
    }
    if (isEnumType(type)) {
      const { name } = pick(type.getValues());
      return { text: name, json: name };
    }
    const json = type.name === 'Int' ? random(4) : type.name === 'Float' ? random(9) / 2 : type.name === 'Boolean' ? chance(2) : pick(ids);
    // A whole number may stand where a Float or an ID is asked for.
    const isWhole = (type.name === 'Float' || type.name === 'ID') && chance(4);
    return isWhole ? { text: '3', json: 3 } : { text: JSON.stringify(json), json };
  };

  const argument = ({ name, type }: GraphQLArgument): string => {
    const value = literal(type);
    if (!chance(3)) return `${name}: ${value.text}`;
    const variable = `v${declared.length}`;
    const fallback = !isNonNullType(type) && chance(3) ? ` = ${literal(type).text}` : '';
    declared.push(`$${variable}: ${type.toString()}${fallback}`);
    if (isNonNullType(type) || !chance(4)) variables[variable] = value.json;
    return `${name}: $${variable}`;
  };

  // Literal conditions are left out: the stock planner asks for what they exclude (see planner-faults.test.ts).
  // The first field of an object, or else its type, always stands: of objects that may be empty the stock planner drops some.
  const condition = () => (chance(6) ? ` ${pick(['@skip', '@include'])}(if: ${pick(['$yes', '$no', '$default'])})` : '');

  const field = (of: GraphQLField<unknown, unknown>, depth: number, always = false): string => {
    const required = of.args.filter((each) => isNonNullType(each.type) || chance(2));
    const given = required.length > 0 ? `(${required.map(argument).join(', ')})` : '';
    const type = getNamedType(of.type);
    const below = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : '';
    // A field with arguments gets a name of its own, so that two of them never conflict.
    const name = given || chance(4) ? `x${aliases++}: ${of.name}` : of.name;
    return `${name}${given}${always ? '' : condition()}${below}`;
  };

  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = [];
    const all = 'getFields' in type ? Object.values(type.getFields()) : [];
    const leaves = all.filter((each) => !isCompositeType(getNamedType(each.type)));
    const fields = depth > 0 ? all : leaves;
    for (let i = 0; i < 1 + random(4) && fields.length > 0; i++) parts.push(field(pick(fields), depth, i === 0));
    if (isAbstractType(type))
      for (const below of schema.getPossibleTypes(type))
        if (chance(2) && depth > -1) parts.push(`... on ${below.name}${condition()} ${selection(below, depth - 1)}`);
    if (isObjectType(type) && depth > 0 && chance(5)) {
      const name = `F${fragments.length}`;
      const index = fragments.push('') - 1;
      fragments[index] = `fragment ${name} on ${type.name} ${selection(type, depth - 1)}`;
      parts.push(`...${name}${condition()}`);
    }
    if (chance(4) || fields.length === 0) parts.push(chance(3) ? `x${aliases++}: __typename` : '__typename');
    return `{ ${parts.join(' ')} }`;
  };

  const root = kind === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error(`the schema has no ${kind} type`);
  const introspection = kind === 'query' && chance(12) ? `__type(name: ${JSON.stringify(root.name)}) { name fields { name } } ` : '';
  const body = `${selection(root, deepest).replace('{', `{ ${introspection}`)} ${fragments.join(' ')}`;
  for (const [name, text, json] of [
    ['yes', '$yes: Boolean!', true],
    ['no', '$no: Boolean!', false],
    ['default', '$default: Boolean = true', undefined],
  ] as const) {
    if (!body.includes(`$${name}`)) continue;
    declared.push(text);
    if (json !== undefined) variables[name] = json;
  }
  return { query: `${kind}${declared.length > 0 ? `(${declared.join(', ')})` : ''} ${body}`, variables };
}
