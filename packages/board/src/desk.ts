import type { Change } from './day/apply.ts';
import type { Booking, DayModel } from './day/model.ts';
import type { Target } from './grid/pick.ts';
import type { Outcome, Reason } from './move/outcome.ts';

/** What may be done next with a visit: answer a request, and take somebody from the door to the end. */
export type Step = 'CONFIRM' | 'DECLINE' | 'ARRIVE' | 'CHECK_IN' | 'START' | 'FULFIL' | 'NO_SHOW';

/** Why nothing can be shown, and what helps. `signIn`: the session is over. */
export interface Fault {
  readonly title: string;
  readonly hint: string;
  readonly signIn?: true;
}

/** What the desk hears while it listens. RESYNC: events may have been missed, the day must be read anew. */
export type Heard =
  | { readonly kind: 'CHANGE'; readonly change: Change }
  | { readonly kind: 'RESYNC' }
  | { readonly kind: 'ENDED'; readonly fault: Fault };

/** A day as it was read, and the place in the stream of events behind which its changes follow. */
export interface DayRead {
  readonly model: DayModel;
  readonly cursor: string;
}

/** A practice's day behind the graph: everything that the board asks for. Nothing rejects, except when the signal aborts. */
export interface Desk {
  /** A date of the practice's calendar; today there when absent. */
  read(date: string | undefined, signal: AbortSignal): Promise<DayRead | Fault>;
  listen(cursor: string, signal: AbortSignal): AsyncIterable<Heard>;
  /** `waiving` are reasons that staff overrides: the graph decides who may, and which. */
  move(booking: Booking, target: Target, waiving?: readonly Reason[]): Promise<Outcome>;
  advance(booking: Booking, step: Step): Promise<Outcome>;
}

export const isFault = (read: DayRead | Fault): read is Fault => 'title' in read;
