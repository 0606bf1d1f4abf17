import type { GraphiQLProps } from 'graphiql';
import { type DocumentNode, getOperationAST } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Memory } from './memory.ts';
import type { Session } from './session.ts';

type Fetcher = GraphiQLProps['fetcher'];
type Asked = Parameters<Fetcher>[0];
type Answer = Record<string, unknown>;

/** Queries and mutations by POST, subscriptions over graphql-transport-ws on the same path. Headers of the tab win over the session's. */
export function createFetcher({ url, session, memory }: { url: string; session: Session; memory: Memory }): Fetcher {
  async function post(asked: Asked, headers: () => Promise<Record<string, string>>): Promise<Answer> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(await headers()) },
      body: JSON.stringify(asked),
    });
    const answer = (await response.json()) as Answer;
    memory.learn(asked.query, answer.data);
    return answer;
  }

  /** A socket of its own for each subscription: it ends with it, and its connection_init tells who asks now. */
  async function* listen(asked: Asked, headers: () => Promise<Record<string, string>>): AsyncGenerator<Answer> {
    const socket = createClient({ url: new URL(url, location.href).href.replace(/^http/, 'ws'), connectionParams: headers });
    try {
      for await (const answer of socket.iterate<Record<string, unknown>>(asked)) {
        memory.learn(asked.query, answer.data);
        yield { ...answer };
      }
    } catch (fault) {
      yield { errors: faultsOf(fault) };
    } finally {
      await socket.dispose();
    }
  }

  return ((asked, options) => {
    const operation = options?.documentAST && getOperationAST(options.documentAST, asked.operationName);
    const { value, unknown } = memory.fill(declaredOnly(options?.documentAST, asked));
    if (unknown[0])
      return { errors: [{ message: `{{${unknown[0]}}} is not known yet. Run the tab that finds it, or write the value here.` }] };
    const ready: Asked = { ...asked, variables: value };
    const headers = async () => ({ ...(await session.headers()), ...lowerCased(options?.headers) });
    return operation?.operation === 'subscription' ? listen(ready, headers) : post(ready, headers);
  }) as Fetcher;
}

/** A tab may hold several operations; each is sent its own variables. */
function declaredOnly(document: DocumentNode | undefined, { operationName, variables }: Asked): unknown {
  const operation = document && getOperationAST(document, operationName);
  if (!operation || typeof variables !== 'object' || variables === null) return variables;
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name)));
}

function lowerCased(headers: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** A socket fails with the errors of its operation, with a close event, or with neither. */
function faultsOf(fault: unknown): readonly { message: string }[] {
  if (Array.isArray(fault)) return fault;
  if (fault instanceof CloseEvent) return [{ message: fault.reason || `The socket closed (${fault.code}).` }];
  return [{ message: fault instanceof Error ? fault.message : 'The socket does not answer.' }];
}
