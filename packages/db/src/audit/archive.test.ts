import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@klear/core';
import { beforeAll, expect, test } from 'vitest';
import { auditLog } from '../../test/audit-log.ts';
import { archiveBefore } from './archive.ts';

const log = await auditLog();
const [a, b] = [newId<'Organization'>(), newId<'Organization'>()];
const archive = (segmentSize = 4) =>
  archiveBefore({
    sql: log.archivist,
    schema: 'proof',
    key: log.key,
    heads: log.heads,
    directory: log.archive,
    before: new Date(Date.now() + 60_000),
    segmentSize,
  });
const sealer = log.sealer();
const filesOf = async (chain: string) =>
  (await readdir(join(log.archive, 'proof', chain))).map((name) => join(log.archive, 'proof', chain, name));

beforeAll(async () => {
  for (const count of [3, 4, 3]) {
    await log.record(a, count);
    await log.record(b, 1);
    await sealer.seal();
    await sealer.writeHeads();
  }
});

test('exported segments leave the database, and archive and database verify together', async () => {
  expect(await archive()).toEqual({ segments: 4, links: 11 });
  expect(await log.own.admin`select count(*)::int as n from proof.audit_events`).toEqual([{ n: 2 }]);
  expect(await log.verify({ archive: log.archive })).toMatchObject({
    links: 13,
    findings: [],
    notes: [],
    archived: { segments: 4, links: 11, walked: true },
  });
  const without = await log.verify();
  expect(without).toMatchObject({ links: 2, findings: [], archived: { links: 11, walked: false } });
  expect(without.notes).toEqual(['4 heads lie in archived segments and were not compared: give --archive DIR']);
  expect(await archive()).toEqual({ segments: 0, links: 0 });
});

test('the chain goes on behind its archive, which then grows by what came', async () => {
  await log.record(a, 5);
  expect(await sealer.seal()).toBe(5);
  await sealer.writeHeads();
  expect(await log.verify({ archive: log.archive })).toMatchObject({ links: 18, findings: [] });
  expect(await archive()).toEqual({ segments: 2, links: 5 });
  expect(await log.verify({ archive: log.archive })).toMatchObject({ links: 18, findings: [], notes: [] });
  expect(await log.sealer().seal()).toBe(0);
});

test('a changed, cut, longer or missing file, and a changed record, are named with the first bad number', async () => {
  const [first = '', second = ''] = await filesOf(a);
  const text = await readFile(second, 'utf8');
  await chmod(second, 0o640);
  const lines = text.trim().split('\n');
  const cases: [string, object][] = [
    [text.replace('"type":"record.read"', '"type":"record.rear"'), { kind: 'edited', chain: a, sequence: 5 }],
    [lines.toSpliced(1, 1).join('\n'), { kind: 'deleted', chain: a, sequence: 6 }],
    [lines.slice(0, -1).join('\n'), { kind: 'archive', chain: a, sequence: 9 }],
    [`${text}${lines[0]}\n`, { kind: 'rewritten', chain: a, sequence: 5 }],
    [text.replace('"proof":"', '"proof":"0'), { kind: 'archive', chain: a, sequence: 9 }],
    ['no json', { kind: 'archive', chain: a, sequence: 5 }],
  ];
  for (const [changed, finding] of cases) {
    await writeFile(second, changed);
    expect((await log.verify({ archive: log.archive })).findings).toMatchObject([finding]);
  }
  await writeFile(second, text);
  const kept = await readFile(first);
  await rm(first);
  expect((await log.verify({ archive: log.archive })).findings).toMatchObject([
    { kind: 'archive', chain: a, sequence: 1, says: 'archived segment 1-4: its file is missing' },
  ]);
  await writeFile(first, kept);
  await log.force(
    `create table proof.kept as table proof.audit_segments`,
    `update proof.audit_segments set last_sequence = 5 where chain = '${a}' and first_sequence = 1`,
  );
  expect((await log.verify()).findings).toMatchObject([{ kind: 'archive', chain: a, sequence: 1 }]);
  await log.force(`delete from proof.audit_segments where chain = '${a}' and first_sequence in (1, 5)`);
  expect((await log.verify()).findings).toMatchObject([
    { kind: 'archive', chain: a, sequence: 1, says: expect.stringContaining('does not follow') },
  ]);
  await log.force('delete from proof.audit_segments');
  expect((await log.verify()).findings).toMatchObject([
    { kind: 'deleted', sequence: 1 },
    { kind: 'deleted', sequence: 1 },
  ]);
  await log.force('delete from proof.audit_segments', 'insert into proof.audit_segments select * from proof.kept', 'drop table proof.kept');
  expect((await log.verify({ archive: log.archive })).findings).toEqual([]);
});

test('the archivist removes nothing without the proof of what was exported, and never the newest link', async () => {
  await log.record(b, 3);
  await sealer.seal();
  const [newest] = await log.own.admin`select max(sequence)::int as last from proof.audit_links where chain = ${b}`;
  const segment = (last: number, proof: string) => `insert into proof.audit_segments
    select chain, (select max(last_sequence) + 1 from proof.audit_segments s where s.chain = l.chain), ${last}, 1, hash, hash, ${proof}, now(), 'k', 'x'
    from proof.audit_links l where chain = '${b}' and sequence = ${last}`;
  const trueProof = (last: number) =>
    `(select sha256(string_agg(hash, ''::bytea order by sequence)) from proof.audit_links where chain = '${b}' and sequence <= ${last})`;
  const last = Number(newest?.last);
  for (const attempt of [
    segment(last - 1, `sha256('guess')`),
    segment(last, trueProof(last)),
    `delete from proof.audit_events`,
    `delete from proof.audit_links`,
  ]) {
    await expect(log.archivist.unsafe(attempt), attempt).rejects.toMatchObject({ code: '42501' });
  }
  // With the proof it may, and a record that the audit key has not signed is found.
  await log.archivist.unsafe(segment(last - 1, trueProof(last - 1)));
  expect((await log.verify()).findings).toMatchObject([{ kind: 'archive', chain: b }]);
});

test('a chain with a bad row is not archived', async () => {
  const other = await auditLog();
  await other.record(a, 4);
  await other.sealer().seal();
  await other.force(`update proof.audit_events set type = 'x' where id = (select event_id from proof.audit_links where sequence = 2)`);
  const attempt = archiveBefore({
    sql: other.archivist,
    schema: 'proof',
    key: other.key,
    heads: other.heads,
    directory: other.archive,
    before: new Date(Date.now() + 60_000),
  });
  await expect(attempt).rejects.toThrow('sequence 2: the row is not what was sealed');
  expect(await other.own.admin`select count(*)::int as n from proof.audit_events`).toEqual([{ n: 4 }]);
});
