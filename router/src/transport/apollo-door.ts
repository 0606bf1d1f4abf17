import { ApolloServer, HeaderMap } from '@apollo/server';
import type { Logger } from '@klear/core';
import { quietApollo } from '@klear/service';
import type { Documents } from '../cache/documents.ts';
import type { Engine } from '../engine.ts';
import { type ExecutedText, renderResult } from '../execute/render.ts';
import { type ShownError, showErrors } from '../observe/answer-errors.ts';
import type { AdmittedOperation } from '../operation.ts';
import type { Door } from './thin-door.ts';

/** An answer that is text already. It rides through the server's pipeline inside `data`. */
class Rendered {
  readonly result: ExecutedText;
  readonly errors: readonly ShownError[];
  readonly extensions: object | undefined;

  constructor(result: ExecutedText, errors: readonly ShownError[], extensions: object | undefined) {
    this.result = result;
    this.errors = errors;
    this.extensions = extensions;
  }
}

interface Context {
  readonly operation: AdmittedOperation;
  readonly signal: AbortSignal | undefined;
}

/**
 * Plugs the engine into @apollo/server through its gateway interface. The documents were parsed, bounded and validated before:
 * the server finds them in its document store and does neither again.
 */
export async function createApolloDoor({ engine, documents, log }: { engine: Engine; documents: Documents; log: Logger }): Promise<Door> {
  quietApollo();
  const server = new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        executor: async (request) => {
          const { operation, signal } = request.context as Context;
          const result = await engine.executeToText(operation.prepared, {
            variables: operation.variables,
            viewer: operation.viewer,
            signal,
          });
          const errors = showErrors(result.errors, { requestId: operation.viewer.requestId, log });
          return { data: new Rendered(result, errors, operation.answerExtensions) as unknown as Record<string, unknown> };
        },
      }),
      onSchemaLoadOrUpdate(callback) {
        const tell = () => callback({ apiSchema: engine.schema, coreSupergraphSdl: engine.supergraph });
        tell();
        return engine.onChange(tell);
      },
      stop: async () => {},
    },
    documentStore: {
      // The key ends with the hash of the text, in hex; what stands before it names the schema.
      get: async (key) => documents.byHash(key.slice(-64)),
      set: async () => {},
      delete: async () => false,
    },
    stringifyResult: ({ data, errors }) => {
      if (data instanceof Rendered) return renderResult(data.result, data.errors, data.extensions);
      log.error({ codes: errors?.map((error) => error.extensions?.code) }, 'the server refused an admitted operation');
      return JSON.stringify({ errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    },
    csrfPrevention: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    introspection: true,
    nodeEnv: 'production',
  });
  await server.start();

  return {
    async run(operation, signal) {
      const response = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: {
            query: operation.query,
            variables: operation.variables,
            ...(operation.operationName && { operationName: operation.operationName }),
          },
        },
        context: async () => ({ operation, signal }),
      });
      if (response.body.kind !== 'complete') throw new TypeError('the engine answers in one piece');
      return response.body.string;
    },
    stop: () => server.stop(),
  };
}
