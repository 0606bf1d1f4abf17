import { badInput, err, Refusal, type Result, unauthenticated, type Viewer } from '@klear/core';
import { sql } from 'drizzle-orm';
import { inputHash } from './canonical.ts';
import { contextOf, sendAlong, type Tx } from './tx.ts';

export interface IdempotentCall {
  readonly viewer: Viewer;
  readonly mutation: string;
  readonly key: string;
  /** The whole input; kept as an HMAC only. */
  readonly input: unknown;
}

interface Remembered {
  id: string;
  first: boolean;
  input_hash: Buffer;
  outcome: 'ok' | 'err' | null;
  result_id: string | null;
  error: unknown;
}

/**
 * Runs a mutation once per (person, organization, mutation, key) within 24 hours. A repeat with the same input re-reads the
 * first answer through `recall`, as the viewer; expected failures are repeated as they were. Rivals with the same key wait
 * for the first. Throws Refusal IDEMPOTENCY_KEY_REUSED for another input, BAD_USER_INPUT for a key that cannot be kept. Errors kept
 * are codes and ids: their JSON is stored.
 */
export async function once<T extends { id: string }, E extends { code: string }>(
  tx: Tx,
  call: IdempotentCall,
  run: () => Promise<Result<T, E>>,
  recall: (id: string) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const row = await claim(tx, call);
  if (!row.first) {
    if (!row.input_hash.equals(hashOf(tx, call))) {
      throw new Refusal('IDEMPOTENCY_KEY_REUSED', 'This idempotencyKey was used with another input.');
    }
    return row.outcome === 'ok' && row.result_id !== null ? recall(row.result_id) : err(storedError<E>(row.error));
  }
  const result = await run();
  const answer = result.ok
    ? { outcome: 'ok', id: result.value.id, error: null }
    : { outcome: 'err', id: null, error: JSON.stringify(result.error) };
  const text = 'update idempotency set outcome = $1, result_id = $2, error = $3::text::jsonb where id = $4';
  await sendAlong(tx, { text, values: [answer.outcome, answer.id, answer.error, row.id] });
  return result;
}

/** What this function's own call stored under the same mutation and input. */
function storedError<E>(json: unknown): E {
  return json as E;
}

function hashOf(tx: Tx, call: IdempotentCall): Buffer {
  return inputHash(contextOf(tx).inputHashKey, call.input);
}

/** Takes the key, or finds who took it. A row older than a day is taken over. */
async function claim(tx: Tx, call: IdempotentCall): Promise<Remembered> {
  const { viewer } = call;
  if (viewer.kind === 'anonymous') throw unauthenticated();
  if (call.key.length === 0 || call.key.length > 200 || call.key.includes('\0')) {
    throw badInput([
      { path: ['input', 'idempotencyKey'], code: 'WRONG_LENGTH', message: 'A key has 1 to 200 characters, none of them NUL.' },
    ]);
  }
  const organizationId = viewer.organizationId;
  const taken = await tx.execute<{ id: string } & Record<string, unknown>>(sql`
    insert into idempotency as row (person_id, organization_id, mutation, key, input_hash, created_at)
    values (${viewer.personId}, ${organizationId}, ${call.mutation}, ${call.key}, ${hashOf(tx, call)}, ${tx.now})
    on conflict on constraint idempotency_key do update
      set input_hash = excluded.input_hash, outcome = null, result_id = null, error = null, created_at = excluded.created_at
      where row.created_at <= excluded.created_at - interval '24 hours'
    returning id`);
  const mine = taken[0];
  if (mine) return { id: mine.id, first: true, input_hash: Buffer.alloc(0), outcome: null, result_id: null, error: null };
  const found = await tx.execute<Omit<Remembered, 'first'> & Record<string, unknown>>(sql`
    select id, input_hash, outcome, result_id, error from idempotency
    where person_id is not distinct from ${viewer.personId} and organization_id is not distinct from ${organizationId}
      and mutation = ${call.mutation} and key = ${call.key}`);
  const theirs = found[0];
  if (!theirs) throw new Refusal('CONFLICT', 'This idempotencyKey is in use. Try again.');
  return { ...theirs, first: false };
}
