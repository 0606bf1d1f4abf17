import { anonymous, newId, type OrganizationId, roles, scopes, type UserId, type Viewer } from '@klear/core';
import fc from 'fast-check';

/** Whoever could ask: nobody, people for themselves, people acting with any roles for any organization; a part of them through an app. */
export function anyViewers(of: { people: readonly UserId[]; organizations: readonly OrganizationId[] }): fc.Arbitrary<Viewer> {
  const acting = fc.record({ organizationId: fc.constantFrom(...of.organizations), roles: fc.subarray([...roles], { minLength: 1 }) });
  const app = fc.subarray([...scopes]).map((lent) => ({ id: newId<'App'>(), scopes: lent }));
  const person = fc.record({
    personId: fc.constantFrom(...of.people),
    acting: fc.option(acting, { freq: 4 }),
    app: fc.option(app, { freq: 2 }),
    purpose: fc.constantFrom('TREAT', 'PATRQT', null),
  });
  return fc.option(person, { freq: 12 }).map((drawn): Viewer => {
    if (drawn === null) return anonymous(newId());
    const { acting: where, ...who } = drawn;
    return { ...anonymous(newId()), kind: 'person', sessionId: newId<'Session'>(), ...who, ...(where ?? {}) };
  });
}

/** What row-level security showed of facts, against what predicates allow and what may be shown at most. */
export interface Agreement {
  facts: number;
  allowed: number;
  shownOnly: number;
  hidden: number;
}

/**
 * Takes in one fact: throws when what is allowed was hidden, or when what is neither one's own nor of the tenant was shown. What the
 * net shows beyond the predicate is counted: there the predicate decides.
 */
export function agree(sums: Agreement, fact: { name: string; shown: boolean; allowed: boolean; ownAtMost: boolean }): void {
  const { name, shown, allowed, ownAtMost } = fact;
  if (allowed && !shown) throw new Error(`row-level security hides ${name}, which a predicate allows`);
  if (shown && !ownAtMost) throw new Error(`row-level security shows ${name} to a stranger`);
  sums.facts += 1;
  if (allowed) sums.allowed += 1;
  else if (shown) sums.shownOnly += 1;
  else sums.hidden += 1;
}
