import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@klear/core';
import { afterAll, expect, test } from 'vitest';
import { auditLog } from '../../test/audit-log.ts';
import { headsDirectory } from './heads-directory.ts';

const folder = await mkdtemp(join(tmpdir(), 'klear-heads-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

test('lines are appended per day and read in order; whoever follows gets the newest day first and then what comes, from others too', async () => {
  const [one, other] = [headsDirectory(folder), headsDirectory(folder)];
  expect(await one.follow('s')).toEqual([]);
  expect(await all(one.read('s'))).toEqual([]);
  await one.append('s', '2026-01-01', ['a', 'b']);
  expect(await one.isNewDay('s', '2026-01-01')).toBe(false);
  expect(await one.isNewDay('s', '2026-01-02')).toBe(true);
  await other.append('s', '2026-01-02', ['c']);
  expect(await one.follow('s')).toEqual(['c']);
  expect(await one.follow('s')).toEqual([]);
  expect(await headsDirectory(folder).follow('s')).toEqual(['c']);
  await one.append('s', '2026-01-01', ['d']);
  expect(await all(other.read('s'))).toEqual(['a', 'b', 'c', 'd']);
});

test('a line that a kill cut off is left alone and never counts; the next one begins anew', async () => {
  const store = headsDirectory(folder);
  await store.append('t', '2026-01-01', ['whole']);
  await appendFile(join(folder, 't', '2026-01-01.jsonl'), '{"cut":');
  const late = headsDirectory(folder);
  expect(await late.follow('t')).toEqual(['whole']);
  await late.append('t', '2026-01-01', ['next']);
  expect(await readFile(join(folder, 't', '2026-01-01.jsonl'), 'utf8')).toBe('whole\n{"cut":\nnext\n');
});

test('a new day begins with a head of every chain, and a sealer that starts anew goes on from the newest file alone', async () => {
  const log = await auditLog();
  const [a, b] = [newId<'Organization'>(), newId<'Organization'>()];
  await log.record(a);
  await log.record(b);
  const first = log.sealer();
  await first.seal();
  expect(await first.writeHeads()).toBe(2);
  // The day's file becomes yesterday's.
  const [line = ''] = await all(log.heads.read('proof'));
  const today = JSON.parse(line).time.slice(0, 10);
  const file = join(log.directory, 'proof', `${today}.jsonl`);
  await writeFile(join(log.directory, 'proof', '2020-01-01.jsonl'), await readFile(file));
  await rm(file);
  await log.record(a);
  const second = log.sealer();
  await second.seal();
  expect(await second.writeHeads()).toBe(2);
  const third = log.sealer();
  expect(await third.writeHeads()).toBe(0);
  await log.record(b);
  await third.seal();
  expect(await third.writeHeads()).toBe(1);
  expect(await log.verify()).toMatchObject({ heads: 5, findings: [], notes: [] });
});

test('a torn line is a note, a missing beginning and missing last lines are findings', async () => {
  const log = await auditLog();
  const a = newId<'Organization'>();
  const sealer = log.sealer();
  for (let round = 0; round < 3; round += 1) {
    await log.record(a);
    await sealer.seal();
    await sealer.writeHeads();
  }
  // As if hours lay between the links: their hashes do not fit any more, which is not what is looked at here.
  await log.force(`update proof.audit_links set sealed_at = sealed_at + (sequence - 3) * interval '2 hours'`);
  const lines = await all(log.heads.read('proof'));
  const withLines = async (changed: string[]) => {
    const report = await log.verify({
      heads: {
        ...log.heads,
        async *read() {
          yield* changed;
        },
      },
    });
    return { says: report.findings.filter(({ kind }) => kind === 'heads').map(({ says }) => says), notes: report.notes };
  };
  expect((await withLines([...lines, '{"cut":'])).notes[0]).toContain('1 line(s) of the heads were cut off');
  expect((await withLines(lines)).says).toEqual([expect.stringContaining('earlier lines are missing')]);
  expect((await withLines(lines.slice(0, 1))).says).toContainEqual(expect.stringContaining('the last lines of the heads are missing'));
  expect((await withLines([])).says).toContainEqual(expect.stringContaining('3 links'));
  expect((await withLines(lines.slice(1))).says[0]).toContain('after line 0 of the heads comes line 2');
});

test('true lines of another directory do not stand in for lines of this one', async () => {
  const log = await auditLog();
  const a = newId<'Organization'>();
  const otherDirectory = headsDirectory(join(folder, 'other'));
  const [sealer, other] = [log.sealer(), log.sealer({ heads: otherDirectory })];
  for (let round = 0; round < 3; round += 1) {
    await log.record(a);
    await sealer.seal();
    await sealer.writeHeads();
    await other.writeHeads();
  }
  const [mine, theirs] = [await all(log.heads.read('proof')), await all(otherDirectory.read('proof'))];
  const mixed = [mine[0] ?? '', theirs[1] ?? '', mine[2] ?? ''];
  const heads = (lines: string[]) => ({
    ...log.heads,
    async *read() {
      yield* lines;
    },
  });
  for (const lines of [mine, theirs]) expect((await log.verify({ heads: heads(lines) })).findings).toEqual([]);
  expect((await log.verify({ heads: heads(mixed) })).findings[0]?.says).toBe('line 2 of the heads does not follow from line 1');
});
