import { newId } from '@klear/core';
import { Pool } from 'undici';

/** What a mutation or query answered at its only root field. */
export type Answer = Readonly<Record<string, unknown>>;

/** Connections to the graph as one person. */
export interface Asker {
  /** Throws when the answer has errors. */
  ask(query: string, variables: object): Promise<Answer>;
  /** Throws when the answer is not the mutation's success. */
  act(name: string, input: object, selection: string): Promise<Answer>;
  close(): Promise<void>;
}

export function createAsker(url: string, headers: () => Readonly<Record<string, string>>, connections = 1): Asker {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const asker: Asker = {
    async ask(query, variables) {
      const sent = { 'content-type': 'application/json', accept: 'application/json', ...headers() };
      const { body } = await pool.request({ path, method: 'POST', headers: sent, body: JSON.stringify({ query, variables }) });
      const text = await body.text();
      const { data, errors } = JSON.parse(text);
      if (errors || !data) throw new Error(`an answer was ${text.slice(0, 300)}`);
      return Object.values(data)[0] as Answer;
    },
    async act(name, input, selection) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const query = `mutation ${type}($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } } }`;
      const answer = await asker.ask(query, { input: { ...input, idempotencyKey: newId() } });
      if (answer.__typename !== `${type}Success`) throw new Error(`${name} answered ${JSON.stringify(answer)}`);
      return answer;
    },
    close: () => pool.destroy(),
  };
  return asker;
}
