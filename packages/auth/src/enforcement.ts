import { forbidden, type Refusal, type RefusalReason, unauthenticated, type Viewer } from '@klear/core';
import type { DocumentNode } from 'graphql';
import { actions, holds, isAction } from './actions.ts';
import { type Alternatives, areMet } from './enforcement-alternatives.ts';
import { joinedLabels, type Labels, labelledTypes, labelsOf, type PhiLabel, returnedName, standardPurposes } from './enforcement-labels.ts';
import { refuseRenamedPolicies } from './enforcement-names.ts';

/** What a viewer must bring to be given a field: all of it at once. Whose data it is only the owning subgraph can tell. */
export interface Requirement {
  readonly signIn: boolean;
  /** Scopes that an app must hold; our own clients need none. */
  readonly scopes: Alternatives;
  /** Names of `policyNames`. */
  readonly policies: Alternatives;
  /** Null where nothing about health is told. */
  readonly phi: PhiLabel | null;
  /** Identifies or reaches a person: never cached, never logged. Asks for nothing by itself. */
  readonly personal: boolean;
}

/** By "Type.field". A field without an entry is open to everybody. */
export type EnforcementTable = ReadonlyMap<string, Requirement>;

/**
 * Reads the enforcement table out of any SDL, of a subgraph or of a supergraph. What stands on a field, on its type and on the type
 * that it returns must all hold; an interface asks for what it says and for what every type behind it says. Of several @phi labels
 * the nearest counts: the field's, else its type's, else that of what it returns. Throws RangeError for a renamed policy directive.
 */
export function readEnforcement(document: DocumentNode): EnforcementTable {
  refuseRenamedPolicies(document);
  const types = labelledTypes(document);
  const standard = standardPurposes(document);
  const ofType = new Map<string, Labels>();
  const ofField = new Map<string, { readonly returns: string; readonly labels: Labels }>();
  for (const { name, directives, fields } of types) {
    ofType.set(name, joinedLabels(ofType.get(name), labelsOf(directives, standard)));
    for (const field of fields) {
      const coordinate = `${name}.${field.name.value}`;
      const labels = joinedLabels(ofField.get(coordinate)?.labels, labelsOf(field.directives ?? [], standard));
      ofField.set(coordinate, { returns: returnedName(field.type), labels });
    }
  }
  for (const { name, interfaces, fields } of types) {
    for (const shown of interfaces) {
      ofType.set(shown, joinedLabels(ofType.get(shown), ofType.get(name)));
      for (const field of fields) {
        const seen = ofField.get(`${shown}.${field.name.value}`);
        const behind = joinedLabels(ofField.get(`${name}.${field.name.value}`)?.labels, ofType.get(returnedName(field.type)));
        if (seen) ofField.set(`${shown}.${field.name.value}`, { ...seen, labels: joinedLabels(seen.labels, behind) });
      }
    }
  }
  const table = new Map<string, Requirement>();
  for (const [coordinate, { returns, labels }] of ofField) {
    const type = coordinate.slice(0, coordinate.indexOf('.'));
    const { phi, ...rest } = joinedLabels(joinedLabels(labels, ofType.get(type)), ofType.get(returns));
    const requirement = { ...rest, phi: phi && phi.category !== 'NONE' ? phi : null };
    if (asks(requirement)) table.set(coordinate, requirement);
  }
  return table;
}

function asks({ signIn, scopes, policies, phi, personal }: Requirement): boolean {
  return signIn || scopes.length > 0 || policies.length > 0 || phi !== null || personal;
}

/** Policies that are no action of the permission table. */
const ownPolicies: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  'first-party': (viewer) => viewer.app === null,
  support: (viewer) => viewer.organizationId === null && viewer.platformRoles.includes('SUPPORT'),
};

/** Every name that @policy may use: the actions of the permission table, `first-party` (no app) and `support` (of the platform). */
export const policyNames: readonly string[] = [...actions, ...Object.keys(ownPolicies)];

/** True when the viewer holds the policy where they act. An unknown name is held by nobody. */
export function holdsPolicy(viewer: Viewer, policy: string): boolean {
  const own = Object.hasOwn(ownPolicies, policy) ? ownPolicies[policy] : undefined;
  if (own) return own(viewer);
  return isAction(policy) && holds(viewer, policy);
}

/**
 * Root fields that answer to whoever has just proven to be somebody. What hangs below them is that person's to see, so what the
 * request told of its sender judges nothing there: the owning subgraph does, as the person.
 */
export const becomesSomebody: ReadonlySet<string> = new Set(['Mutation.signUp', 'Mutation.signIn', 'Mutation.refreshSession']);

/** Why a requirement refuses a viewer. */
export type RefusedFor = RefusalReason | 'UNAUTHENTICATED';

/**
 * What token and request alone tell of a requirement: why it refuses the viewer, or undefined when the viewer may go on to the rules
 * of the owning subgraph. No purpose means at one's own request, so its absence refuses nothing here. The platform itself goes on.
 */
export function refusalOf(viewer: Viewer, requirement: Requirement): RefusedFor | undefined {
  const { signIn, scopes, policies, phi } = requirement;
  if (viewer.kind === 'system') return undefined;
  if (viewer.kind === 'anonymous') return signIn || scopes.length > 0 || policies.length > 0 || phi ? 'UNAUTHENTICATED' : undefined;
  const { app } = viewer;
  if (app && !areMet(scopes, (scope) => app.scopes.some((held) => held === scope))) return 'NOT_IN_SCOPE';
  if (!areMet(policies, (policy) => holdsPolicy(viewer, policy))) {
    const withoutApp = { ...viewer, app: null };
    return app && areMet(policies, (policy) => holdsPolicy(withoutApp, policy)) ? 'NOT_IN_SCOPE' : 'ROLE_REQUIRED';
  }
  if (phi && viewer.purpose !== null && !phi.purposes.includes(viewer.purpose)) return 'PURPOSE_REQUIRED';
  return undefined;
}

/** The error that tells it. */
export function refusalFor(reason: RefusedFor): Refusal {
  return reason === 'UNAUTHENTICATED' ? unauthenticated() : forbidden(reason);
}
