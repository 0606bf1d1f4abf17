import type { Viewer } from '@klear/core';
import { hopBody, hopPath } from '@klear/service';
import { signedRequest } from '@klear/testing';
import type { Practice } from './practice.ts';

const query = `subscription ($id: ID!, $resumeAfter: String) { messageAdded(conversationId: $id, resumeAfter: $resumeAfter) {
  cursor resync message { sequence text } } }`;

interface Told {
  readonly cursor: string;
  readonly resync: boolean;
  readonly message: { readonly sequence: number; readonly text: string | null } | null;
}

/** One who listens to a conversation and comes back behind the last message however often they are cut off. */
export interface ChatListener {
  /** The number of the last message; every number before it was told once, in order, with the words that were said. */
  readonly last: number;
  /** Listens until so many messages more were told, then is cut off. Resolves when that has happened. */
  session(count: number): Promise<void>;
  /** Cuts off whoever listens now, whatever they wait for. */
  cut(): void;
}

interface Options {
  readonly practice: Practice;
  readonly viewer: Viewer;
  readonly conversationId: string;
  /** Where everybody begins, before anything was said. */
  readonly begin: string;
  /** What was said under a number. */
  readonly said: (sequence: number) => string | undefined;
  readonly onFault: (fault: string) => void;
  readonly onMoved: () => void;
}

/** Notes what is told, and finds what is missing, comes twice, or says something else. */
function ledger({ begin, said, onFault, onMoved }: Options) {
  const state = { last: 0, cursor: begin };
  return {
    state,
    note({ cursor, resync, message }: Told): void {
      if (resync || !message) onFault(`resync behind ${state.cursor}`);
      else if (message.sequence !== state.last + 1) onFault(`${message.sequence} after ${state.last}`);
      else if (message.text !== said(message.sequence)) onFault(`other words in ${message.sequence}`);
      else Object.assign(state, { last: message.sequence, cursor });
      onMoved();
    },
  };
}

/** Through the subgraph's door, without a port. */
export function listenWithin(options: Options): ChatListener {
  const { practice, viewer, conversationId: id, onFault } = options;
  const { state, note } = ledger(options);
  let leave: (() => void) | undefined;
  return {
    get last() {
      return state.last;
    },
    cut: () => leave?.(),
    async session(count) {
      const variables = { id, resumeAfter: state.cursor };
      const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer, query, variables }));
      if (!(Symbol.asyncIterator in opened)) return onFault(`refused: ${opened.body}`);
      const stream = opened[Symbol.asyncIterator]();
      leave = () => void stream.return?.();
      for (let told = 0; told < count; told += 1) {
        const { value, done } = await stream.next();
        if (done) break;
        if (value.errors) onFault(JSON.stringify(value.errors));
        else note(value.data?.messageAdded as Told);
      }
      await stream.return?.();
    },
  };
}

/** Over a real socket to the served subgraph, as the router's upstream is: it may break anywhere. */
export function listenOverSocket(options: Options & { readonly url: string }): ChatListener {
  const { practice, viewer, conversationId: id, url, onFault } = options;
  const { state, note } = ledger(options);
  let cut: (() => void) | undefined;
  return {
    get last() {
      return state.last;
    },
    cut: () => cut?.(),
    session(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const socket = new WebSocket(url, 'graphql-transport-ws');
      let left = count;
      const end = () => {
        // What is still on its way when one has hung up is told to nobody.
        socket.onmessage = null;
        socket.close();
        resolve();
      };
      cut = end;
      socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
      socket.onclose = () => resolve();
      socket.onerror = () => resolve();
      socket.onmessage = ({ data }) => {
        const { type, payload } = JSON.parse(String(data)) as {
          type: string;
          payload?: { data?: { messageAdded: Told }; errors?: unknown };
        };
        if (type === 'connection_ack') {
          const message = { query, variables: { id, resumeAfter: state.cursor }, operationName: null };
          const headers = practice.hop.sign({ method: 'POST', path: hopPath, body: hopBody(message), viewer, at: new Date() });
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { ...message, extensions: { klear: headers } } }));
        } else if (type === 'next' && payload?.data) {
          note(payload.data.messageAdded);
          left -= 1;
        } else if (type === 'error' || type === 'next') onFault(JSON.stringify(payload));
        else if (type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
        if (left <= 0 && type === 'next') end();
      };
      return promise;
    },
  };
}
