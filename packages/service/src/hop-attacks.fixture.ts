import { randomBytes } from 'node:crypto';
import { createHopSigner, signatureHeader, viewerHeader } from '@klear/auth';
import { newId, type Viewer } from '@klear/core';
import { hopBody, hopPath } from './hop.ts';

/** A request of the router as it lies on the wire. */
export interface OnTheWire {
  readonly path: string;
  /** As they are sent: names in any case, some of them twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What a forger draws from. Each draw is a whole number that the attack takes the remainder of. */
export interface Draw {
  readonly attack: number;
  readonly one: number;
  readonly other: number;
  readonly letter: string;
}

export interface Attack {
  readonly name: string;
  /** Sent once before, as it should be: this attack is about sending it again. */
  readonly after?: OnTheWire;
  readonly sent: OnTheWire;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};

/** Makes requests as the router does, and what a forger between the router and a subgraph can make of them. */
export function hopForger(options: { key: Buffer; audience: string; viewer: Viewer; queries: readonly string[] }) {
  const { key, audience, viewer, queries } = options;
  const sign = createHopSigner({ key, audience });

  function signed(query: string, more: { as?: Viewer; at?: Date; by?: typeof sign; path?: string } = {}): OnTheWire {
    const { as = viewer, at = new Date(), by = sign, path = hopPath } = more;
    const body = hopBody({ query });
    const headers = Object.entries(by({ method: 'POST', path, body, viewer: as, at }));
    return { path: hopPath, headers: [['content-type', 'application/json'], ...headers], body };
  }
  const headerOf = ({ headers }: OnTheWire, name: string) => headers.find(([known]) => known === name)?.[1] ?? '';
  const withValue = (wire: OnTheWire, name: string, value: string): OnTheWire => ({
    ...wire,
    headers: wire.headers.map(([known, old]) => [known, known === name ? value : old]),
  });
  const without = (wire: OnTheWire, name: string): OnTheWire => ({ ...wire, headers: wire.headers.filter(([known]) => known !== name) });
  const changed = (text: string, at: number, letter: string) => {
    const index = at % text.length;
    const other = text[index] === letter ? pick([...letters.replace(letter, '')], at) : letter;
    return text.slice(0, index) + other + text.slice(index + 1);
  };

  /** Everyone whom the viewer could be turned into by one fact. */
  const others: readonly (readonly [string, () => Partial<Viewer>])[] = [
    ['another person', () => ({ personId: newId() })],
    ['another session', () => ({ sessionId: newId() })],
    ['another organization', () => ({ organizationId: newId() })],
    ['no organization', () => ({ organizationId: null, roles: [] })],
    ['more roles', () => ({ roles: ['OWNER', ...viewer.roles] })],
    ['a role on the platform', () => ({ organizationId: null, roles: [], platformRoles: ['SUPPORT'] })],
    ['another purpose', () => ({ purpose: 'ETREAT' })],
    ['no purpose', () => ({ purpose: null })],
    ['no app', () => ({ app: null })],
    ['another app', () => ({ app: { id: newId(), scopes: viewer.app?.scopes ?? [] } })],
    ['more scopes', () => ({ app: viewer.app && { ...viewer.app, scopes: [...viewer.app.scopes, 'records:write'] } })],
    ['another address', () => ({ address: '198.51.100.9' })],
    ['another request', () => ({ requestId: newId() })],
    ['the platform itself', () => ({ kind: 'system', personId: null, sessionId: null, roles: [], platformRoles: [], app: null })],
  ];

  const attacks: Readonly<Record<string, (draw: Draw) => Omit<Attack, 'name'>>> = {
    'body altered': ({ one, other, letter }) => {
      const wire = signed(pick(queries, one));
      return { sent: { ...wire, body: changed(wire.body, other, letter) } };
    },
    'body longer': ({ one, other }) => {
      const wire = signed(pick(queries, one));
      return { sent: { ...wire, body: wire.body + pick([' ', '\n', '\u0000', '}', '{}'], other) } };
    },
    'viewer altered': ({ one, other, letter }) => {
      const wire = signed(pick(queries, one));
      return { sent: withValue(wire, viewerHeader, changed(headerOf(wire, viewerHeader), other, letter)) };
    },
    'signature altered': ({ one, other, letter }) => {
      const wire = signed(pick(queries, one));
      return { sent: withValue(wire, signatureHeader, changed(headerOf(wire, signatureHeader), other, letter)) };
    },
    replayed: ({ one }) => {
      const wire = signed(pick(queries, one));
      return { after: wire, sent: wire };
    },
    'replayed with headers in another case and order': ({ one }) => {
      const wire = signed(pick(queries, one));
      const headers = wire.headers.toReversed().map(([name, value]): [string, string] => [name.toUpperCase(), value]);
      return { after: wire, sent: { ...wire, headers } };
    },
    're-identified': ({ one, other }) => {
      const [, change] = pick(others, other);
      const forged = Buffer.from(JSON.stringify({ ...viewer, ...change() })).toString('base64url');
      return { sent: withValue(signed(pick(queries, one)), viewerHeader, forged) };
    },
    'under the signature of another viewer': ({ one, other }) => {
      const [, change] = pick(others, other);
      const stolen = signed(pick(queries, one), { as: { ...viewer, ...change() } });
      return { sent: withValue(signed(pick(queries, one)), signatureHeader, headerOf(stolen, signatureHeader)) };
    },
    're-addressed': ({ one, other }) => {
      const by = createHopSigner({ key, audience: pick(['payments', audience.toUpperCase(), `${audience} `, `${audience}s`, ''], other) });
      return { sent: signed(pick(queries, one), { by }) };
    },
    'of another key': ({ one, other }) => {
      const flipped = Buffer.from(key);
      flipped[other % key.length] = (flipped[other % key.length] ?? 0) ^ 1;
      const by = createHopSigner({ key: pick([randomBytes(32), flipped, Buffer.alloc(32)], other), audience });
      return { sent: signed(pick(queries, one), { by }) };
    },
    stale: ({ one, other }) => {
      const seconds = 32 + (other % 86_400);
      const at = new Date(Date.now() + (one % 2 === 0 ? seconds : -seconds) * 1_000);
      return { sent: signed(pick(queries, one), { at }) };
    },
    'made young again': ({ one }) => {
      const wire = signed(pick(queries, one), { at: new Date(Date.now() - 60_000) });
      return { sent: withValue(wire, signatureHeader, headerOf(wire, signatureHeader).replace(/t=\d+/, `t=${Date.now()}`)) };
    },
    'given another nonce': ({ one }) => {
      const wire = signed(pick(queries, one));
      const nonce = randomBytes(16).toString('base64url');
      return { after: wire, sent: withValue(wire, signatureHeader, headerOf(wire, signatureHeader).replace(/n=[^;]+/, `n=${nonce}`)) };
    },
    'body swapped': ({ one }) => {
      const [mine, theirs] = [signed(pick(queries, one)), signed(pick(queries, one + 1))];
      return { sent: { ...mine, body: theirs.body } };
    },
    'signed for another path': ({ one, other }) => {
      const path = pick(['/graphql/', '/', '/graphql?a=1', '/GRAPHQL', '/ready'], other);
      return { sent: signed(pick(queries, one), { path }) };
    },
    'sent to another address of the graph': ({ one, other }) => {
      const path = `${hopPath}${pick(['?a=1', '?', '?query={__typename}', '#x'], other)}`;
      return { sent: { ...signed(pick(queries, one)), path } };
    },
    'a header twice': ({ one, other, letter }) => {
      const wire = signed(pick(queries, one));
      const name = pick([viewerHeader, signatureHeader], other);
      const value = pick([headerOf(wire, name), changed(headerOf(wire, name), other, letter), ''], one);
      return { sent: { ...wire, headers: [...wire.headers, [pick([name, name.toUpperCase()], one), value]] } };
    },
    'a header left out': ({ one, other }) => ({ sent: without(signed(pick(queries, one)), pick([viewerHeader, signatureHeader], other)) }),
    'a header under another name': ({ one, other }) => {
      const wire = signed(pick(queries, one));
      const name = pick([viewerHeader, signatureHeader], other);
      const as = pick([name.replace('-', '_'), `x-${name}`, `${name}s`], one);
      return { sent: { ...without(wire, name), headers: [...without(wire, name).headers, [as, headerOf(wire, name)]] } };
    },
    'blanks within': ({ one, other }) => {
      const wire = signed(pick(queries, one));
      const name = pick([viewerHeader, signatureHeader], other);
      const value = headerOf(wire, name);
      const at = 1 + (one % (value.length - 1));
      return { sent: withValue(wire, name, value.slice(0, at) + pick([' ', '\t', '  '], other) + value.slice(at)) };
    },
    'mac cut short': ({ one, other }) => {
      const wire = signed(pick(queries, one));
      const value = headerOf(wire, signatureHeader);
      return { sent: withValue(wire, signatureHeader, value.slice(0, value.length - 1 - (other % 43))) };
    },
    'mac made longer': ({ one, other }) => {
      const wire = signed(pick(queries, one));
      return { sent: withValue(wire, signatureHeader, headerOf(wire, signatureHeader) + pick(['=', 'A', ';', ',', ';v1'], other)) };
    },
    'another version': ({ one, other }) => {
      const wire = signed(pick(queries, one));
      const version = pick(['v0', 'v2', 'V1', 'v01', '', '1', 'v1;v1'], other);
      return { sent: withValue(wire, signatureHeader, headerOf(wire, signatureHeader).replace(/^v1/, version)) };
    },
    'members in another order': ({ one }) => {
      const wire = signed(pick(queries, one));
      const [version, at, nonce, mac] = headerOf(wire, signatureHeader).split(';');
      return { sent: withValue(wire, signatureHeader, [version, nonce, at, mac].join(';')) };
    },
    unsigned: ({ one }) => ({ sent: without(without(signed(pick(queries, one)), viewerHeader), signatureHeader) }),
  };
  const names = Object.keys(attacks);

  return {
    signed,
    names,
    forge(draw: Draw): Attack {
      const name = pick(names, draw.attack);
      const made = attacks[name]?.(draw);
      if (!made) throw new RangeError('no such attack');
      return { name, ...made };
    },
  };
}
