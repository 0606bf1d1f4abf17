import { buildSubgraphSchema } from '@apollo/subgraph';
import { contract } from '@klear/service/contract';
import {
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { idFrom, leafOf, numberOf } from './fixture-values.ts';

interface Parent {
  readonly __typename?: string;
  readonly id?: string;
  /** What values depend on, where there is no id. */
  readonly seed?: string;
  /** How many edges a connection shows. */
  readonly first?: number;
  readonly [field: string]: unknown;
}

/** A subgraph that speaks a real contract and makes up every value from ids and field names: equal questions, equal answers. */
export function createFixtureSubgraph(name: string): (body: string) => Promise<ExecutionResult> {
  const schema = buildSubgraphSchema(parse(contract(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))));
  return async (body) => {
    const { query, variables, operationName } = JSON.parse(body);
    return execute({ schema, document: parse(query), variableValues: variables, operationName, rootValue: {}, fieldResolver: madeUp });
  };
}

const madeUp: GraphQLFieldResolver<Parent, unknown> = (parent, args, _, { fieldName, returnType, parentType, schema }) => {
  const given = parent[fieldName];
  if (given !== undefined) return given;
  const seed = `${parentType.name} ${parent.id ?? parent.seed ?? ''} ${fieldName}`;
  const first = typeof args.first === 'number' ? args.first : parent.first;
  // One optional value in ten is not known, as in life; what a request asks for at the top is.
  if (!isNonNullType(returnType) && isLeafType(returnType) && numberOf(seed) % 10 === 0) return null;
  return makeUp(returnType, { field: fieldName, seed, first, id: args.id, schema });
};

interface Made {
  readonly field: string;
  readonly seed: string;
  readonly first: number | undefined;
  readonly id?: unknown;
  readonly schema: GraphQLSchema;
}

function makeUp(type: GraphQLOutputType, made: Made): unknown {
  if (isNonNullType(type)) return makeUp(type.ofType, made);
  if (isListType(type)) {
    const count = made.first ?? 1 + (numberOf(made.seed) % 3);
    return Array.from({ length: count }, (_, at) => makeUp(type.ofType, { ...made, seed: `${made.seed} ${at}` }));
  }
  const declared = getNamedType(type);
  if (isLeafType(declared)) return leafOf(declared, made.field, made.seed);
  const named = isAbstractType(declared) ? memberOf(made.schema.getPossibleTypes(declared)) : declared;
  const isEntity = isObjectType(named) && 'id' in named.getFields();
  const id = typeof made.id === 'string' ? made.id : idFrom(named.name, made.seed);
  return {
    __typename: named.name,
    seed: made.seed,
    ...(isEntity && { id }),
    ...(named.name.endsWith('Connection') && { first: made.first }),
  };
}

/** Of the outcomes of a mutation, that it went well. */
function memberOf(types: readonly GraphQLObjectType[]): GraphQLObjectType {
  const [first] = types;
  const found = types.find((type) => type.name.endsWith('Success')) ?? first;
  if (!found) throw new TypeError('an abstract type has members');
  return found;
}
