import { BoardStaffDocument, type Client, createClient } from '@klear/client';
import type { Graph, Staff } from '../app.ts';
import { createSession, type Session } from '../session/session.ts';
import { createGraphDesk } from './graph-desk.ts';

/** The graph at an address, for one tab. Each practice gets a client of its own: whom one acts for travels with the socket. */
export function openGraph({ url, onLine, storage }: { url: string; onLine: (isLive: boolean) => void; storage: Storage }): {
  session: Session;
  graph: Graph;
} {
  const session = createSession({ anonymous: createClient({ url, name: 'board' }), storage });
  const actingFor = (organization?: string): Client =>
    createClient({
      url,
      name: 'board',
      token: session.token,
      refresh: session.refresh,
      // A front desk stays open: it tries until the line is back.
      reconnectDelayMs: (attempt) => Math.min(500 * 2 ** attempt, 10_000) * (0.75 + Math.random() / 2),
      onSocket: onLine,
      ...(organization && { organization }),
    });
  let open: Client | undefined;

  async function staff(): Promise<Staff | undefined> {
    const { data } = await actingFor().query(BoardStaffDocument);
    if (!data?.me) return undefined;
    const practices = (data.me.memberships?.edges ?? []).flatMap(({ node: { organization } }) => (organization ? [organization] : []));
    return { name: data.me.name ?? 'You', practices };
  }

  return {
    session,
    graph: {
      staff,
      desk({ id }) {
        void open?.close();
        open = actingFor(id);
        return createGraphDesk(open, id);
      },
      async leave() {
        await session.signOut(open ?? actingFor());
        await open?.close();
        open = undefined;
      },
    },
  };
}
