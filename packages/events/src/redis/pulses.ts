import type { Redis } from 'ioredis';
import type { Pulse } from '../pulse-watch.ts';
import { emptyWhenAbsent, entryIds, factsIn, type Keys, type StreamFacts, timeOfId } from './stream.ts';

/** In one step, so that nothing is lost between the look and the word: 0 when Redis does not hold what this owner had published. */
const script = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
local function parts(id) local ms, seq = string.match(id, '^(%d+)-(%d+)$') return tonumber(ms), tonumber(seq) end
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
local ms, seq = parts(last and last[1] or '0-0')
local knownMs, knownSeq = parts(ARGV[3])
if ms < knownMs or (ms == knownMs and seq < knownSeq) then return 0 end
redis.call('XADD', KEYS[3], 'MAXLEN', 1, '*', 'age', ARGV[2])
return 1`;

/** Writes a pulse. False: Redis has forgotten events, of this owner or newer than `newest`, and must be filled again first. */
export async function beat(redis: Redis, keys: Keys, pulse: { owner: string; ageMs: number; newest: string }): Promise<boolean> {
  const { owner, ageMs, newest } = pulse;
  return (await redis.eval(script, 3, keys.filled, keys.stream, keys.pulse(owner), owner, Math.ceil(ageMs), newest)) === 1;
}

/** How far owners had come and where the stream stood, both as of one instant by Redis's clock. */
export async function readPulses(
  redis: Redis,
  keys: Keys,
  owners: readonly string[],
): Promise<{ facts: StreamFacts; pulses: readonly Pulse[] }> {
  const batch = redis.multi().time().call('XINFO', 'STREAM', keys.stream);
  for (const owner of owners) batch.xrevrange(keys.pulse(owner), '+', '-', 'COUNT', 1);
  const [time, stream, ...found] = (await batch.exec()) ?? [];
  const [seconds = 0, micros = 0] = Array.isArray(time?.[1]) ? time[1].map(Number) : [];
  const nowMs = seconds * 1_000 + micros / 1_000;
  const facts = factsIn(stream?.[0] ? emptyWhenAbsent(stream[0]) : stream?.[1]);
  const pulses = owners.flatMap((owner, index): Pulse[] => {
    const [entry] = entryIds(found[index]?.[1]);
    return entry ? [{ owner, stamp: entry.id, ageMs: nowMs - timeOfId(entry.id).getTime() + Number(entry.fields.get('age') ?? 0) }] : [];
  });
  return { facts, pulses };
}
