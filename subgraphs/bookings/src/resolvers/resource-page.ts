import { asId, isUuid, type OrganizationId } from '@klear/core';
import { pageArgs } from '@klear/service';
import type { Context } from '../context.ts';
import { readResources } from '../loaders/resource-page.ts';
import { idOrNull } from './ids.ts';
import { pageOf } from './page.ts';

interface Args {
  readonly locationId?: string | null;
  readonly retired?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A connection of an organization's resources by id, those in use unless retired ones are asked for too. */
export async function resourcePage({ deps, viewer }: Context, organizationId: OrganizationId, args: Args) {
  const page = pageArgs(args, { parts: 1, fits: ([id]) => isUuid(id) });
  const [after] = page.after ?? [];
  const rows = await readResources(
    { db: deps.db, viewer },
    {
      organizationId,
      locationId: idOrNull('Location', args.locationId),
      retired: args.retired === true,
      after: typeof after === 'string' ? asId<'Resource'>(after) : null,
      limit: page.limit,
    },
  );
  return pageOf(rows, page, ({ id }) => [id]);
}
