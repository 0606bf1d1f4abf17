import { type EventEnvelope, newId, silentLogger } from '@klear/core';
import { expect, test } from 'vitest';
import { auditLog, backup, restore } from '../../test/audit-log.ts';
import { person } from '../../test/own-database.ts';
import { type AuditRow, audit } from '../audit.ts';
import { auditLag } from './audit-lag.ts';
import { headsDirectory } from './heads-directory.ts';
import { noOrganization } from './link.ts';

const organization = () => newId<'Organization'>();

test('facts are chained per organization, those of no organization in a chain of their own, and the verifier finds them sound', async () => {
  const log = await auditLog();
  const [a, b] = [organization(), organization()];
  await log.record(a, 3);
  await log.record(b, 2);
  await log.record(null);
  const sealer = log.sealer();
  expect(await log.database.asSystem(auditLag)).toMatchObject({ count: 6 });
  expect(await sealer.seal()).toBe(6);
  await log.record(a, 2);
  expect(await sealer.seal()).toBe(2);
  expect(await log.database.asSystem(auditLag)).toEqual({ count: 0, seconds: 0 });
  expect(await sealer.writeHeads()).toBe(3);
  expect(await sealer.writeHeads()).toBe(0);
  expect(await log.verify()).toMatchObject({ chains: 3, links: 8, heads: 3, findings: [], notes: [], unsealed: { count: 0 } });
  const rows = await log.own.admin`select chain, count(*)::int as length, max(sequence)::int as last from proof.audit_links group by chain`;
  expect(rows.toSorted((x, y) => x.length - y.length)).toEqual([
    { chain: noOrganization, length: 1, last: 1 },
    { chain: b, length: 2, last: 2 },
    { chain: a, length: 5, last: 5 },
  ]);
});

test('a fact that commits late, behind younger ones that are sealed, is sealed too', async () => {
  const log = await auditLog();
  const sealer = log.sealer();
  const [started, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const fact = { type: 'late', action: 'R', outcome: '0', entity: { type: 'Condition' } } as const;
  const late = log.database.withViewer(person(), async (tx) => {
    await audit.record(tx, [fact]);
    started.resolve();
    await go.promise;
  });
  await started.promise;
  await log.record(organization(), 2);
  expect(await sealer.seal()).toBe(2);
  await log.record(organization());
  expect(await sealer.seal()).toBe(1);
  go.resolve();
  await late;
  expect(await sealer.seal()).toBe(1);
  expect(await log.verify({ graceSeconds: 0 })).toMatchObject({ links: 4, findings: [] });
});

test('several sealers beside many writers make one chain without a gap, and verifying meanwhile raises no false alarm', async () => {
  const log = await auditLog();
  const chains = [organization(), organization(), null];
  const sealers = [1, 2, 3].map(() => log.sealer({ batch: 7, headEveryMs: 20 }));
  for (const sealer of sealers) sealer.start();
  let writing = true;
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let round = 0; round < 15; round += 1) await log.record(chains[(writer + round) % 3] ?? null, 1 + (round % 4));
  });
  const alarms: unknown[] = [];
  let looks = 0;
  const watching = (async () => {
    while (writing) {
      alarms.push(...(await log.verify()).findings);
      looks += 1;
    }
  })();
  await Promise.all(writers);
  writing = false;
  await watching;
  await Promise.all(sealers.map((sealer) => sealer.stop()));
  const report = await log.verify({ graceSeconds: 0 });
  expect(alarms).toEqual([]);
  expect(report).toMatchObject({ chains: 3, links: 216, findings: [], notes: [] });
  expect(report.heads).toBeGreaterThan(3);
  expect(looks).toBeGreaterThan(1);
});

test('a commit of facts wakes the sealer of its process, which tells how long they waited and writes a head at once', async () => {
  const log = await auditLog();
  const sealed = Promise.withResolvers<[number, number]>();
  const sealer = log.sealer({ onSealed: (count, seconds) => sealed.resolve([count, seconds]) });
  sealer.start();
  await log.record(organization(), 4);
  const [count, seconds] = await sealed.promise;
  expect(count).toBe(4);
  expect(seconds).toBeGreaterThan(0);
  await sealer.stop();
  expect(await log.verify()).toMatchObject({ links: 4, findings: [], notes: [] });
});

test('heads that cannot be written hold up no sealing, and follow when they can', async () => {
  const log = await auditLog();
  const good = headsDirectory(log.directory);
  let full = true;
  const heads = {
    ...good,
    append: (...args: Parameters<typeof good.append>) => (full ? Promise.reject(new Error('disk full')) : good.append(...args)),
  };
  const faults: unknown[] = [];
  const sealer = log.sealer({ heads, log: { ...silentLogger, error: (...line: unknown[]) => void faults.push(line) } });
  await log.record(organization());
  expect(await sealer.seal()).toBe(1);
  await expect(sealer.writeHeads()).rejects.toThrow('disk full');
  sealer.start();
  full = false;
  await sealer.stop();
  expect(await log.verify()).toMatchObject({ heads: 1, findings: [], notes: [] });
});

test('a dump restored into a cluster with lower transaction ids is sealed on, old facts and new', async () => {
  const log = await auditLog();
  const sealer = log.sealer();
  await log.record(organization(), 2);
  await sealer.seal();
  await log.record(organization());
  await log.force(`update proof.audit_sealer set floor = '999999999999'`);
  expect(await sealer.seal()).toBe(1);
  await log.record(organization());
  expect(await log.sealer().seal()).toBe(1);
  expect(await log.verify({ graceSeconds: 0 })).toMatchObject({ links: 4, findings: [] });
});

test('restored from an older copy: the verifier names the facts that are missing, and sealing goes on in a new, signed epoch', async () => {
  const log = await auditLog();
  const [a, b] = [organization(), organization()];
  const before = log.sealer();
  await log.record(a, 3);
  await log.record(b, 2);
  await before.seal();
  await before.writeHeads();
  await log.force(...backup);
  await log.record(a, 4);
  await before.seal();
  await before.writeHeads();

  await log.force(...restore);
  const missing = { kind: 'deleted', chain: a, sequence: 4, through: 7 };
  expect((await log.verify()).findings).toMatchObject([missing]);

  const told: unknown[] = [];
  const after = log.sealer({ log: { ...silentLogger, error: (fields: unknown) => void told.push(fields) } });
  await log.record(a, 2);
  expect(await after.seal()).toBe(2);
  await after.writeHeads();
  expect(told).toMatchObject([{ chain: a, sequence: 3, epoch: 2 }]);
  const report = await log.verify();
  expect(report).toMatchObject({ links: 7, findings: [{ kind: 'restored', chain: a, sequence: 4, through: 7 }] });
  expect(report.findings[0]?.says).toContain('facts 4 to 7 of epoch 1 are missing; sealing went on in epoch 2 (line 4 of the heads)');
  expect(await log.verify({ accepted: new Set([4]) })).toMatchObject({ findings: [], links: 7 });
  const epochs = await log.own
    .admin`select epoch, count(*)::int as n from proof.audit_links where chain = ${a} group by epoch order by epoch`;
  expect(epochs).toMatchObject([
    { epoch: 1, n: 3 },
    { epoch: 2, n: 2 },
  ]);

  // The epoch stands only with the head that tells of it.
  const lines: string[] = [];
  for await (const line of log.heads.read('proof')) lines.push(line);
  const silent = {
    ...log.heads,
    async *read() {
      yield* lines.slice(0, 3);
    },
  };
  expect((await log.verify({ heads: silent })).findings).toMatchObject([{ kind: 'rewritten', chain: a, sequence: 4 }]);
});

test('a chain that is cut while the sealer runs goes on in a new epoch, never as if nothing had been', async () => {
  const log = await auditLog();
  const a = organization();
  const sealer = log.sealer();
  await log.record(a, 5);
  await sealer.seal();
  await sealer.writeHeads();
  await log.force(
    'delete from proof.audit_events where id in (select event_id from proof.audit_links where sequence > 2)',
    'delete from proof.audit_links where sequence > 2',
  );
  await log.record(a);
  expect(await sealer.seal()).toBe(1);
  await sealer.writeHeads();
  expect((await log.verify()).findings).toMatchObject([{ kind: 'restored', chain: a, sequence: 3, through: 5 }]);
  await log.force('truncate proof.audit_events, proof.audit_links');
  await sealer.writeHeads();
  await log.record(a);
  await sealer.seal();
  expect((await log.verify()).findings.map(({ kind, sequence }) => [kind, sequence])).toEqual([
    ['restored', 3],
    ['restored', 1],
  ]);
});

test('facts are told as they are sealed: each once, whoever seals, and not at all while their links are not kept', async () => {
  const log = await auditLog();
  const { admin } = log.own;
  const told = async () =>
    (await admin<{ facts: string[] }[]>`select envelope -> 'facts' as facts from proof.outbox`).flatMap(({ facts }) => facts);
  const tell = (rows: readonly AuditRow[]): EventEnvelope[] => [
    {
      id: newId<'Event'>(),
      type: 'Told',
      version: 1,
      aggregate: { type: 'AuditEvent', id: newId(), version: 1 },
      organizationId: null,
      time: new Date().toISOString(),
      trace: null,
      payload: null,
      facts: rows.map(({ id, reason, subject_person_id }) => `${id} ${reason} ${subject_person_id}`),
    } as EventEnvelope,
  ];
  const recorded = [...(await log.record(organization(), 7)), ...(await log.record(null, 5))];
  await log.force('alter table proof.audit_links add constraint nothing_is_kept check (sequence < 0) not valid');
  await expect(log.sealer({ tell }).seal()).rejects.toThrow('nothing_is_kept');
  expect(await told()).toEqual([]);
  await log.force('alter table proof.audit_links drop constraint nothing_is_kept');
  const rivals = Array.from({ length: 4 }, () => log.sealer({ tell, batch: 3 }));
  const counts = await Promise.all(rivals.map((rival) => rival.seal()));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect((await told()).sort()).toEqual(recorded.map(({ id }) => `${id} null null`).sort());
  expect(await rivals[0]?.seal()).toBe(0);
  expect(await told()).toHaveLength(12);
});
