import { afterEach, expect, test } from 'vitest';
import { createLanes } from './lanes.ts';
import { createPulseWatch, type Pulse } from './pulse-watch.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A storage that answers what the test says, once for each question, and a live stream that the test moves on. */
function setUp() {
  const questions: PromiseWithResolvers<{ position: number; pulses: readonly Pulse[] }>[] = [];
  const asked: (() => void)[] = [];
  let head = 0;
  const lanes = createLanes(() => String(head));
  const stop = new AbortController();
  const lane = lanes.join({ types: [], signal: stop.signal, owner: 'users' });
  const watch = createPulseWatch<number>({
    lanes,
    everyMs: 1,
    ask() {
      const question = Promise.withResolvers<{ position: number; pulses: readonly Pulse[] }>();
      questions.push(question);
      for (const tell of asked.splice(0)) tell();
      return question.promise;
    },
    head: () => head,
    hasPassed: (at, place) => at >= place,
  });
  stops.push(() => {
    stop.abort();
    watch.stop();
  });
  let told: number[] = [];
  void (async () => {
    for (let item = await lane.next(); item; item = await lane.next()) if ('knownToMs' in item) told = [...told, item.knownToMs];
  })();
  const question = async (count: number) => {
    while (questions.length < count) await new Promise<void>((resolve) => asked.push(resolve));
    const found = questions[count - 1];
    if (!found) throw new TypeError('there is no such question');
    return found;
  };
  return {
    question,
    told: () => told,
    moveTo(position: number) {
      head = position;
      watch.movedTo(position);
    },
  };
}

const pulse = (stamp: string, ageMs = 0): Pulse => ({ owner: 'users', stamp, ageMs });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a pulse waits until the live stream has passed the place where the storage stood, and nothing is asked meanwhile', async () => {
  const { question, told, moveTo } = setUp();
  (await question(1)).resolve({ position: 5, pulses: [pulse('a')] });
  await settled();
  moveTo(4);
  await settled();
  expect(told()).toEqual([]);
  moveTo(5);
  await settled();
  expect(told()).toHaveLength(1);
  await question(2);
});

test('what is known is as old as the pulse says, counted from before the question; a storage whose clock went back adds nothing', async () => {
  const { question, told } = setUp();
  const first = await question(1);
  const askedMs = performance.now();
  first.resolve({ position: 0, pulses: [pulse('a', 700)] });
  const second = await question(2);
  expect(told()[0]).toBeLessThanOrEqual(askedMs - 700);
  const againMs = performance.now();
  second.resolve({ position: 0, pulses: [pulse('b', -3_600_000)] });
  await question(3);
  expect(told()[1]).toBeLessThanOrEqual(againMs);
});

test('a pulse that stands still is told once, and a storage that does not answer says nothing', async () => {
  const { question, told } = setUp();
  (await question(1)).resolve({ position: 0, pulses: [pulse('a')] });
  (await question(2)).resolve({ position: 0, pulses: [pulse('a')] });
  (await question(3)).reject(new Error('away'));
  (await question(4)).resolve({ position: 0, pulses: [] });
  await question(5);
  expect(told()).toHaveLength(1);
});
