import { parseArgs } from 'node:util';

export const help = `npm run audit -- verify | archive | key [options]

verify    looks at every fact, link and head without writing, and names the first bad row of each chain. Exit code 0: sound;
          1: something is wrong; 2: it could not be looked at. docs/audit.md says what is proven, and how to do it without us.
archive   exports what was sealed before a date into files, reads them back, and removes it from the database
key       prints the public key of this machine's graph, for --public-key

Without --url it is the graph of this machine (.data, running or not).

  --url URL             a database, signed in as klear_audit_reader (verify) or klear_audit_archivist (archive)
  --public-key FILE     PEM with the keys that you trust (with --url)
  --heads DIR           heads, best your own copy of them (with --url)
  --archive DIR         files of archived segments: verify walks them first, archive writes them
  --schema NAME         this schema only; may be repeated
  --accept NAME:LINE    a restore that you know of, by the line of the heads that tells it; may be repeated
  --grace SECONDS       how long a fact may wait for the sealer (60)
  --before DATE         archive: what was sealed before, as 2026-01-31 or with a time and zone
  --json                verify: the whole report as JSON
  --help                this text

With --url, archive takes the key from the variable AUDIT_KEY.`;

/** A request that cannot be met as it was put. */
export class UsageError extends Error {}

const options = {
  url: { type: 'string' },
  'public-key': { type: 'string' },
  heads: { type: 'string' },
  archive: { type: 'string' },
  schema: { type: 'string', multiple: true },
  accept: { type: 'string', multiple: true },
  grace: { type: 'string', default: '60' },
  before: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface AuditArguments {
  readonly command: 'verify' | 'archive' | 'key' | 'help';
  readonly url: string | undefined;
  readonly publicKeyFile: string | undefined;
  readonly heads: string | undefined;
  readonly archive: string | undefined;
  readonly schemas: readonly string[];
  /** Lines of heads by schema. */
  readonly accepted: ReadonlyMap<string, ReadonlySet<number>>;
  readonly graceSeconds: number;
  readonly before: Date | undefined;
  readonly json: boolean;
}

export function auditArguments(args: readonly string[]): AuditArguments {
  const { values, positionals } = parsed(args);
  const [command, ...rest] = positionals;
  const isCommand = command === 'verify' || command === 'archive' || command === 'key';
  if (!values.help && (!isCommand || rest.length > 0))
    throw new UsageError(`Say verify, archive or key, not "${positionals.join(' ')}".\n\n${help}`);
  if (values.url !== undefined && !URL.canParse(values.url))
    throw new UsageError('--url takes postgres://role:password@host:port/database.');
  if (values.url !== undefined && command === 'verify' && !(values['public-key'] && values.heads))
    throw new UsageError('With --url, verify needs --public-key FILE and --heads DIR: what it trusts does not come from the database.');
  if (values.url !== undefined && command === 'archive' && !values.heads) throw new UsageError('With --url, archive needs --heads DIR.');
  const graceSeconds = Number(values.grace);
  if (!(graceSeconds >= 0)) throw new UsageError('--grace takes a number of seconds.');
  const before = values.before === undefined ? undefined : new Date(values.before);
  if (before && Number.isNaN(before.getTime())) throw new UsageError('--before takes a date, as 2026-01-31.');
  if (command === 'archive' && !before) throw new UsageError('archive needs --before DATE.');
  return {
    command: values.help || !isCommand ? 'help' : command,
    url: values.url,
    publicKeyFile: values['public-key'],
    heads: values.heads,
    archive: values.archive,
    schemas: values.schema ?? [],
    accepted: acceptedLines(values.accept ?? []),
    graceSeconds,
    before,
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    throw new UsageError(`${fault instanceof Error ? fault.message.split('\n')[0] : ''} See: npm run audit -- --help`, { cause: fault });
  }
}

function acceptedLines(texts: readonly string[]): Map<string, Set<number>> {
  const lines = new Map<string, Set<number>>();
  for (const text of texts) {
    const [, schema, line] = /^([a-z_]+):(\d+)$/.exec(text) ?? [];
    if (!schema || !line) throw new UsageError(`--accept takes a schema and a line, as users:17, not "${text}".`);
    lines.set(schema, (lines.get(schema) ?? new Set()).add(Number(line)));
  }
  return lines;
}
