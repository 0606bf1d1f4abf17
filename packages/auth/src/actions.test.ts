import { anonymous, newId, type OrganizationId, type Role, roles, type Scope, scopes, systemViewer, type Viewer } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, actions, actionsOf, holds, mayIn } from './actions.ts';

/**
 * The permission table once more, by hand: owner, manager, practitioner, front desk, billing, auditor, client, support, and the scope that an
 * app needs (- where no app may). An x grants. A client is any signed-in person, and so is everybody who holds a role.
 */
const table = `
                        O M P F B A C S  scope
ORGANIZATION_CREATE     . . . . . . x .  -
MEMBERS_READ            x x x x x x . .  practice:read
MEMBERS_INVITE          x x . . . . . .  -
MEMBERS_EDIT            x x . . . . . .  -
OWNERS_EDIT             x . . . . . . .  -
APPS_EDIT               x x . . . . . .  -
AUDIT_READ              x . . . . x . .  -
LOCATIONS_EDIT          x x . . . . . .  practice:write
SERVICES_EDIT           x x . . . . . .  practice:write
SERVICES_EDIT_OWN       . . x . . . . .  practice:write
PROFILE_EDIT_OWN        . . x . . . . .  practice:write
SCHEDULE_EDIT_OWN       . . x . . . . .  practice:write
SCHEDULE_EDIT_ANY       x x . x . . . .  practice:write
RESOURCES_READ          x x x x . . . .  practice:read
RESOURCES_EDIT          x x . x . . . .  practice:write
ARTICLES_READ_DRAFTS    x x x x . . . .  practice:read
ARTICLES_WRITE          x x x . . . . .  practice:write
ARTICLES_PUBLISH        x x . . . . . .  practice:write
CLIENTS_READ            x x x x x . . .  practice:read
PROFILE_READ_SELF       . . . . . . x .  profile:read
PROFILE_EDIT_SELF       . . . . . . x .  profile:write
APPOINTMENTS_BOOK       . . . . . . x .  appointments:write
APPOINTMENTS_READ_SELF  . . . . . . x .  appointments:read
APPOINTMENTS_EDIT_SELF  . . . . . . x .  appointments:write
APPOINTMENTS_READ_OWN   . . x . . . . .  appointments:read
APPOINTMENTS_READ_ANY   x x . x . . . .  appointments:read
APPOINTMENTS_EDIT_OWN   . . x . . . . .  appointments:write
APPOINTMENTS_EDIT_ANY   x x . x . . . .  appointments:write
APPOINTMENTS_OVERRIDE   x x x . . . . .  appointments:write
MESSAGES_READ_SELF      . . . . . . x .  messages:read
MESSAGES_WRITE_SELF     . . . . . . x .  messages:write
MESSAGES_READ_OWN       . . x . . . . .  messages:read
MESSAGES_WRITE_OWN      . . x . . . . .  messages:write
RECORDS_READ_SELF       . . . . . . x .  records:read
RECORDS_WRITE_SELF      . . . . . . x .  records:write
RECORDS_READ            . . x . . . . .  records:read
RECORDS_WRITE           . . x . . . . .  records:write
CONSENTS_EDIT_SELF      . . . . . . x .  -
PAYMENTS_READ_SELF      . . . . . . x .  payments:read
PAYMENTS_PAY_SELF       . . . . . . x .  payments:write
PAYMENTS_READ_OWN       . . x . . . . .  payments:read
PAYMENTS_READ           x x . x x . . .  payments:read
PAYMENTS_REFUND         x x . . x . . .  payments:write
ORGANIZATION_SUSPEND    . . . . . . . x  -
CREDENTIALS_VERIFY      . . . . . . . x  -
`;

const studio = newId<'Organization'>();
const elsewhere: OrganizationId = newId<'Organization'>();
const person: Viewer = { ...anonymous('r'), kind: 'person', personId: newId<'User'>(), sessionId: newId<'Session'>() };
const member = (...held: Role[]): Viewer => ({ ...person, organizationId: studio, roles: held });
const support: Viewer = { ...person, platformRoles: ['SUPPORT'] };
const columns: readonly Viewer[] = [
  ...(['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR'] as const).map((role) => member(role)),
  person,
  support,
];
const isClients = 6;

interface Row {
  readonly action: string;
  readonly marks: readonly string[];
  readonly scope: string;
}
const rows: Row[] = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [action = '', ...rest] = line.trim().split(/\s+/);
    return { action, marks: rest.slice(0, 8), scope: rest[8] ?? '' };
  });
const rowOf = (action: Action): Row => {
  const row = rows.find((each) => each.action === action);
  if (!row) throw new Error(`the table by hand lacks ${action}`);
  return row;
};
const grants = (action: Action, column: number): boolean => {
  const { marks } = rowOf(action);
  return marks[column] === 'x' || marks[isClients] === 'x';
};
const lent = (viewer: Viewer, held: readonly Scope[]): Viewer => ({ ...viewer, app: { id: newId<'App'>(), scopes: held } });

describe('the permission table', () => {
  it('is the one by hand: every action, every kind of holder', () => {
    expect([...actions].sort()).toEqual(rows.map(({ action }) => action).sort());
    expect(columns).toHaveLength(roles.length + 2);
    for (const action of actions) {
      for (const [column, viewer] of columns.entries()) {
        expect(holds(viewer, action), `${action} ${column}`).toBe(grants(action, column));
      }
    }
  });

  it.each(actions)('lets an app use %s with its one scope and no other, for each who may', (action) => {
    for (const [column, viewer] of columns.entries()) {
      for (const scope of scopes) {
        const expected = grants(action, column) && rowOf(action).scope === scope;
        expect(holds(lent(viewer, [scope]), action), `${column} ${scope}`).toBe(expected);
      }
      expect(holds(lent(viewer, []), action)).toBe(false);
      const all = grants(action, column) && rowOf(action).scope !== '-';
      expect(holds(lent(viewer, scopes), action)).toBe(all);
    }
  });

  it('counts a role in the acting organization alone, and one on the platform in none', () => {
    for (const [column, viewer] of columns.entries()) {
      for (const action of actions) {
        expect(mayIn(viewer, elsewhere, action)).toBe(false);
        expect(mayIn(viewer, studio, action)).toBe(column < roles.length && grants(action, column));
      }
    }
    expect(holds({ ...support, organizationId: studio }, 'ORGANIZATION_SUSPEND')).toBe(false);
    expect(holds({ ...member('OWNER'), organizationId: null }, 'MEMBERS_EDIT')).toBe(false);
  });

  it('grants nothing in what is nobody’s, and nothing to whose kind says that they are not signed in', () => {
    for (const action of actions) {
      expect(mayIn(support, null, action)).toBe(false);
      expect(holds({ ...member('OWNER'), kind: 'system' }, action)).toBe(false);
      expect(holds({ ...member('OWNER'), kind: 'anonymous' }, action)).toBe(false);
    }
  });

  it('grants nothing to nobody, and nothing to the platform itself', () => {
    for (const viewer of [anonymous('r'), systemViewer('r', studio), { ...person, personId: null }]) {
      expect(actions.filter((action) => holds(viewer, action))).toEqual([]);
    }
  });

  it('gives an auditor the trail and the names of colleagues, and nothing of clients', () => {
    expect(actionsOf(['AUDITOR'])).toEqual(['MEMBERS_READ', 'AUDIT_READ']);
    expect(actionsOf(['SUPPORT'])).toEqual(['ORGANIZATION_SUSPEND', 'CREDENTIALS_VERIFY']);
    expect(actionsOf([])).toEqual([]);
  });

  it('never lets an app do more than its person, whatever both hold', () => {
    const viewers = fc.record({
      held: fc.subarray([...roles]),
      acts: fc.boolean(),
      isSupport: fc.boolean(),
      scopes: fc.subarray([...scopes]),
      action: fc.constantFrom(...actions),
    });
    fc.assert(
      fc.property(viewers, ({ held, acts, isSupport, scopes: given, action }) => {
        const standing = isSupport ? (['SUPPORT'] as const) : [];
        const alone: Viewer = acts ? { ...member(...held), platformRoles: standing } : { ...person, platformRoles: standing };
        const through = lent(alone, given);
        if (holds(through, action)) expect(holds(alone, action)).toBe(true);
        if (mayIn(through, studio, action)) expect(mayIn(alone, studio, action)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
