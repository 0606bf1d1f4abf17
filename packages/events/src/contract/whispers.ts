import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import type { WhisperOf } from '../whispers.ts';
import type { Stage } from './stage.ts';

type Signal = WhisperOf<'ConversationSignal'>;

const typing = (conversationId: Signal['conversationId'], isAsking = false): Signal => ({
  ...{ conversationId, personId: newId<'User'>(), signal: 'TYPING', isAsking },
});

/** What is told to those who listen now, and kept nowhere. */
export function whispersOf(name: string, { open }: Stage): void {
  describe(`${name}: whispers`, () => {
    function listen(bus: Bus, topic: string) {
      const stop = new AbortController();
      const heard = bus.hear({ type: 'ConversationSignal', topic, signal: stop.signal })[Symbol.asyncIterator]();
      return { heard, stop };
    }
    /** Says it until it is heard: a connection that listens may still be on its way. */
    async function sayUntilHeard(bus: Bus, words: Signal, first: Promise<unknown>) {
      let isHeard = false;
      void first.then(() => {
        isHeard = true;
      });
      await expect
        .poll(() => bus.whisper('ConversationSignal', words.conversationId, words).then(() => isHeard), { interval: 25 })
        .toBe(true);
    }

    test('a whisper reaches whoever listens to its topic in every process, and nobody else', async () => {
      const [bus, other] = [open(), open()];
      const [mine, elsewhere] = [newId<'Conversation'>(), newId<'Conversation'>()];
      const [here, there, deaf] = [listen(bus, mine), listen(other, mine), listen(other, elsewhere)];
      const firsts = [here.heard.next(), there.heard.next()];
      const silent = deaf.heard.next();
      const said = typing(mine);
      for (const first of firsts) await sayUntilHeard(bus, said, first);
      for (const first of firsts) expect((await first).value).toEqual(said);
      deaf.stop.abort();
      expect(await silent).toEqual({ done: true, value: undefined });
      for (const { stop } of [here, there]) stop.abort();
    });

    test('who comes later never learns it, and a slow listener has the newest thirty-two', async () => {
      const bus = open();
      const topic = newId<'Conversation'>();
      const slow = listen(bus, topic);
      const first = slow.heard.next();
      await sayUntilHeard(bus, typing(topic), first);
      const said = Array.from({ length: 40 }, () => typing(topic, true));
      const last = typing(topic, true);
      const beside = listen(bus, topic);
      const arrived = (async () => {
        for (;;) if ((await beside.heard.next()).value?.personId === last.personId) return;
      })();
      for (const words of [...said, last]) await bus.whisper('ConversationSignal', topic, words);
      await arrived;
      const late = listen(bus, topic);
      const waits = late.heard.next();
      const heard: Signal[] = [];
      for (let at = 0; at < 32; at += 1) heard.push((await slow.heard.next()).value);
      expect(heard).toEqual([...said, last].slice(-32));
      late.stop.abort();
      expect(await waits, 'nothing was kept for the late one').toEqual({ done: true, value: undefined });
      for (const { stop } of [slow, beside]) stop.abort();
    });

    test('close() ends a listener, and what is no whisper is not told', async () => {
      const bus = open();
      const topic = newId<'Conversation'>();
      await expect(
        bus.whisper('ConversationSignal', topic, { ...typing(topic), personId: 'Anna' as Signal['personId'] }),
      ).rejects.toThrow();
      const { heard } = listen(bus, topic);
      const waits = heard.next();
      await bus.ping();
      await bus.close();
      expect(await waits).toEqual({ done: true, value: undefined });
    });
  });
}
