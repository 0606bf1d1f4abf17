import { request } from 'undici';
import { tableOf } from '../measure/table.ts';

/** One protection of ours that stays on under measurement, and one request that it refuses. */
interface Protection {
  readonly name: string;
  readonly body: string;
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Refused {
  readonly protection: string;
  readonly requestBytes: number;
  readonly status: number;
  readonly code: string;
}

const body = (query: string, variables?: object): string => JSON.stringify({ query, variables });
const times = (count: number, write: (at: number) => string): string => Array.from({ length: count }, (_, at) => write(at)).join(' ');
/** Half a kilobyte that stands for 3^12 fields. */
const bomb = `{ ...F0 } ${times(12, (at) => `fragment F${at} on Query { ${times(3, () => `...F${at + 1}`)} }`)} fragment F12 on Query { __typename }`;
const practitioner = 'practitioner(id: "01990000-0000-7000-8000-000000000001")';

const protections: readonly Protection[] = [
  { name: 'token checked', body: body('{ __typename }'), code: 'UNAUTHENTICATED', headers: { authorization: 'Bearer a.b.c' } },
  {
    name: 'media type and encoding',
    body: 'query={__typename}',
    code: 'UNSUPPORTED_MEDIA_TYPE',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  { name: 'size of the body', body: body(`{ a(b: "${'x'.repeat(1024 * 1024)}") }`), code: 'PAYLOAD_TOO_LARGE' },
  { name: 'length of the document', body: body(`{ __typename } #${'x'.repeat(140_000)}`), code: 'LIMIT_EXCEEDED' },
  { name: 'nesting, before it is parsed', body: body('{a'.repeat(101) + '}'.repeat(101)), code: 'LIMIT_EXCEEDED' },
  { name: 'tokens', body: body(`{ ${times(10_001, () => 'a')} }`), code: 'LIMIT_EXCEEDED' },
  { name: 'operations', body: body(times(11, (at) => `query Q${at} { __typename }`)), code: 'LIMIT_EXCEEDED' },
  { name: 'selections with fragments written out', body: body(bomb), code: 'LIMIT_EXCEEDED' },
  { name: 'directives', body: body(`{ __typename ${times(101, () => '@include(if: true)')} }`), code: 'LIMIT_EXCEEDED' },
  { name: 'validation', body: body('{ nothingOfThatName }'), code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'variables', body: body(`query ($id: ID!) { practitioner(id: $id) { id } }`, {}), code: 'BAD_USER_INPUT' },
  { name: 'text without NUL', body: body(`query ($id: ID!) { practitioner(id: $id) { id } }`, { id: '\0' }), code: 'BAD_USER_INPUT' },
  { name: 'aliases', body: body(`{ ${practitioner} { ${times(31, (at) => `a${at}: id`)} } }`), code: 'LIMIT_EXCEEDED' },
  { name: 'depth', body: body(deep(16)), code: 'LIMIT_EXCEEDED' },
  { name: 'root fields', body: body(`{ ${times(21, () => '__typename')} }`), code: 'LIMIT_EXCEEDED' },
  {
    name: 'cost',
    body: body('{ searchPractitioners(first: 100) { edges { node { articles(first: 100) { edges { node { id title } } } } } } }'),
    code: 'LIMIT_EXCEEDED',
  },
];

/** Fields below one another, each of them valid: practitioner, articles, edges, node, practitioners, edges, node, and again. */
function deep(levels: number): string {
  const round = ['articles(first: 1)', 'edges', 'node', 'practitioners(first: 1)', 'edges', 'node'];
  const names = [practitioner, ...Array.from({ length: levels - 2 }, (_, at) => round[at % round.length] ?? ''), '__typename'];
  return names.reduceRight((below, name) => (below === '' ? `{ ${name} }` : `{ ${name} ${below} }`), '');
}

/** Sends each request once, all of them signed in; throws at the first one that is not refused as it should be. */
export async function refuseAll(url: string, authorization: () => string): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (const { name, body: sent, code, headers } of protections) {
    const all = { 'content-type': 'application/json', accept: 'application/json', authorization: authorization(), ...headers };
    const response = await request(url, { method: 'POST', headers: all, body: sent });
    const answer = (await response.body.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] };
    const told = answer.errors?.[0]?.extensions?.code;
    if (told !== code || answer.data) throw new Error(`${name} was to refuse with ${code}: ${JSON.stringify(answer).slice(0, 300)}`);
    refused.push({ protection: name, requestBytes: Buffer.byteLength(sent), status: response.statusCode, code });
  }
  return refused;
}

export function refusedTable(refused: readonly Refused[]): string[] {
  const head = ['protection', 'refuses a request of', 'status', 'with code'];
  return tableOf(
    head,
    refused.map(({ protection, requestBytes, status, code }) => [protection, `${requestBytes} bytes`, String(status), code]),
  );
}
