import type { GraphiQLProps } from 'graphiql';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Memory } from './memory.ts';
import type { Plans } from './plans.ts';
import type { Session } from './session.ts';

type Fetcher = GraphiQLProps['fetcher'];
type Asked = Parameters<Fetcher>[0];
type Answer = Record<string, unknown>;

/** Queries and mutations by POST, subscriptions over graphql-transport-ws on the same path. Headers of the tab win over the session's. */
export function createFetcher({ url, session, memory, plans }: { url: string; session: Session; memory: Memory; plans: Plans }): Fetcher {
  async function post(asked: Asked, headers: () => Promise<Record<string, string>>): Promise<Answer> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'klear-plan': 'show', ...(await headers()) },
      body: JSON.stringify(asked),
    });
    const answer = (await response.json()) as Answer;
    memory.learn(asked.query, answer.data);
    return isIntrospection(asked) ? answer : plans.take(asked.operationName ?? undefined, answer);
  }

  /** A socket of its own for each subscription: it ends with it, and its connection_init tells who asks now. */
  function listen(asked: Asked, headers: () => Promise<Record<string, string>>): AsyncIterableIterator<Answer> {
    const socket = createClient({ url: new URL(url, location.href).href.replace(/^http/, 'ws'), connectionParams: headers });
    const events = socket.iterate<Answer>(asked);
    let over = false;
    const end = async (): Promise<IteratorResult<Answer>> => {
      over = true;
      await socket.dispose();
      return { done: true, value: undefined };
    };
    // Not a generator: stopping must not wait for the next event.
    const answers: AsyncIterableIterator<Answer> = {
      async next() {
        if (over) return end();
        try {
          const event = await events.next();
          if (event.done) return end();
          memory.learn(asked.query, event.value.data);
          return { done: false, value: { ...event.value } };
        } catch (fault) {
          await end();
          return { done: false, value: { errors: faultsOf(fault) } };
        }
      },
      async return() {
        void events.return?.();
        return end();
      },
      [Symbol.asyncIterator]: () => answers,
    };
    return answers;
  }

  return ((typed, options) => {
    const operation = operationIn(typed);
    const { value, unknown } = memory.fill(declaredOnly(operation, typed.variables));
    if (unknown[0])
      return { errors: [{ message: `{{${unknown[0]}}} is not known yet. Run the tab that finds it, or write the value here.` }] };
    const asked: Asked = { ...typed, variables: value, operationName: operation?.name?.value ?? null };
    const headers = async () => ({ 'klear-client': 'graphiql', ...(await session.headers()), ...lowerCased(options?.headers) });
    return operation?.operation === 'subscription' ? listen(asked, headers) : post(asked, headers);
  }) as Fetcher;
}

/** GraphiQL learns a moment later what a new tab holds, and names an operation of the last one until then: look into the text. */
function operationIn({ query, operationName }: Asked): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    return operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  } catch {
    // The server says what is wrong with the text.
    return undefined;
  }
}

/** GraphiQL reads the schema for itself. */
const isIntrospection = ({ operationName }: Asked) => operationName === 'IntrospectionQuery';

/** A tab may hold several operations; each is sent its own variables. */
function declaredOnly(operation: OperationDefinitionNode | undefined, variables: unknown): unknown {
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
