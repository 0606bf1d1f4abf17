import type { KeyObject } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import type { Dice } from '../demo/random.ts';
import { recompute, reheaded, schema } from './forger.fixture.ts';

/** A superuser at work in one transaction, past every trigger. `lines` are the heads as the verifier will get them. */
export interface Tamperer {
  readonly tx: TransactionSql;
  readonly dice: Dice;
  readonly chains: readonly { readonly chain: string; readonly length: number }[];
  /** A key of the tamperer's own. */
  readonly key: KeyObject;
  /** The name of the key that the auditor trusts: a forger signs in its name. */
  readonly keyId: string;
  lines: string[];
}

type Tampering = (by: Tamperer) => Promise<unknown>;

const events = `${schema}.audit_events`;
const links = `${schema}.audit_links`;
const place = ({ dice, chains }: Tamperer) => {
  const { chain, length } = dice.pick(chains);
  return { chain, length, at: 1 + dice.roll(length) };
};
const eventAt = `(select event_id from ${links} where chain = $1 and sequence = $2)`;

/** Every column, with SQL of other values it may take. */
const eventColumns: Readonly<Record<string, readonly string[]>> = {
  id: ['gen_random_uuid()'],
  recorded_at: [`recorded_at + interval '1 microsecond'`, `recorded_at - interval '3 days'`, `'infinity'`],
  type: [`type || '.'`, `''`],
  action: [`case action when 'R' then 'D' else 'R' end`],
  outcome: [`case outcome when '0' then '4' else '0' end`],
  reason: [`coalesce(reason, '') || 'x'`, `case when reason is null then '' end`],
  agent_kind: [`'system'`],
  agent_person_id: ['gen_random_uuid()', 'null'],
  organization_id: ['gen_random_uuid()', 'null'],
  purpose: [`coalesce(purpose, '') || 'E'`, 'null'],
  session_id: ['gen_random_uuid()'],
  request_id: [`request_id || ' '`],
  entity_type: [`'Other'`],
  entity_id: [`coalesce(entity_id, '') || '1'`, 'null'],
  subject_person_id: ['gen_random_uuid()', 'null'],
  fields: [`fields || 'text'::text`, `'{}'`, `fields[2:] || fields[1:1]`],
  app_id: ['gen_random_uuid()'],
  on_behalf_of_person_id: ['gen_random_uuid()'],
  consent_id: ['gen_random_uuid()', 'null'],
  address: [`coalesce(address, '') || '1'`, 'null'],
  fence: [`(fence::text::bigint + 1)::text::xid8`],
};
const linkColumns: Readonly<Record<string, readonly string[]>> = {
  chain: ['gen_random_uuid()'],
  sequence: ['sequence + 1000', '0', '-sequence'],
  epoch: ['epoch + 1', '0'],
  event_id: ['gen_random_uuid()'],
  sealed_at: [`sealed_at + interval '1 microsecond'`, `sealed_at - interval '1 year'`],
  hash: ['sha256(hash)', `''`],
  key: [`'0123456789abcdef'`, `key || 'x'`],
  signature: ['set_byte(signature, 10, (get_byte(signature, 10) + 1) % 256)', `''`],
};

const editEvent: Tampering = async (by) => {
  const { chain, at } = place(by);
  const column = by.dice.pick(Object.keys(eventColumns));
  await by.tx.unsafe(`update ${events} set ${column} = ${by.dice.pick(eventColumns[column] ?? [])} where id = ${eventAt}`, [chain, at]);
};

const editLink: Tampering = async (by) => {
  const { chain, at } = place(by);
  const column = by.dice.pick(Object.keys(linkColumns));
  await by.tx.unsafe(`update ${links} set ${column} = ${by.dice.pick(linkColumns[column] ?? [])} where chain = $1 and sequence = $2`, [
    chain,
    at,
  ]);
};

const deleteFact: Tampering = async (by) => {
  const { chain, at } = place(by);
  await by.tx.unsafe(`delete from ${events} where id = ${eventAt}`, [chain, at]);
};

const deleteLink: Tampering = async (by) => {
  const { chain, at } = place(by);
  await by.tx.unsafe(`delete from ${links} where chain = $1 and sequence = $2`, [chain, at]);
};

/** Takes a fact out and closes the gap; with `again` every hash behind it fits. */
const takeOut = async (by: Tamperer, again: boolean) => {
  const { chain, at } = place(by);
  await by.tx.unsafe(`delete from ${events} where id = ${eventAt}`, [chain, at]);
  await by.tx.unsafe(`delete from ${links} where chain = $1 and sequence = $2`, [chain, at]);
  await shift(by, chain, at, -1);
  if (again) await recompute(by.tx, chain, at, by);
};

/** Over negative numbers, so that no two links meet on the way. */
async function shift({ tx }: Tamperer, chain: string, from: number, by: number): Promise<void> {
  await tx.unsafe(`update ${links} set sequence = -(sequence + $3::int) where chain = $1 and sequence >= $2`, [chain, from, by]);
  await tx.unsafe(`update ${links} set sequence = -sequence where chain = $1 and sequence < 0`, [chain]);
}

/** Puts a fact that never happened at a place; with `again` every hash from there on fits. */
const putIn = async (by: Tamperer, again: boolean) => {
  const { chain, at, length } = place(by);
  const to = by.dice.chance(20) ? length + 1 : at;
  await shift(by, chain, to, 1);
  await by.tx.unsafe(
    `with fact as (insert into ${events} select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'type', 'invented'))).*
         from ${links} l join ${events} e on e.id = l.event_id where l.chain = $1 order by l.sequence desc limit 1 returning id)
     insert into ${links} select $1::uuid, $2, epoch, (select id from fact), sealed_at, hash, key, signature
       from ${links} where chain = $1 order by sequence desc limit 1`,
    [chain, to],
  );
  if (again) await recompute(by.tx, chain, to, by);
};

const insertFactOnly: Tampering = async (by) => {
  await by.tx.unsafe(
    `insert into ${events} select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'type', 'invented'))).*
     from ${links} l join ${events} e on e.id = l.event_id where l.chain = $1 and l.sequence = $2`,
    [place(by).chain, 1],
  );
};

/** Two facts change places; with `again` every hash from the first on fits. */
const swap = async (by: Tamperer, again: boolean) => {
  const { chain, length, at } = place(by);
  const other = 1 + ((at + by.dice.roll(length - 1)) % length);
  const ids = `select sequence, event_id from ${links} where chain = $1 and sequence in ($2, $3)`;
  const rows = await by.tx.unsafe<{ sequence: string; event_id: string }[]>(ids, [chain, at, other]);
  const idAt = (sequence: number) => rows.find((row) => Number(row.sequence) === sequence)?.event_id ?? null;
  await by.tx.unsafe(`update ${links} set event_id = gen_random_uuid() where chain = $1 and sequence = $2`, [chain, at]);
  await by.tx.unsafe(`update ${links} set event_id = $3 where chain = $1 and sequence = $2`, [chain, other, idAt(at)]);
  await by.tx.unsafe(`update ${links} set event_id = $3 where chain = $1 and sequence = $2`, [chain, at, idAt(other)]);
  if (again) await recompute(by.tx, chain, Math.min(at, other), by);
};

const cutTail: Tampering = async (by) => {
  const { chain, at } = place(by);
  await by.tx.unsafe(`delete from ${events} where id in (select event_id from ${links} where chain = $1 and sequence >= $2)`, [chain, at]);
  await by.tx.unsafe(`delete from ${links} where chain = $1 and sequence >= $2`, [chain, at]);
};

const cutFacts: Tampering = async (by) => {
  const { chain, at } = place(by);
  await by.tx.unsafe(`delete from ${events} where id in (select event_id from ${links} where chain = $1 and sequence >= $2)`, [chain, at]);
};

/** Changes one fact and makes the whole chain behind it fit. */
const rewrite: Tampering = async (by) => {
  const { chain, at } = place(by);
  await by.tx.unsafe(`update ${events} set type = type || '!', subject_person_id = gen_random_uuid() where id = ${eventAt}`, [chain, at]);
  await recompute(by.tx, chain, at, by);
};

/** What a superuser does to the database alone. */
export const inDatabase: Readonly<Record<string, Tampering>> = {
  'edit a column of a fact': editEvent,
  'edit a column of a link': editLink,
  'delete a fact': deleteFact,
  'delete a link': deleteLink,
  'take a fact out, close the gap': (by) => takeOut(by, false),
  'take a fact out, recompute': (by) => takeOut(by, true),
  'put a fact in': (by) => putIn(by, false),
  'put a fact in, recompute': (by) => putIn(by, true),
  'insert a fact without a link': insertFactOnly,
  'swap two facts': (by) => swap(by, false),
  'swap two facts, recompute': (by) => swap(by, true),
  'cut the tail': cutTail,
  'cut the facts of the tail': cutFacts,
  'truncate everything': ({ tx }) => tx.unsafe(`truncate ${events}, ${links}`),
  'truncate the facts': ({ tx }) => tx.unsafe(`truncate ${events}`),
  'truncate the links': ({ tx }) => tx.unsafe(`truncate ${links}`),
  'rewrite a chain': rewrite,
  'rewrite every chain from its first link': async (by) => {
    await by.tx.unsafe(`update ${events} set subject_person_id = gen_random_uuid()`);
    for (const { chain } of by.chains) await recompute(by.tx, chain, 1, by);
  },
};

/** What somebody does to the files of heads, where the database stays as it is. `batch` lines were written at a time. */
export const inHeads: Readonly<Record<string, (by: Tamperer, batch: number) => void>> = {
  'remove a line of the heads': (by) => {
    by.lines = by.lines.toSpliced(by.dice.roll(by.lines.length - 1), 1);
  },
  'edit a line of the heads': (by) => {
    const at = by.dice.roll(by.lines.length);
    const head = JSON.parse(by.lines[at] ?? '');
    const change: Record<string, unknown>[] = [
      { hash: 'f'.repeat(64) },
      { sequence: head.sequence + 1 },
      { time: '2020-01-01T00:00:00.000000Z' },
    ];
    by.lines = by.lines.with(at, JSON.stringify({ ...head, ...by.dice.pick(change) }));
  },
  'swap two lines of the heads': (by) => {
    const at = by.dice.roll(by.lines.length - 1);
    by.lines = by.lines.with(at, by.lines[at + 1] ?? '').with(at + 1, by.lines[at] ?? '');
  },
  'append an old line again': (by) => {
    by.lines = [...by.lines, by.dice.pick(by.lines)];
  },
  'put an older copy of the heads in place': (by, batch) => {
    by.lines = by.lines.slice(0, batch * (1 + by.dice.roll(Math.floor(by.lines.length / batch) - 2)));
  },
  'sign all heads anew': (by) => {
    by.lines = reheaded(by.lines, (head) => head, by);
  },
};
