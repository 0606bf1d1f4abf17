import { asId, isUuid, type OrganizationId } from '@klear/core';
import { type CursorKey, type PageArgs, pageArgs } from '@klear/service';
import type { Context } from '../context.ts';
import type { TaskCode, TaskStatus } from '../domain/task.ts';
import { readTasks } from '../loaders/read-tasks.ts';
import { pageOf } from './page.ts';

interface Args {
  readonly status?: TaskStatus | null;
  readonly code?: TaskCode | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A connection of an organization's tasks in one state, ordered by when they were opened. */
export async function taskPage({ deps, viewer }: Context, organizationId: OrganizationId, args: Args) {
  const page = pageArgs(args, { fits });
  const asked = { status: args.status ?? 'REQUESTED', code: args.code ?? null, limit: page.limit, after: positionIn(page) };
  const rows = await readTasks({ db: deps.db, viewer }, organizationId, asked);
  return pageOf(rows, page, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}

/** An instant as toISOString writes it, and an id. */
function fits([at, id]: CursorKey): boolean {
  return typeof at === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isUuid(id);
}

function positionIn({ after }: PageArgs) {
  const [at, id] = after ?? [];
  if (typeof at !== 'string' || typeof id !== 'string') return null;
  return { createdAt: new Date(at), id: asId<'Task'>(id) };
}
