import { asId, isUuid } from '@klear/core';
import { type CursorKey, type PageArgs, pageArgs } from '@klear/service';
import type { Context } from '../context.ts';
import type { AppointmentOwner } from '../loaders/appointment-page.ts';
import { readAppointments } from '../loaders/appointment-page.ts';
import { pageOf } from './page.ts';

interface Args {
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A connection of appointments ordered by start and id, within from and to. */
export async function appointmentPage({ deps, viewer }: Context, owner: AppointmentOwner, args: Args) {
  const page = pageArgs(args, { fits });
  const span = { ...(args.from && { start: args.from }), ...(args.to && { end: args.to }) };
  const rows = await readAppointments({ db: deps.db, viewer }, owner, { span, limit: page.limit, after: positionIn(page) });
  return pageOf(rows, page, ({ visit, id }) => [visit.start.toISOString(), id]);
}

/** A start as toISOString writes it, and an id. */
function fits([start, id]: CursorKey): boolean {
  return typeof start === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(start) && !Number.isNaN(Date.parse(start)) && isUuid(id);
}

function positionIn({ after }: PageArgs) {
  const [start, id] = after ?? [];
  if (typeof start !== 'string' || typeof id !== 'string') return null;
  return { start: new Date(start), id: asId<'Appointment'>(id) };
}
