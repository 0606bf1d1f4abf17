import type { UserId } from '@klear/core';
import type { Bus, WhisperOf } from '@klear/events';
import type { ConversationId } from '../domain/conversation.ts';
import { createPace } from './pace.ts';

export type Signal = WhisperOf<'ConversationSignal'>['signal'];

/** How long somebody counts as there, or as typing, who has not said so again. */
export const signalHoldsMs: Readonly<Record<Signal, number>> = { TYPING: 6_000, STOPPED_TYPING: 0, PRESENT: 45_000, AWAY: 0 };
/** How often whoever listens says that they are there. */
const sayEveryMs = 20_000;

/** Of one person in one conversation, in this process. Windows are opened and closed in bursts, and none of that is to be dropped soon. */
const typing = createPace({ burst: 5, everyMs: 1_000 });
const coming = createPace({ burst: 20, everyMs: 1_000 });

interface Speaker {
  readonly conversationId: ConversationId;
  readonly personId: UserId;
}

/** Says something to whoever listens to the conversation now. Nothing of it is kept. False: it was said too often, and nobody hears it. */
export async function say(
  bus: Pick<Bus, 'whisper'>,
  { conversationId, personId }: Speaker,
  signal: Signal,
  isAsking = false,
): Promise<boolean> {
  const pace = signal === 'PRESENT' || signal === 'AWAY' ? coming : typing;
  if (!pace.take(`${conversationId} ${personId}`)) return false;
  await bus.whisper('ConversationSignal', conversationId, { conversationId, personId, signal, isAsking });
  return true;
}

export interface PresentOptions extends Speaker {
  readonly bus: Pick<Bus, 'hear' | 'whisper'>;
  /** Whether one's own presence is told. */
  readonly isShown: boolean;
  /** Asked before one's presence is told, and before one hears of another's. */
  readonly may: () => Promise<boolean>;
  readonly onFault: (fault: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Signals of the other ones in a conversation. One's own presence is told to them from the call on, again and again, until the signal
 * aborts: then that one has gone.
 */
export function presence(options: PresentOptions): AsyncGenerator<{ personId: UserId; signal: Signal }> {
  const { bus, conversationId, personId, isShown, may, signal } = options;
  const whispers = bus.hear({ type: 'ConversationSignal', topic: conversationId, signal });
  const tell = (what: Signal, isAsking = false) => {
    if (isShown) say(bus, options, what, isAsking).catch(options.onFault);
  };
  const tellIfMay = () => may().then((allowed) => allowed && !signal.aborted && tell('PRESENT'), options.onFault);
  const timer = setInterval(tellIfMay, sayEveryMs);
  timer.unref();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    tell('AWAY');
  });
  tell('PRESENT', true);

  async function* others() {
    for await (const { personId: who, signal: what, isAsking } of whispers) {
      // Who asks is answered; and one's own other window that was closed does not take one away.
      if (who === personId ? what === 'AWAY' : isAsking) void tellIfMay();
      if (who !== personId && (await may())) yield { personId: who, signal: what };
    }
  }
  return others();
}
