import { BoardChangedDocument, BoardDayDocument, BoardRescheduleDocument, type Client, newIdempotencyKey } from '@klear/client';
import type { Booking } from '../day/model.ts';
import type { DayRead, Desk, Fault, Heard, Step } from '../desk.ts';
import type { Target } from '../grid/pick.ts';
import type { Outcome, Reason } from '../move/outcome.ts';
import { faultOf } from './faults.ts';
import { type ColumnAnswer, readDay } from './read-day.ts';
import { readEvent } from './read-event.ts';
import { outcomeOf } from './read-outcome.ts';
import { steps } from './steps.ts';

const nothing = { message: 'The practice is not there.', code: 'NOT_FOUND', faults: [] };

/** A practice's desk behind the graph. `nameOf` names a practitioner in refusals. */
export function createGraphDesk(client: Pick<Client, 'query' | 'mutate' | 'subscribe'>, organizationId: string): Desk {
  const names = new Map<string, string>();
  const nameOf = (practitionerId: string) => names.get(practitionerId) ?? 'The practitioner';

  /** All pages of one day. The stream follows behind the first one's cursor: what changed before a later page came is told again. */
  async function read(date: string | undefined, signal: AbortSignal): Promise<DayRead | Fault> {
    const columns: ColumnAnswer[] = [];
    const ask = (after: string | null) => client.query(BoardDayDocument, { organizationId, date: date ?? null, after }, { signal });
    const first = await ask(null);
    const practice = first.data?.organization;
    const day = practice?.day;
    if (!practice || !day) return faultOf(first.errors[0] ?? nothing);
    let page = day.practitioners;
    while (page) {
      columns.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) break;
      const { data, errors } = await ask(page.pageInfo.endCursor);
      if (!data?.organization?.day) return faultOf(errors[0] ?? nothing);
      page = data.organization.day.practitioners;
    }
    const model = readDay(practice, day, columns);
    for (const { practitionerId, name } of model.columns) names.set(practitionerId, name);
    return { model, cursor: day.cursor };
  }

  async function* listen(cursor: string, signal: AbortSignal): AsyncIterable<Heard> {
    for await (const answer of client.subscribe(BoardChangedDocument, { organizationId, resumeAfter: cursor }, { signal }))
      yield readEvent(answer);
  }

  async function move(booking: Booking, { practitionerId, startMs }: Target, waiving: readonly Reason[] = []): Promise<Outcome> {
    const who = nameOf(booking.practitionerId);
    if (practitionerId !== booking.practitionerId) return notTheirs(booking, who, nameOf(practitionerId));
    const start = new Date(startMs).toISOString();
    const overriding = waiving.length > 0 ? [...waiving] : null;
    const { data, errors } = await client.mutate(BoardRescheduleDocument, { input: { ...changeOf(booking), start, overriding } });
    return outcomeOf({ told: data?.told, errors, title: 'Not moved.', who });
  }

  async function advance(booking: Booking, step: Step): Promise<Outcome> {
    const { data, errors } = await steps[step](client, changeOf(booking));
    return outcomeOf({ told: data?.told, errors, title: 'Not changed.', who: nameOf(booking.practitionerId) });
  }

  return { read, listen, move, advance };
}

/** A press of a button is one intent: its key is new, and what was seen is what is meant. */
const changeOf = ({ id, version }: Booking) => ({ appointmentId: id, expectedVersion: version, idempotencyKey: newIdempotencyKey() });

/** A service is given by one practitioner, and a visit is of a service. */
function notTheirs({ service }: Booking, who: string, other: string): Outcome {
  const line = `${service ?? 'The visit'} is booked with ${who}, and a visit keeps its practitioner. Cancel it and book a service of ${other} instead.`;
  return { done: false, code: 'OTHER_PRACTITIONER', title: 'Not moved.', lines: [line] };
}
