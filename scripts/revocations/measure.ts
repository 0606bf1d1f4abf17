import { waitFor } from '@klear/testing';
import type { Kind } from './kinds.ts';
import { type Answer, post } from './member.ts';
import { openEventStream, openSocketStream, type Stream } from './streams.ts';

export const paths = ['query', 'kept query', 'socket', 'events'] as const;
export type Path = (typeof paths)[number];

export interface Measured {
  readonly kind: string;
  readonly path: Path;
  /** From the answer to the revocation until the first refusal or the end of the stream; below 0: it came before the answer. */
  readonly effectMs: number;
  /** Answers and events that showed what was revoked although they were asked for or came more than a second after that answer. */
  readonly late: number;
}

interface Case {
  readonly kind: Kind;
  readonly path: Path;
  /** Where it is asked, and where it is revoked. */
  readonly url: string;
  readonly revokedAt: string;
  readonly nudge: () => Promise<void>;
}

const boundMs = 1_000;

const refusalsIn = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.reason ?? extensions.code);

/** Gives a right, uses it, takes it away, and sees how long it still counts. Throws when it is refused or ended for another reason. */
export async function measure(given: Case): Promise<Measured> {
  const { kind, path } = given;
  const headers = await kind.give();
  // A right that was given again counts once its event has come, at either router.
  const isRefused = async (url: string) => refusalsIn(await post(url, kind.query.text, kind.query.variables, headers)).length > 0;
  for (const url of new Set([given.url, given.revokedAt]))
    await waitFor(`${kind.name}: the right at work`, async () => !(await isRefused(url)), 30_000);
  const outcome = await (path === 'query' || path === 'kept query' ? byQuery(given, headers) : byStream(given, headers));
  return { kind: kind.name, path, ...outcome };
}

async function byQuery({ kind, path, url, revokedAt }: Case, headers: Readonly<Record<string, string>>) {
  const { text, variables } = path === 'query' ? kind.query : kind.kept;
  const ask = () => post(url, text, variables, headers);
  await ask();
  await kind.revoke(revokedAt);
  const committedMs = performance.now();
  let late = 0;
  for (;;) {
    const askedMs = performance.now();
    const refused = refusalsIn(await ask());
    const answeredMs = performance.now();
    if (refused.includes(kind.refusal)) {
      // Refused once, refused from then on.
      const again = refusalsIn(await ask());
      if (!again.includes(kind.refusal)) throw new Error(`${kind.name}: refused and then answered ${again}`);
      return { effectMs: answeredMs - committedMs, late };
    }
    if (refused.length > 0) throw new Error(`${kind.name}: refused as ${refused}`);
    if (askedMs - committedMs > boundMs) late += 1;
    if (askedMs - committedMs > 30_000) throw new Error(`${kind.name}: never refused`);
  }
}

async function byStream({ kind, path, url, revokedAt, nudge }: Case, headers: Readonly<Record<string, string>>) {
  const { text: query, variables } = kind.subscription;
  const stream = await (path === 'socket' ? openSocketStream : openEventStream)({ url, headers, query, variables });
  try {
    // The stream stands: it tells what happens.
    await waitFor(`${kind.name}: an event`, async () => {
      await nudge();
      return stream.events.some(isShown);
    });
    await kind.revoke(revokedAt);
    const committedMs = performance.now();
    return await (kind.end
      ? endOf(stream, kind.end[path === 'socket' ? 'socket' : 'events'], committedMs)
      : emptiness(stream, kind, committedMs, nudge));
  } finally {
    stream.close();
  }
}

async function endOf(stream: Stream, why: string, committedMs: number) {
  const end = await stream.ended;
  if (end.why !== why) throw new Error(`the stream ended with ${end.why}, not ${why}`);
  const shown = stream.events.filter(isShown);
  if (shown.some(({ atMs }) => atMs > end.atMs)) throw new Error('an event came after the end');
  return { effectMs: end.atMs - committedMs, late: shown.filter(({ atMs }) => atMs - committedMs > boundMs).length };
}

/** The stream goes on: what it tells is asked for anew at each event. */
async function emptiness(stream: Stream, kind: Kind, committedMs: number, nudge: () => Promise<void>) {
  const isRefused = ({ atMs, codes }: Stream['events'][number]) => atMs >= committedMs && codes.includes(kind.refusal);
  await waitFor(`${kind.name}: an event without it`, async () => {
    await nudge();
    return stream.events.some(isRefused);
  });
  const first = stream.events.find(isRefused)?.atMs ?? committedMs;
  const after = stream.events.filter((event) => event.atMs > first && isShown(event) && !event.codes.includes(kind.refusal));
  if (after.length > 0) throw new Error(`${kind.name}: shown again`);
  const late = stream.events.filter((event) => event.atMs - committedMs > boundMs && event.codes.length === 0).length;
  return { effectMs: first - committedMs, late };
}

const isShown = ({ data, codes }: Stream['events'][number]) => data !== null && codes.length === 0;
