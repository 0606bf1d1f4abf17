import { newId } from '@klear/core';
import { expect, test } from 'vitest';
import { auditLog, backup, restore } from '../../test/audit-log.ts';

const log = await auditLog();
const organizationId = newId<'Organization'>();
const kept = await log.record(organizationId, 4);
const sealer = log.sealer();
await sealer.seal();
await sealer.writeHeads();
await log.force(...backup);

const at = (sequence: number) => `(select event_id from proof.audit_links where sequence = ${sequence})`;
const here = (kind: string, sequence: number, says: string) => ({
  kind,
  schema: 'proof',
  chain: organizationId,
  sequence,
  eventId: kept[sequence - 1]?.id,
  says: expect.stringContaining(says),
});

test('what is wrong is told with its kind, its place, its fact, and in words', async () => {
  const cases: [string, object][] = [
    [`update proof.audit_events set outcome = '4' where id = ${at(2)}`, here('edited', 2, 'its hash differs')],
    [`delete from proof.audit_events where id = ${at(3)}`, here('deleted', 3, 'the fact is missing, its link is there')],
    ['delete from proof.audit_links where sequence = 2', { ...here('deleted', 2, 'the next one there is 3'), eventId: null }],
    [`update proof.audit_links set signature = 'x' where sequence = 4`, here('rewritten', 4, 'is not signed by a key that you trust')],
    [
      'delete from proof.audit_links where sequence > 2',
      { ...here('deleted', 3, 'the chain ends at 2, and its heads go up to 4: line 1 of the heads'), eventId: null, through: 4 },
    ],
  ];
  for (const [change, finding] of cases) {
    await log.force(change);
    const { findings } = await log.verify({ graceSeconds: 3_600 });
    expect(findings).toEqual([finding]);
    await log.force(...restore);
    expect((await log.verify()).findings).toEqual([]);
  }
});

test('a fact beside the chain is part of the unsealed tail as long as it may be, then a finding; so is one from the future', async () => {
  await log.record(organizationId);
  expect(await log.verify()).toMatchObject({ findings: [], unsealed: { count: 1 } });
  for (const shift of [`- interval '2 minutes'`, `+ interval '2 minutes'`]) {
    await log.force(`update proof.audit_events set recorded_at = now() ${shift} where id not in (select event_id from proof.audit_links)`);
    expect((await log.verify()).findings).toMatchObject([{ kind: 'unsealed', chain: null, sequence: null, eventId: expect.any(String) }]);
  }
});
