import { asId } from '@klear/core';
import { type PageArgs, pageArgs } from '@klear/service';
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
  const page = pageArgs(args);
  const span = { ...(args.from && { start: args.from }), ...(args.to && { end: args.to }) };
  const rows = await readAppointments({ db: deps.db, viewer }, owner, { span, limit: page.limit, after: positionIn(page) });
  return pageOf(rows, page, ({ visit, id }) => [visit.start.toISOString(), id]);
}

function positionIn({ after }: PageArgs) {
  const [start, id] = after ?? [];
  if (typeof start !== 'string' || typeof id !== 'string' || Number.isNaN(Date.parse(start))) return null;
  return { start: new Date(start), id: asId<'Appointment'>(id) };
}
