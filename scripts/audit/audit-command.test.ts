import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId, silentLogger } from '@klear/core';
import { audit, auditRoles, connectDatabase, prepareAudit, urlAs } from '@klear/db';
import { auditKey, createSealer, headsDirectory } from '@klear/db/audit';
import { cloneDatabase, memberViewer, temporaryFolder } from '@klear/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runArchive } from './archive-command.ts';
import { auditArguments } from './arguments.ts';
import { openAuditPlace } from './place.ts';
import { runVerify } from './verify-command.ts';

const database = await cloneDatabase();
const folder = temporaryFolder();
const heads = join(folder, 'heads');
const key = auditKey(randomBytes(32));
const passwords = { reader: 'reads all of it', archivist: 'puts it away' };
const organizationId = newId<'Organization'>();
const db = connectDatabase({ ...database.connection('payments'), poolSize: 4, inputHashKey: Buffer.alloc(32, 1), log: silentLogger });
afterAll(() => db.close());

beforeAll(async () => {
  await prepareAudit(database.url, passwords);
  await writeFile(join(folder, 'key.pem'), key.publicPem);
  const sealer = createSealer({ schema: 'payments', pool: db.systemPool, key, heads: headsDirectory(heads), log: silentLogger });
  const fact = { type: 'payment.refunded', action: 'U', outcome: '0', entity: { type: 'Payment' } } as const;
  await db.withViewer(memberViewer({ organizationId, roles: ['BILLING'] }), (tx) => audit.record(tx, [fact, fact, fact]));
  await sealer.seal();
  await sealer.writeHeads();
});

const options = (role: 'reader' | 'archivist') => [
  ...['--url', urlAs(database.url, auditRoles[role], passwords[role])],
  ...['--heads', heads, '--public-key', join(folder, 'key.pem')],
];

/** In this process, with what it says on standard output. */
async function inProcess(role: 'reader' | 'archivist', ...args: string[]): Promise<{ code: number; out: string }> {
  const lines: string[] = [];
  const console = vi.spyOn(globalThis.console, 'log').mockImplementation((line) => void lines.push(String(line)));
  vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
  try {
    const read = auditArguments([...args, ...options(role)]);
    const place = { ...(await openAuditPlace({ ...read, command: 'verify' })), key };
    const code = await (read.command === 'archive' ? runArchive(read, place) : runVerify(read, place));
    return { code, out: lines.join('\n') };
  } finally {
    console.mockRestore();
    vi.restoreAllMocks();
  }
}

test('verify tells what it looks at and finds the log sound; archive takes a part away, and both parts stay sound', async () => {
  const archive = join(folder, 'archive');
  const sound = await inProcess('reader', 'verify', '--archive', archive);
  expect(sound.code).toBe(0);
  expect(sound.out).toContain('Audit log of 6 schemas');
  expect(sound.out).toMatch(/payments +1 chains, 3 links, 1 heads until .*, 0 unsealed: sound/);
  expect(sound.out).toContain('Sound: nothing is missing, changed or put in.');
  const before = new Date(Date.now() + 60_000).toISOString();
  const archived = await inProcess('archivist', 'archive', '--before', before, '--archive', archive);
  expect(archived).toMatchObject({ code: 0, out: expect.stringMatching(/payments +2 facts in 1 segments/) });
  const after = await inProcess('reader', 'verify', '--schema', 'payments', '--archive', archive, '--json');
  expect(JSON.parse(after.out)).toMatchObject({ sound: true, reports: [{ links: 3, archived: { links: 2, walked: true } }] });
});

test('as a program it names the first bad row of an edited log and ends with 1, and says when a schema is gone', async () => {
  await database.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update payments.audit_events set outcome = '4'`;
  });
  await mkdir(join(heads, 'vanished'));
  const script = fileURLToPath(new URL('../audit.ts', import.meta.url));
  const child = spawn(process.execPath, [script, 'verify', ...options('reader')], { env: { PATH: process.env.PATH ?? '' } });
  let [out, faults] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part;
  });
  child.stderr.on('data', (part: Buffer) => {
    faults += part;
  });
  const [code] = await once(child, 'close');
  expect(code, faults).toBe(1);
  expect(out).toMatch(
    new RegExp(`BAD edited: payments, organization ${organizationId}, sequence 3, fact [0-9a-f-]{36}: the row is not what was sealed`),
  );
  expect(out).toContain('BAD deleted: vanished: there are heads of this schema, and no audit log of it');
  expect(out).toContain('NOT SOUND: 2 findings.');
});

test('a command that cannot be run as it was put is refused in words, before anything is opened', () => {
  const url = ['--url', 'postgres://a:b@127.0.0.1/x'];
  for (const [args, says] of [
    [[], 'Say verify, archive or key'],
    [['verify', 'twice'], 'Say verify, archive or key'],
    [['verify', '--nonsense'], '--help'],
    [['verify', '--url', 'nowhere'], '--url takes'],
    [['verify', ...url], '--public-key'],
    [['archive', ...url, '--before', '2026-01-01'], '--heads'],
    [['archive'], '--before'],
    [['archive', '--before', 'soon'], 'a date'],
    [['verify', '--grace', 'long'], '--grace'],
    [['verify', '--accept', '17'], 'users:17'],
  ] as const) {
    expect(() => auditArguments(args)).toThrow(says);
  }
  expect(auditArguments(['--help']).command).toBe('help');
  expect(auditArguments(['verify', '--accept', 'users:1', '--accept', 'users:2']).accepted).toEqual(new Map([['users', new Set([1, 2])]]));
});
