import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
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

const ids = ['b1', 'b2', 'b3', 'f1', 'a0', 'a1', 'none'];

/** Writes a valid query over the API schema: aliases, arguments, inline and named fragments, @skip and @include, introspection. */
export function randomOperation(schema: GraphQLSchema, random: (below: number) => number): RandomOperation {
  const fragments: string[] = [];
  let aliases = 0;
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;

  const argument = ({ name, type }: GraphQLArgument): string => {
    const named = getNamedType(type);
    const one = () => {
      if (isEnumType(named)) return pick(named.getValues()).name;
      if (named.name === 'Int') return String(random(4));
      if (named.name === 'Boolean') return pick(['true', 'false', '$yes', '$no']);
      return JSON.stringify(pick(ids));
    };
    return `${name}: ${isListType(getNullableType(type)) ? `[${one()}, ${one()}, ${one()}]` : one()}`;
  };

  const condition = () =>
    random(6) === 0 ? ` ${pick(['@skip', '@include'])}(if: ${pick(['$yes', '$no', '$default', 'true', 'false'])})` : '';

  const field = (of: GraphQLField<unknown, unknown>, depth: number): string => {
    const required = of.args.filter((each) => each.type.toString().endsWith('!') || random(2) === 0);
    const given = required.length > 0 ? `(${required.map(argument).join(', ')})` : '';
    const type = getNamedType(of.type);
    const below = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : '';
    // Every field with arguments or a selection gets its own name, so that two of them never conflict.
    const name = given || random(4) === 0 ? `x${aliases++}: ${of.name}` : of.name;
    return `${name}${given}${condition()}${below}`;
  };

  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = [];
    const fields =
      'getFields' in type ? Object.values(type.getFields()).filter((each) => depth > 0 || !isCompositeType(getNamedType(each.type))) : [];
    for (let i = 0; i < 1 + random(4) && fields.length > 0; i++) parts.push(field(pick(fields), depth));
    if (isAbstractType(type))
      for (const below of schema.getPossibleTypes(type))
        if (random(2) === 0) parts.push(`... on ${below.name}${condition()} ${selection(below, depth - 1)}`);
    if (isObjectType(type) && depth > 0 && random(5) === 0) {
      const name = `F${fragments.length}`;
      fragments.push('');
      fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${selection(type, depth - 1)}`;
      parts.push(`...${name}${condition()}`);
    }
    if (random(4) === 0 || parts.length === 0) parts.push(random(3) === 0 ? `x${aliases++}: __typename` : '__typename');
    return `{ ${parts.join(' ')} }`;
  };

  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no query type');
  const root = selection(query, 4);
  const declared = 'query($yes: Boolean!, $no: Boolean!, $default: Boolean = true)';
  const text = `${declared} ${root} ${fragments.join(' ')}`;
  return {
    query: /\$(yes|no|default)/.test(root + fragments.join(' ')) ? text : text.slice(declared.length),
    variables: { yes: true, no: false },
  };
}
