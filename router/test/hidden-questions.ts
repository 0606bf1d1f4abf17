import type { NamedPlace } from '@klear/schema/schema-names';
import {
  type GraphQLArgument,
  type GraphQLInputField,
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
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export interface Question {
  /** How the name is asked for. */
  readonly path: string;
  /** It is asked for in its own place; elsewhere the same name may be that of something public. */
  readonly isOwn: boolean;
  readonly request: { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };
}

/** Asks for one hidden place of a schema in every way that a document can name it. `name` is the place's own, or one that exists nowhere. */
export type Ask = (place: NamedPlace, name: string) => Question[];

/** `shown` is the schema that the questions are valid for, but for the name. */
export function createAsk(shown: GraphQLSchema): Ask {
  const ways = waysTo(shown);
  const enumPlaces = argumentsOf(shown, (type) => isEnumType(getNamedType(type)));
  const inputPlaces = argumentsOf(shown, (type) => isInputObjectType(getNamedType(type)));
  const elsewhere = (path: string, query: string, variables?: Record<string, unknown>): Question => ({
    path,
    isOwn: false,
    request: variables ? { query, variables } : { query },
  });
  const question: typeof elsewhere = (...asked) => ({ ...elsewhere(...asked), isOwn: true });
  const inside = (type: string, selection: string) => ways.get(type)?.(selection);
  const anywhere = [...ways.keys()];
  const composite = anywhere.filter((type) => isAbstractType(shown.getType(type)));

  function asType(name: string): Question[] {
    return [
      question('type condition', `{ ... on ${name} { __typename } }`),
      question('fragment', `{ ...F } fragment F on ${name} { __typename }`),
      question('variable', `query ($v: ${name}) { __typename }`),
      question('variable, list', `query ($v: [${name}!]!) { __typename }`, { v: [] }),
      question('__type', `{ __type(name: "${name}") { name kind description fields { name } enumValues { name } inputFields { name } } }`),
      question('__type, variable', 'query ($name: String!) { __type(name: $name) { name kind } }', { name }),
      ...composite.flatMap((type) => {
        const query = inside(type, `... on ${name} { __typename }`);
        return query ? [question('type condition inside an abstract type', query)] : [];
      }),
    ];
  }

  function asField(type: string, name: string): Question[] {
    const own = [name, `${name} { __typename }`, `other: ${name}`, `${name}(first: 1) { __typename }`];
    return [
      ...own.flatMap((selection) => inside(type, selection) ?? []).map((query) => question('field', query)),
      ...(ways.has(type) ? [question('field in a fragment', inside(type, `...F } } fragment F on ${type} { ${name}`) ?? '')] : []),
      question('field of its type', `{ ... on ${type} { ${name} } }`),
      elsewhere('root field', `{ ${name} }`),
      elsewhere('root field of a mutation', `mutation { ${name}(input: {}) { __typename } }`),
      elsewhere('root field of a subscription', `subscription { ${name} { __typename } }`),
      question('__type of its type', `{ __type(name: "${type}") { fields(includeDeprecated: true) { name } } }`),
    ];
  }

  function asArgument(type: string, field: string, name: string): Question[] {
    const given = [`${field}(${name}: 1)`, `${field}(${name}: "x") { __typename }`];
    return [
      ...given.flatMap((selection) => inside(type, selection) ?? []).map((query) => question('argument', query)),
      ...(ways.has(type)
        ? [
            question(
              'argument, variable',
              (inside(type, `${field}(${name}: $v)`) ?? '').replace(/^\w*/, (kind) => `${kind || 'query'} ($v: Int)`),
            ),
          ]
        : []),
      elsewhere('argument of its root field', `{ ${field}(${name}: 1) { __typename } }`),
      elsewhere('argument of a directive', `{ __typename @include(if: true, ${name}: 1) }`),
      question('__type of its field', `{ __type(name: "${type}") { fields { name args { name } } } }`),
    ];
  }

  function asEnumValue(name: string): Question[] {
    return enumPlaces.flatMap(({ typeText, write }) => [
      elsewhere('enum literal', write(name)),
      elsewhere(
        'enum variable',
        write('$v').replace(/^(\w*)/, (kind) => `${kind || 'query'} ($v: ${typeText})`),
        { v: name },
      ),
      elsewhere('enum as text', write(`"${name}"`)),
    ]);
  }

  function asInputField(type: string, name: string): Question[] {
    const places = inputPlaces.filter((place) => getNamedType(place.type).name === type);
    const say = places.length > 0 ? question : elsewhere;
    return (places.length > 0 ? places : inputPlaces.slice(0, 3)).flatMap(({ typeText, write }) => [
      say('input field', write(`{ ${name}: 1 }`)),
      say(
        'input field, variable',
        write('$v').replace(/^(\w*)/, (kind) => `${kind || 'query'} ($v: ${typeText})`),
        { v: { [name]: 1 } },
      ),
    ]);
  }

  function asDirective(name: string): Question[] {
    return [
      question('directive', `{ __typename @${name} }`),
      question('directive on an operation', `query @${name} { __typename }`),
      question('directive with arguments', `{ __typename @${name}(name: "x") }`),
    ];
  }

  return ({ kind, type = '', field = '' }, name) => {
    const own =
      kind === 'type'
        ? asType(name)
        : kind === 'directive'
          ? asDirective(name)
          : kind === 'argument'
            ? asArgument(type, field, name)
            : kind === 'enumValue'
              ? asEnumValue(name)
              : kind === 'inputField'
                ? asInputField(type, name)
                : asField(type, name);
    // Whatever it is, it is also asked for as what it is not.
    return [
      ...own,
      elsewhere('any place: field', `{ ${name} }`),
      elsewhere('any place: type', `{ ... on ${name} { __typename } }`),
      elsewhere('any place: operation', `query A { __typename } query B { ${name} }`, { [name]: 1 }),
    ];
  };
}

/** For each composite type: a document that selects in it. */
function waysTo(schema: GraphQLSchema): ReadonlyMap<string, (selection: string) => string> {
  const ways = new Map<string, (selection: string) => string>();
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const queue: string[] = [];
  const reach = (type: string, way: (selection: string) => string) => {
    if (ways.has(type)) return;
    ways.set(type, way);
    queue.push(type);
  };
  for (const [operation, type] of roots) if (type) reach(type.name, (selection) => `${operation} { ${selection} }`);
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const type = schema.getType(name);
    const way = ways.get(name);
    if (!way || !isCompositeType(type)) continue;
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type))
        reach(possible.name, (selection) => way(`... on ${possible.name} { ${selection} }`));
    }
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      const given = field.args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${valueFor(argument.type)}`);
      const call = `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
      const below = getNamedType(field.type);
      if (isCompositeType(below)) reach(below.name, (selection) => way(`${call} { ${selection} }`));
    }
  }
  return ways;
}

interface ArgumentPlace {
  readonly type: GraphQLInputType;
  readonly typeText: string;
  /** A document that has this text in the place of the value. */
  write(value: string): string;
}

/** Every place of the schema, inside input objects too, that takes a value of such a type. */
function argumentsOf(schema: GraphQLSchema, fits: (type: GraphQLInputType) => boolean): ArgumentPlace[] {
  const ways = waysTo(schema);
  const found: ArgumentPlace[] = [];
  const look = (argument: GraphQLArgument | GraphQLInputField, write: (value: string) => string, depth: number) => {
    if (fits(argument.type)) found.push({ type: argument.type, typeText: String(argument.type), write });
    const named = getNamedType(argument.type);
    if (!isInputObjectType(named) || depth > 2) return;
    for (const field of Object.values(named.getFields())) {
      const others = Object.values(named.getFields()).filter((other) => other !== field && isRequiredInputField(other));
      const rest = others.map((other) => `, ${other.name}: ${valueFor(other.type)}`).join('');
      look(field, (value) => write(`{ ${field.name}: ${value}${rest} }`), depth + 1);
    }
  };
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const tail = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
      for (const argument of field.args) {
        const others = field.args.filter((other) => other !== argument && isRequiredArgument(other));
        const rest = others.map((other) => `, ${other.name}: ${valueFor(other.type)}`).join('');
        look(argument, (value) => way(`${field.name}(${argument.name}: ${value}${rest})${tail}`), 0);
      }
    }
  }
  return found;
}

function valueFor(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueFor(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'NONE';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${valueFor(field.type)}`).join(', ')} }`;
  }
  return type.name === 'Int' || type.name === 'Float' || type.name === 'SafeInt' ? '1' : type.name === 'Boolean' ? 'true' : '"x"';
}
