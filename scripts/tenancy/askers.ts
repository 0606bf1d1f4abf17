import { hostileSettings, type LoginRole } from '@klear/db';

/** Who a transaction says it is. Only a role that the saying is meant for believes it. */
export interface Asker {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly person: string | null;
  readonly organization: string | null;
  /** A viewer is known: what is everybody's may be seen. */
  readonly known: boolean;
}

const everyRole = 'OWNER,MANAGER,PRACTITIONER,FRONT_DESK,BILLING,AUDITOR';

/** A person who acts for an organization with every role that there is: the most that row-level security may give. */
export function member(name: string, person: string, organization: string): Asker {
  const settings = { kind: 'person', person_id: person, organization_id: organization, roles: everyRole, purpose: 'TREAT' };
  return { name, settings, person, organization, known: true };
}

export function client(name: string, person: string): Asker {
  return { name, settings: { kind: 'person', person_id: person, purpose: 'PATRQT' }, person, organization: null, known: true };
}

/** Settings that make somebody of nobody: unset, empty, garbage, a tenant without rows, and another role's words. */
export const strangers: readonly Asker[] = [
  ...Object.entries(hostileSettings).map(([name, settings]) => ({
    ...{ name: name === 'other tenant' ? 'a tenant without rows' : name, settings, person: null, organization: null },
    known: name === 'other tenant',
  })),
  ...['system', 'migration', 'anonymous'].map((kind) => ({
    ...{ name: `says ${kind}`, settings: { kind }, person: null, organization: null },
    known: true,
  })),
];

/** Whom a role believes to see everything: the relay and the jobs, and migrations. */
export const believedBy: Readonly<Record<LoginRole, string | null>> = { app: null, system: 'says system', owner: 'says migration' };
