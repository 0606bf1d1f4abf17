import { describe, expect, test } from 'vitest';
import { type BoardState, createBoard, shownIn } from './board.ts';
import type { Booking, DayModel } from './day/model.ts';
import type { DayRead, Desk, Fault, Heard } from './desk.ts';
import type { Outcome } from './move/outcome.ts';
import { dayOf } from './time/day.ts';

const hour = 3_600_000;
const day = dayOf('2026-11-21', 'Europe/Berlin');
const visit = (change: Partial<Booking> = {}): Booking => ({
  id: 'a1',
  version: 1,
  status: 'BOOKED',
  startMs: day.startMs + 9 * hour,
  endMs: day.startMs + 10 * hour,
  practitionerId: 'petra',
  practitioner: 'Petra',
  client: 'Clara',
  service: 'Massage',
  place: null,
  isStarted: false,
  ...change,
});
const column = { practitionerId: 'petra', name: 'Petra', open: [], away: [] };
const modelOf = (...bookings: Booking[]): DayModel => ({
  day,
  practice: 'Studio',
  columns: [column],
  bookings: new Map(bookings.map((each) => [each.id, each])),
  holds: new Map(),
  queue: [],
});

/** A desk whose answers the test gives, one by one. */
function fakeDesk() {
  const reads: { date: string | undefined; answer: (read: DayRead | Fault) => Promise<void> }[] = [];
  const asked: ((outcome: Outcome) => Promise<void>)[] = [];
  const cursors: string[] = [];
  let tell: (heard: Heard) => Promise<void> = async () => {};
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const ask = () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    asked.push(async (outcome) => {
      resolve(outcome);
      await settled();
    });
    return promise;
  };
  const desk: Desk = {
    read(date, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<DayRead | Fault>();
      signal.addEventListener('abort', () => reject(signal.reason));
      reads.push({
        date,
        answer: async (read) => {
          resolve(read);
          await settled();
        },
      });
      return promise;
    },
    async *listen(cursor) {
      cursors.push(cursor);
      for (;;) {
        const next = Promise.withResolvers<Heard>();
        tell = async (heard) => {
          next.resolve(heard);
          await settled();
        };
        yield await next.promise;
      }
    },
    move: ask,
    advance: ask,
  };
  return { desk, reads, asked, cursors, tell: (heard: Heard) => tell(heard) };
}

function open() {
  const fake = fakeDesk();
  const states: BoardState[] = [];
  const board = createBoard({ desk: fake.desk, onChange: (state) => void states.push(state) });
  return { ...fake, board, states };
}
const read = (model: DayModel, cursor = 'c1'): DayRead => ({ model, cursor });
const change = (booking: Booking): Heard => ({ kind: 'CHANGE', change: { booking } });

describe('the board', () => {
  test('shows the day that was read, and follows it behind its cursor', async () => {
    const { board, reads, cursors, tell } = open();
    board.show(undefined);
    expect(board.state).toMatchObject({ isReading: true, model: undefined });
    await reads[0]?.answer(read(modelOf(visit())));
    expect([board.state.date, cursors]).toEqual(['2026-11-21', ['c1']]);
    await tell(change(visit({ version: 2, client: 'Clara B.' })));
    expect(board.state.model?.bookings.get('a1')?.client).toBe('Clara B.');
  });

  test('keeps what it hears while it reads anew: nothing falls between reading and listening', async () => {
    const { board, reads, cursors, tell } = open();
    board.show('2026-11-21');
    await reads[0]?.answer(read(modelOf()));
    await tell({ kind: 'RESYNC' });
    await tell(change(visit({ version: 3 })));
    await reads[1]?.answer(read(modelOf(visit({ version: 2 })), 'c2'));
    expect(board.state.model?.bookings.get('a1')?.version).toBe(3);
    // The one stream goes on: it is not opened a second time.
    expect(cursors).toEqual(['c1']);
  });

  test('drops the answer for a day that is no longer asked for', async () => {
    const { board, reads } = open();
    board.show('2026-11-20');
    board.show('2026-11-21');
    await reads[0]?.answer(read({ ...modelOf(visit()), day: dayOf('2026-11-20', 'Europe/Berlin') }));
    expect(board.state.model).toBeUndefined();
    await reads[1]?.answer(read(modelOf()));
    expect(board.state.model?.day.date).toBe('2026-11-21');
  });

  test('reads anew when somebody without a column comes to work', async () => {
    const { board, reads, tell } = open();
    board.show('2026-11-21');
    await reads[0]?.answer(read(modelOf()));
    await tell(change(visit({ practitionerId: 'ben' })));
    expect(reads).toHaveLength(2);
  });

  test('says what is wrong when the day cannot be read, or the stream ends for good', async () => {
    const { board, reads, tell } = open();
    const fault = { title: 'The graph does not answer.', hint: 'Try again.' };
    board.show('2026-11-21');
    await reads[0]?.answer(fault);
    expect(board.state).toMatchObject({ fault, isReading: false });
    board.show('2026-11-21');
    await reads[1]?.answer(read(modelOf(visit())));
    expect(board.state.fault).toBeUndefined();
    await tell({ kind: 'ENDED', fault });
    expect(board.state).toMatchObject({ fault, model: { practice: 'Studio' } });
  });

  test('shows a visit where it goes while the graph is asked, and there it stays when it may', async () => {
    const { board, reads, asked } = open();
    board.show('2026-11-21');
    await reads[0]?.answer(read(modelOf(visit())));
    const startMs = day.startMs + 11 * hour;
    const outcome = board.move(visit(), { practitionerId: 'petra', startMs });
    expect(shownIn('petra', board.state)[0]).toMatchObject({ startMs, endMs: startMs + hour });
    const booking = visit({ version: 2, startMs, endMs: startMs + hour });
    await asked[0]?.({ done: true, booking });
    expect(await outcome).toEqual({ done: true, booking });
    expect(board.state).toMatchObject({ pending: new Map(), notice: undefined });
    expect(shownIn('petra', board.state)).toEqual([booking]);
  });

  test('puts a visit back where it was, with every reason, when it may not go', async () => {
    const { board, reads, asked } = open();
    board.show('2026-11-21');
    await reads[0]?.answer(read(modelOf(visit())));
    void board.move(visit(), { practitionerId: 'petra', startMs: day.startMs });
    await asked[0]?.({ done: false, code: 'SLOT_NOT_OFFERED', title: 'Not moved.', lines: ['One.', 'Two.'] });
    expect(shownIn('petra', board.state)).toEqual([visit()]);
    expect(board.state.notice).toEqual({ tone: 'refused', title: 'Not moved.', lines: ['One.', 'Two.'], freeMs: [] });
    board.tell(undefined);
    expect(board.state.notice).toBeUndefined();
  });

  test('takes a visit a step further', async () => {
    const { board, reads, asked } = open();
    board.show('2026-11-21');
    await reads[0]?.answer(read(modelOf(visit())));
    void board.advance(visit(), 'CHECK_IN');
    expect(board.state.pending.has('a1')).toBe(true);
    await asked[0]?.({ done: true, booking: visit({ version: 2, status: 'CHECKED_IN' }) });
    expect(board.state.model?.bookings.get('a1')?.status).toBe('CHECKED_IN');
  });

  test('does nothing any more once it is closed', async () => {
    const { board, reads, states } = open();
    board.show('2026-11-21');
    board.close();
    const before = states.length;
    await reads[0]?.answer(read(modelOf(visit())));
    expect(states).toHaveLength(before);
  });
});
