import { buildSubgraphSchema } from '@apollo/subgraph';
import { contract } from '@klear/service/contract';
import {
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  getNamedType,
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

const madeUp: GraphQLFieldResolver<Parent, unknown> = (parent, args, _, { fieldName, returnType, parentType }) => {
  const given = parent[fieldName];
  if (given !== undefined) return given;
  const seed = `${parentType.name} ${parent.id ?? parent.seed ?? ''} ${fieldName}`;
  const first = typeof args.first === 'number' ? args.first : parent.first;
  // One optional value in ten is not known, as in life; what a request asks for at the top is.
  if (!isNonNullType(returnType) && isLeafType(returnType) && numberOf(seed) % 10 === 0) return null;
  return makeUp(returnType, { field: fieldName, seed, first, id: args.id });
};

function makeUp(type: GraphQLOutputType, made: { field: string; seed: string; first: number | undefined; id?: unknown }): unknown {
  if (isNonNullType(type)) return makeUp(type.ofType, made);
  if (isListType(type)) {
    const count = made.first ?? 1 + (numberOf(made.seed) % 3);
    return Array.from({ length: count }, (_, at) => makeUp(type.ofType, { ...made, seed: `${made.seed} ${at}` }));
  }
  const named = getNamedType(type);
  if (isLeafType(named)) return leafOf(named, made.field, made.seed);
  const isEntity = isObjectType(named) && 'id' in named.getFields();
  const id = typeof made.id === 'string' ? made.id : idFrom(named.name, made.seed);
  return {
    __typename: named.name,
    seed: made.seed,
    ...(isEntity && { id }),
    ...(named.name.endsWith('Connection') && { first: made.first }),
  };
}
