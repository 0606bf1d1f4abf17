import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';

export interface Operation {
  readonly query: string;
  readonly definition: OperationDefinitionNode;
}

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

export const readSchema = async (): Promise<GraphQLSchema> => buildSchema(await read('schema/api.graphql'));

/** Every document of the packaged client, and one operation for each root field of the schema: also what no client uses yet. */
export async function readOperations(schema: GraphQLSchema): Promise<Operation[]> {
  const { documents } = JSON.parse(await read('packages/client/src/__generated__/trusted-documents.json')) as {
    documents: Record<string, string>;
  };
  const kinds = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const roots = kinds.flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => rootOperation(kind, field)));
  return [...Object.values(documents), ...roots].map((query) => {
    const definition = parse(query).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (!definition) throw new Error('a document holds an operation');
    return { query, definition };
  });
}

function rootOperation(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const variables = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(type)) ? '' : '{ __typename }';
  return `${kind}${variables && `(${variables})`} { ${name}${given && `(${given})`} ${selection} }`;
}
