import { z } from 'zod';
import { fields } from './fields.ts';

const { flag, id, oneOf, userId } = fields;

/**
 * What is told to those who listen at this moment, and kept nowhere: in no outbox, stream, table or log. Nobody may rely on it. Ids,
 * codes and flags only, as in the catalogue.
 */
export const whispers = {
  /** Somebody types, has stopped, is there, or has gone. `isAsking`: whoever else is there says so too. */
  ConversationSignal: z.strictObject({
    conversationId: id<'Conversation'>(),
    personId: userId,
    signal: oneOf('TYPING', 'STOPPED_TYPING', 'PRESENT', 'AWAY'),
    isAsking: flag,
  }),
};

export type WhisperType = keyof typeof whispers;
export type WhisperOf<Type extends WhisperType> = z.output<(typeof whispers)[Type]>;

export interface HearOptions<Type extends WhisperType> {
  readonly type: Type;
  /** What it is about: listeners of other topics do not hear it. */
  readonly topic: string;
  readonly signal: AbortSignal;
}

/** Whispers of one process: what came, and who listens. */
export interface Whispers {
  /** A whisper as the storage carried it; what this release does not know is dropped. */
  pass(text: string): void;
  hear<Type extends WhisperType>(options: HearOptions<Type>): AsyncIterable<WhisperOf<Type>>;
  /** Topics that somebody listens to. */
  readonly heard: number;
  end(): void;
}

/** So many wait for a slow listener; then the oldest are dropped. */
const waitingMax = 32;

export const whisperText = <Type extends WhisperType>(type: Type, topic: string, words: WhisperOf<Type>): string =>
  JSON.stringify({ type, topic, words: whispers[type].parse(words) });

const carried = z.object({ type: z.string(), topic: z.string(), words: z.unknown() });

function readWhisper(text: string): { place: string; type: WhisperType; words: unknown } | undefined {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return undefined;
  }
  const known = carried.safeParse(told);
  if (!known.success || !Object.hasOwn(whispers, known.data.type)) return undefined;
  const type = known.data.type as WhisperType;
  const words = whispers[type].safeParse(known.data.words);
  return words.success ? { place: `${type} ${known.data.topic}`, type, words: words.data } : undefined;
}

export function createWhispers(): Whispers {
  const listeners = new Map<string, Set<{ push(words: unknown): void; leave(): void }>>();

  async function* heard<Type extends WhisperType>(lane: Lane): AsyncGenerator<WhisperOf<Type>> {
    try {
      for (;;) {
        const words = await lane.next();
        if (words === undefined) return;
        yield words as WhisperOf<Type>;
      }
    } finally {
      lane.leave();
    }
  }

  return {
    pass(text) {
      const whisper = readWhisper(text);
      for (const listener of listeners.get(whisper?.place ?? '') ?? []) listener.push(whisper?.words);
    },
    hear({ type, topic, signal }) {
      const place = `${type} ${topic}`;
      const lane = createLane(() => {
        signal.removeEventListener('abort', lane.leave);
        const those = listeners.get(place);
        those?.delete(lane);
        if (those?.size === 0) listeners.delete(place);
      });
      if (signal.aborted) lane.leave();
      else {
        listeners.set(place, (listeners.get(place) ?? new Set()).add(lane));
        signal.addEventListener('abort', lane.leave);
      }
      return heard(lane);
    },
    get heard() {
      return listeners.size;
    },
    end() {
      for (const those of [...listeners.values()]) for (const listener of [...those]) listener.leave();
    },
  };
}

type Lane = ReturnType<typeof createLane>;

function createLane(onLeave: () => void) {
  const waiting: unknown[] = [];
  let ended = false;
  let bell = Promise.withResolvers<void>();
  return {
    push(words: unknown) {
      if (waiting.length >= waitingMax) waiting.shift();
      waiting.push(words);
      bell.resolve();
    },
    leave() {
      if (ended) return;
      ended = true;
      onLeave();
      bell.resolve();
    },
    async next(): Promise<unknown> {
      for (;;) {
        if (ended) return undefined;
        if (waiting.length > 0) return waiting.shift();
        bell = Promise.withResolvers<void>();
        await bell.promise;
      }
    },
  };
}
