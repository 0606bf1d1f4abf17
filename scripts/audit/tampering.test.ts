import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { anonymous, newId, type OrganizationId, silentLogger, type Viewer } from '@klear/core';
import { audit, connectDatabase } from '@klear/db';
import { auditKey, createSealer, publicKeysOf, type SchemaReport, verifySchema } from '@klear/db/audit';
import { cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import type { Sql, TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dice, diceOf } from '../demo/random.ts';
import { none, recompute, schema } from './forger.fixture.ts';
import { keptLines } from './kept-lines.fixture.ts';
import { inDatabase, inHeads, type Tamperer } from './tamperings.fixture.ts';

const database = await cloneDatabase();
const db = connectDatabase({ ...database.connection(schema), poolSize: 4, inputHashKey: Buffer.alloc(32, 1), log: silentLogger });
afterAll(() => db.close());

const secret = randomBytes(32);
const key = auditKey(secret);
const keys = publicKeysOf(key.publicPem);
const heads = keptLines();
const organizations = [newId<'Organization'>(), newId<'Organization'>()];
const chains = [
  { chain: organizations[0] ?? none, length: 15 },
  { chain: organizations[1] ?? none, length: 10 },
  { chain: none, length: 5 },
];
const batches = 5;
const stranger: KeyObject = generateKeyPairSync('ed25519').privateKey;

/** Facts of three chains, sealed in five batches two hours apart, each batch with a head of every chain. */
beforeAll(async () => {
  const sealer = createSealer({ schema, pool: db.systemPool, key, heads, log: silentLogger });
  for (let batch = 0; batch < batches; batch += 1) {
    await database.shiftClock((batch - batches) * 7_200_000);
    for (const { chain, length } of chains) await record(chain === none ? null : (chain as OrganizationId), length / batches);
    await sealer.seal();
    await sealer.writeHeads();
  }
});

async function record(organizationId: OrganizationId | null, count: number): Promise<void> {
  const viewer: Viewer = {
    ...anonymous(newId(), '203.0.113.7'),
    kind: 'person',
    personId: newId<'User'>(),
    organizationId,
    roles: organizationId ? ['PRACTITIONER'] : [],
    purpose: 'TREAT',
  };
  const facts = Array.from(
    { length: count },
    (_, index) =>
      ({
        type: 'record.read',
        action: 'R',
        outcome: index % 2 === 0 ? '0' : '4',
        ...(index % 2 === 1 && { reason: 'NO_CONSENT' }),
        entity: { type: 'Condition', id: newId() },
        subjectPersonId: newId(),
        consentId: newId(),
        fields: ['code', 'onset', 'note'],
      }) as const,
  );
  await db.withViewer(viewer, (tx) => audit.record(tx, facts));
}

/** The log row by row, as plain text out of the database: chain -> sequence -> row. What differs in it was tampered with. */
async function rowsOf(sql: Sql | TransactionSql): Promise<Map<string, Map<number, string>>> {
  const rows = await sql.unsafe<{ chain: string; sequence: number; row: string }[]>(
    `select l.chain::text, l.sequence::int, l::text || coalesce(e::text, ' no fact') as row
     from ${schema}.audit_links l left join ${schema}.audit_events e on e.id = l.event_id`,
  );
  const byChain = new Map<string, Map<number, string>>();
  for (const { chain, sequence, row } of rows) byChain.set(chain, (byChain.get(chain) ?? new Map()).set(sequence, row));
  return byChain;
}

/** The first place of each chain at which two states differ. */
function differences(before: Map<string, Map<number, string>>, after: Map<string, Map<number, string>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const chain of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(chain) ?? new Map<number, string>(), after.get(chain) ?? new Map<number, string>()];
    // A link beyond the end shows as the first number that is missing before it.
    const places = [...old.keys(), ...[...now.keys()].filter((sequence) => sequence < 1), old.size + 1].sort((a, b) => a - b);
    const isLonger = [...now.keys()].some((sequence) => sequence > old.size);
    const first = places.find((sequence) => (sequence > old.size ? isLonger : old.get(sequence) !== now.get(sequence)));
    if (first !== undefined) found[chain] = first;
  }
  return found;
}

const verify = (sql: Sql | TransactionSql, lines: readonly string[]): Promise<SchemaReport> =>
  verifySchema({ inSnapshot: (work) => work(sql), schema, keys, heads: keptLines([...lines]), graceSeconds: 0 });

const firstBad = ({ findings }: SchemaReport): Record<string, number | null> =>
  Object.fromEntries(findings.flatMap(({ chain, sequence }) => (chain === null ? [] : [[chain, sequence]])));

interface Case {
  readonly report: SchemaReport;
  readonly expected: Record<string, number>;
  readonly strays: number;
}

/** One tampering in a transaction that is taken back. Undefined: it has changed nothing. */
async function tampered(work: (by: Tamperer) => Promise<unknown>, dice: Dice): Promise<Case | undefined> {
  const undo = new Error('taken back');
  let found: Case | undefined;
  const attempt = database.sql.begin(async (tx) => {
    await tx.unsafe('set local session_replication_role = replica');
    const by: Tamperer = { tx, dice, chains, key: stranger, keyId: key.id, lines: [...heads.lines] };
    await work(by);
    const expected = differences(before, await rowsOf(tx));
    const [stray] = await tx.unsafe<{ count: number }[]>(
      `select count(*)::int as count from ${schema}.audit_events e where not exists (select from ${schema}.audit_links l where l.event_id = e.id)`,
    );
    const strays = stray?.count ?? 0;
    const changed = Object.keys(expected).length > 0 || strays > 0 || by.lines.join('\n') !== heads.lines.join('\n');
    if (changed) found = { expected, strays, report: await verify(tx, by.lines) };
    throw undo;
  });
  await attempt.catch((fault: unknown) => {
    if (fault !== undo) throw fault;
  });
  return found;
}

let before: Map<string, Map<number, string>>;

test('every tampering by a superuser is found, with the first bad number of each chain; what nobody touched is sound', async () => {
  before = await rowsOf(database.sql);
  const total = proofSize('audit-tampering', 100, 10_000);
  const dice = diceOf('audit-tampering', proofSeed('audit-tampering'));
  const counts = new Map<string, number>();
  const wrong: unknown[] = [];
  let falseAlarms = 0;
  const kinds = [...Object.keys(inDatabase), ...Object.keys(inHeads)];
  for (let done = 0; done < total; ) {
    // Each kind once, then as the dice fall.
    const first = kinds[done] ?? dice.pick(kinds);
    const second = done >= kinds.length && dice.chance(30) ? dice.pick(kinds) : undefined;
    const found = await tampered(async (by) => {
      await tamper(first, by);
      // It may meet what the first one left, and fail: then there is one.
      if (second) await by.tx.savepoint((tx) => tamper(second, Object.assign(by, { tx }))).catch(keepGoing);
    }, dice);
    if (!found) continue;
    done += 1;
    const { report, expected, strays } = found;
    const bad = firstBad(report);
    const said = new Set(report.findings.map(({ kind }) => kind));
    const headsToo = [first, second].some((name) => name !== undefined && name in inHeads);
    // Broken heads prove no missing tail; an older copy of both shows at what the database holds beyond one or the other.
    const isOlder = [first, second].includes('put an older copy of the heads in place') && second !== undefined;
    const right = headsToo
      ? (said.has('heads') || (isOlder && report.findings.length > 0)) &&
        Object.entries(bad).every(([chain, sequence]) => expected[chain] === sequence)
      : JSON.stringify(Object.entries(bad).sort()) === JSON.stringify(Object.entries(expected).sort()) &&
        said.has('unsealed') === strays > 0;
    const label = second === undefined ? first : 'two at once';
    counts.set(label, (counts.get(label) ?? 0) + 1);
    if (!right) wrong.push({ first, second, expected, strays, findings: report.findings });
    if (done % 10 === 0 && (await verify(database.sql, heads.lines)).findings.length > 0) falseAlarms += 1;
    if (wrong.length > 3) break;
  }
  process.stdout.write(`audit-tampering: ${total - wrong.length} of ${total} found at the right place, ${falseAlarms} false alarms\n`);
  process.stdout.write(
    [...counts]
      .map(([name, count]) => `  ${String(count).padStart(6)}  ${name}\n`)
      .sort()
      .join(''),
  );
  expect(wrong).toEqual([]);
  expect(falseAlarms).toBe(0);
});

async function tamper(name: string, by: Tamperer): Promise<void> {
  await inDatabase[name]?.(by);
  inHeads[name]?.(by, chains.length);
}

function keepGoing(fault: unknown): undefined {
  if (fault instanceof Error && fault.name === 'PostgresError') return undefined;
  throw fault;
}

test('a rewrite by somebody who has stolen the key as well shows against the heads outside', async () => {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const stolen = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const dice = diceOf('stolen');
  before = await rowsOf(database.sql);
  for (let at = 1; at <= 15; at += 1) {
    const chain = organizations[0] ?? none;
    const found = await tampered(async ({ tx }) => {
      await tx.unsafe(
        `update ${schema}.audit_events set type = 'x' where id = (select event_id from ${schema}.audit_links where chain = $1 and sequence = $2)`,
        [chain, at],
      );
      await recompute(tx, chain, at, { key: stolen, keyId: key.id });
    }, dice);
    const [finding] = found?.report.findings ?? [];
    expect(finding).toMatchObject({ kind: 'rewritten', chain });
    expect(finding?.sequence).toBeLessThanOrEqual(at);
    expect(finding?.through).toBeGreaterThanOrEqual(at);
    expect((finding?.through ?? 0) - (finding?.sequence ?? 0)).toBeLessThan(3);
  }
});

test('the log that nobody touched is sound', async () => {
  const report = await verify(database.sql, heads.lines);
  expect(report).toMatchObject({ chains: 3, links: 30, heads: 15, findings: [], notes: [], unsealed: { count: 0 } });
});
