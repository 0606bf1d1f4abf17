import type { QueryPlan } from '@apollo/query-planner';
import type { Viewer } from '@klear/core';
import type { Asked } from '../operation.ts';
import { type ShownPlan, shownPlan } from '../plan/shown-plan.ts';

/** Somebody who acts for an organization in which they hold a role. */
const isStaff = ({ kind, roles }: Viewer) => kind === 'person' && roles.length > 0;

/** How the operation is fetched, in `extensions.plan`: for staff who ask for it (`klear-plan: show`), where plans are shown at all. */
export function toldPlan(
  { showPlan = false, viewer }: Pick<Asked, 'showPlan' | 'viewer'>,
  plan: () => QueryPlan | undefined,
): { readonly plan: ShownPlan } | undefined {
  const found = showPlan && isStaff(viewer) ? plan() : undefined;
  return found && { plan: shownPlan(found) };
}
