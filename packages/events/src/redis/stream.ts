import type { EventEnvelope } from '@klear/core';
import type { Redis } from 'ioredis';
import type { Passed } from '../lanes.ts';

/** Names of the bus in Redis. The braces keep all keys in one slot of a cluster. */
export interface Keys {
  readonly stream: string;
  /** Hash of the outbox owners whose events this Redis holds: gone with the data, so its absence tells of the loss. */
  readonly filled: string;
  /** A stream of one entry: its id is the instant, by Redis's clock, at which the owner had published everything but its last `age` ms. */
  pulse(owner: string): string;
  dead(group: string): string;
  /** A channel, not a key: Redis keeps nothing of what is said there. */
  readonly whispers: string;
}

export function keysOf(prefix: string): Keys {
  const base = `${prefix}{bus}:`;
  return {
    stream: `${base}events`,
    filled: `${base}filled`,
    pulse: (owner) => `${base}pulse:${owner}`,
    dead: (group) => `${base}dead:${group}`,
    whispers: `${base}whispers`,
  };
}

/** An entry of the stream. `only`: a replay, meant for that group alone. */
export interface Entry extends Passed {
  readonly only: string | undefined;
}

/** Reads [[id, [field, value, ...]], ...] as Redis answers it; entries that were trimmed meanwhile are left out. */
export function entryIds(reply: unknown): { readonly id: string; readonly fields: ReadonlyMap<string, unknown> }[] {
  if (!Array.isArray(reply)) return [];
  return reply.flatMap((item: unknown) =>
    Array.isArray(item) && Array.isArray(item[1]) ? [{ id: String(item[0]), fields: pairs(item[1]) }] : [],
  );
}

/** The events among them. */
export function entriesOf(reply: unknown): Entry[] {
  return entryIds(reply).flatMap(({ id, fields }) => {
    const [text, only] = [fields.get('e'), fields.get('only')];
    if (typeof text !== 'string') return [];
    return [{ cursor: id, envelope: JSON.parse(text) as EventEnvelope, only: only === undefined ? undefined : String(only) }];
  });
}

/** Reads the answer of XREAD and XREADGROUP on one stream; nil is no entries. */
export function streamEntriesOf(reply: unknown): Entry[] {
  const first: unknown = Array.isArray(reply) ? reply[0] : undefined;
  return Array.isArray(first) ? entriesOf(first[1]) : [];
}

/** Orders stream ids `ms-seq`. */
export function isIdAfter(id: string, other: string): boolean {
  const [ms = 0, seq = 0] = id.split('-').map(Number);
  const [otherMs = 0, otherSeq = 0] = other.split('-').map(Number);
  return ms === otherMs ? seq > otherSeq : ms > otherMs;
}

export function timeOfId(id: string): Date {
  return new Date(Number(id.split('-')[0]));
}

export interface StreamFacts {
  readonly lastId: string;
  readonly added: number;
  readonly length: number;
}

/** XINFO STREAM, with zeros while there is no stream. */
export async function streamFacts(redis: Redis, key: string): Promise<StreamFacts> {
  const reply = await redis.call('XINFO', 'STREAM', key).catch(emptyWhenAbsent);
  return factsIn(reply);
}

export function emptyWhenAbsent(error: unknown): readonly unknown[] {
  if (error instanceof Error && error.message.includes('no such key')) return [];
  throw error;
}

export function factsIn(reply: unknown): StreamFacts {
  const facts = pairs(reply);
  return {
    lastId: String(facts.get('last-generated-id') ?? '0-0'),
    added: Number(facts.get('entries-added') ?? 0),
    length: Number(facts.get('length') ?? 0),
  };
}

/** Reads a flat list of names and values. */
export function pairs(reply: unknown): Map<string, unknown> {
  const list = Array.isArray(reply) ? reply : [];
  return new Map(Array.from({ length: Math.floor(list.length / 2) }, (_, index) => [String(list[index * 2]), list[index * 2 + 1]]));
}
