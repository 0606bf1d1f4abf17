import { apply, type Change } from './day/apply.ts';
import { type Booking, type DayModel, overlaps } from './day/model.ts';
import { type Desk, type Fault, isFault, type Step } from './desk.ts';
import type { Target } from './grid/pick.ts';
import type { Outcome, Reason, Refused } from './move/outcome.ts';

/** What somebody is told of what they did. */
export interface Notice {
  readonly tone: 'done' | 'refused';
  readonly title: string;
  readonly lines: readonly string[];
  /** Free starts that could be had instead. */
  readonly freeMs: readonly number[];
  /** What was refused, when permitted staff may have it all the same. */
  readonly allTheSame?: { readonly booking: Booking; readonly target: Target; readonly waiving: readonly Reason[] };
}

/** Everything that the page shows of the day. A value. */
export interface BoardState {
  /** The date that is asked for; undefined: today in the practice's zone, which the first answer tells. */
  readonly date: string | undefined;
  readonly model: DayModel | undefined;
  readonly isReading: boolean;
  readonly fault: Fault | undefined;
  /** Visits whose move or step is on its way, with where they go. */
  readonly pending: ReadonlyMap<string, Target | undefined>;
  readonly notice: Notice | undefined;
}

export interface Board {
  readonly state: BoardState;
  /** Shows a date, today when absent. What is read for another one meanwhile is dropped. */
  show(date: string | undefined): void;
  /** Moves a visit, or tells why not: it stands in its new place while the graph is asked, and goes back when refused. */
  move(booking: Booking, target: Target, waiving?: readonly Reason[]): Promise<Outcome>;
  advance(booking: Booking, step: Step): Promise<Outcome>;
  tell(notice: Notice | undefined): void;
  close(): void;
}

const empty: BoardState = {
  date: undefined,
  model: undefined,
  isReading: false,
  fault: undefined,
  pending: new Map(),
  notice: undefined,
};

/**
 * Reads a day and keeps it true. One stream of events follows behind the cursor of the day that was read first; while another day is
 * read, or the same one anew, what comes meanwhile is kept and applied on top, so that nothing falls between reading and listening.
 */
export function createBoard({ desk, onChange }: { desk: Desk; onChange: (state: BoardState) => void }): Board {
  let state = empty;
  let reading: AbortController | undefined;
  let meanwhile: Change[] = [];
  const listening = new AbortController();
  let isListening = false;

  const become = (next: Partial<BoardState>) => {
    state = { ...state, ...next };
    onChange(state);
  };

  async function read(date: string | undefined): Promise<void> {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    meanwhile = [];
    become({ date, isReading: true, fault: undefined });
    const answer = await desk.read(date, AbortSignal.any([mine.signal, listening.signal])).catch(() => undefined);
    if (reading !== mine || answer === undefined || listening.signal.aborted) return;
    reading = undefined;
    if (isFault(answer)) return become({ isReading: false, fault: answer });
    const model = meanwhile.reduce(apply, answer.model);
    become({ isReading: false, model, date: model.day.date });
    if (!isListening) void listen(answer.cursor);
  }

  async function listen(cursor: string): Promise<void> {
    isListening = true;
    for await (const heard of desk.listen(cursor, listening.signal)) {
      if (listening.signal.aborted) return;
      if (heard.kind === 'ENDED') become({ fault: heard.fault });
      else if (heard.kind === 'RESYNC') void read(state.date);
      else take(heard.change);
    }
    isListening = false;
  }

  function take(change: Change): void {
    if (reading) meanwhile.push(change);
    if (!state.model) return;
    const isNew = namesStranger(state.model, change);
    become({ model: apply(state.model, change) });
    if (isNew && !reading) void read(state.date);
  }

  async function during(booking: Booking, target: Target | undefined, ask: () => Promise<Outcome>): Promise<Outcome> {
    become({ pending: new Map(state.pending).set(booking.id, target), notice: undefined });
    const outcome = await ask();
    const pending = new Map(state.pending);
    pending.delete(booking.id);
    if (outcome.done) take({ booking: outcome.booking });
    become({ pending, ...(!outcome.done && { notice: refusalOf(outcome, booking, target) }) });
    return outcome;
  }

  return {
    get state() {
      return state;
    },
    show: (date) => {
      if (date !== state.date) become({ model: undefined, notice: undefined });
      void read(date);
    },
    move: (booking, target, waiving) => during(booking, target, () => desk.move(booking, target, waiving)),
    advance: (booking, step) => during(booking, undefined, () => desk.advance(booking, step)),
    tell: (notice) => become({ notice }),
    close: () => listening.abort(),
  };
}

/** Somebody who had no column on this day works on it now. */
function namesStranger({ columns, day }: DayModel, { booking, held }: Change): boolean {
  return [booking, held].some(
    (each) => each && overlaps(each, day) && !columns.some(({ practitionerId }) => practitionerId === each.practitionerId),
  );
}

function refusalOf({ title, lines, freeMs = [], waivable: waiving = [] }: Refused, booking: Booking, target: Target | undefined): Notice {
  return { tone: 'refused', title, lines, freeMs, ...(target && waiving.length > 0 && { allTheSame: { booking, target, waiving } }) };
}

/** What a column shows: visits stand where they are going while the graph is asked. */
export function shownIn(practitionerId: string, { model, pending }: Pick<BoardState, 'model' | 'pending'>): readonly Booking[] {
  if (!model) return [];
  return [...model.bookings.values()].flatMap((booking) => {
    const target = pending.get(booking.id);
    const shown = target
      ? {
          ...booking,
          practitionerId: target.practitionerId,
          startMs: target.startMs,
          endMs: target.startMs + booking.endMs - booking.startMs,
        }
      : booking;
    return shown.practitionerId === practitionerId && overlaps(shown, model.day) ? [shown] : [];
  });
}
