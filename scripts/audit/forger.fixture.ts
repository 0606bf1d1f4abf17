import { createHash, type KeyObject, sign } from 'node:crypto';
import type { TransactionSql } from 'postgres';

/** Somebody who is superuser of the database and knows docs/audit.md: computes links anew, independently of the product's code. */
export const schema = 'health_records';
export const none = '00000000-0000-0000-0000-000000000000';

const sorted = (value: unknown): unknown =>
  Array.isArray(value) || value === null || typeof value !== 'object'
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, member]) => [name, sorted(member)]),
      );

export const canonical = (value: unknown): string => JSON.stringify(sorted(value));

interface Row {
  readonly sequence: number;
  readonly epoch: number;
  readonly sealed_at: string;
  readonly hash: string;
  readonly event: Record<string, unknown>;
}

const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Makes every hash of a chain from a place on fit again, and signs each with `key` in the name of `keyId`. */
export async function recompute(
  tx: TransactionSql,
  chain: string,
  from: number,
  { key, keyId }: { key: KeyObject; keyId: string },
): Promise<void> {
  const rows = await tx.unsafe<Row[]>(
    `select l.sequence::int, l.epoch, ${utc('l.sealed_at')} as sealed_at, encode(l.hash, 'hex') as hash,
       to_jsonb(e) || jsonb_build_object('recorded_at', ${utc('e.recorded_at')}) as event
     from ${schema}.audit_links l join ${schema}.audit_events e on e.id = l.event_id where l.chain = $1 order by l.sequence`,
    [chain],
  );
  let previous = '0'.repeat(64);
  const made: { sequence: number; hash: string; signature: string }[] = [];
  for (const { sequence, epoch, sealed_at, hash, event } of rows) {
    if (sequence < from) {
      previous = hash;
      continue;
    }
    const told = Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
    const text = `klear-karma audit link v1\n${canonical({ chain, epoch, event: told, previous, schema, sealed_at, sequence })}`;
    previous = createHash('sha256').update(text).digest('hex');
    const signature = sign(null, Buffer.from(`klear-karma audit seal v1\n${previous}`), key).toString('hex');
    made.push({ sequence, hash: previous, signature });
  }
  await tx.unsafe(
    `update ${schema}.audit_links l set hash = decode(m.hash, 'hex'), signature = decode(m.signature, 'hex'), key = $3
     from jsonb_to_recordset($1::text::jsonb) as m (sequence bigint, hash text, signature text) where l.chain = $2 and l.sequence = m.sequence`,
    [JSON.stringify(made), chain, keyId],
  );
}

/** Lines of heads anew from a place on, signed with `key` in the name of `keyId`, each bound to the one before it. */
export function reheaded(
  lines: readonly string[],
  change: (head: Record<string, unknown>) => Record<string, unknown>,
  { key, keyId }: { key: KeyObject; keyId: string },
): string[] {
  let previous = '0'.repeat(64);
  return lines.map((line, index) => {
    const { signature: _, ...head } = JSON.parse(line);
    const unsigned = { ...change(head), number: index + 1, previous, key: keyId };
    const signature = sign(null, Buffer.from(`klear-karma audit head v1\n${canonical(unsigned)}`), key).toString('base64url');
    const made = canonical({ ...unsigned, signature });
    previous = createHash('sha256').update(made).digest('hex');
    return made;
  });
}
