import { existsSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** Resolver types of each subgraph, made from its contract. Conventions instead of lists:
 * a type `XParent` exported by src/resolvers/parents.ts is what resolvers of type X receive; src/context.ts exports `Context`. */
const subgraphs = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];

const scalars = {
  ID: 'string',
  DateTime: 'Date',
  Date: 'string',
  LocalTime: 'string',
  TimeZone: 'string',
  SafeInt: 'number',
  Decimal: 'string',
  _FieldSet: 'string',
};

function parentsOf(subgraph: string): Record<string, string> {
  const file = `subgraphs/${subgraph}/src/resolvers/parents.ts`;
  if (!existsSync(file)) return {};
  const names = [...readFileSync(file, 'utf8').matchAll(/^export (?:interface|type) (\w+)Parent\b/gm)].map((match) => match[1] ?? '');
  return Object.fromEntries(names.map((name) => [name, `../resolvers/parents.ts#${name}Parent`]));
}

type ConfiguredOutput = Exclude<CodegenConfig['generates'][string], readonly unknown[]>;

/** Typed documents: what apps send, with the types of variables and answers as JSON carries them. */
const typedDocuments: Pick<ConfiguredOutput, 'plugins' | 'config'> = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    enumType: 'string-literal',
    strictScalars: true,
    scalars: { ...scalars, DateTime: 'string' },
    skipTypename: true,
    optimizeDocumentNode: true,
    dedupeFragments: true,
    importExtension: '.ts',
    emitLegacyCommonJSImports: false,
  },
};

/** One module for our own apps, one for third parties over the public contract. */
const client: CodegenConfig['generates'] = {
  'packages/client/src/__generated__/documents.ts': {
    schema: 'schema/api.graphql',
    documents: 'packages/client/documents/*.graphql',
    ...typedDocuments,
  },
  'packages/client/src/public/__generated__/documents.ts': {
    schema: 'schema/public.graphql',
    documents: 'packages/client/documents/public/*.graphql',
    ...typedDocuments,
  },
};

const config: CodegenConfig = {
  generates: {
    ...client,
    ...Object.fromEntries(
      subgraphs.map((subgraph) => [
        `subgraphs/${subgraph}/src/__generated__/resolvers.ts`,
        {
          schema: ['packages/service/src/graph/preamble.graphql', `subgraphs/${subgraph}/schema.graphql`],
          plugins: ['typescript', 'typescript-resolvers'],
          config: {
            federation: true,
            useTypeImports: true,
            enumsAsTypes: true,
            strictScalars: true,
            scalars,
            mappers: parentsOf(subgraph),
            contextType: existsSync(`subgraphs/${subgraph}/src/context.ts`) ? '../context.ts#Context' : 'unknown',
            importExtension: '.ts',
            emitLegacyCommonJSImports: false,
            avoidOptionals: { field: true },
            makeResolverTypeCallable: true,
            defaultMapper: 'Partial<{T}>',
          },
        },
      ]),
    ),
  },
};

export default config;
