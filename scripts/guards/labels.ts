import { type EnforcementTable, isPolicyDirective, refusalOf } from '@klear/auth';
import { anonymous, newId, purposes, roles, type Scope, scopes, type Viewer } from '@klear/core';
import { type DirectiveNode, type DocumentNode, Kind, parse, visit } from 'graphql';
import { type Line, lineOf } from '../authorization/policy-table.ts';

/** One label of a contract and the contract without it. */
export interface Label {
  readonly name: string;
  readonly without: DocumentNode;
}

/** `@phi(category: "NONE")` says that a field tells nothing: without it the field is closed, not open. */
const isEmpty = (node: DirectiveNode) => node.arguments?.some(({ value }) => value.kind === Kind.STRING && value.value === 'NONE') ?? false;

/** Every label of policy in a contract, each with what is left when it alone is taken away. */
export function labelsIn(sdl: string): Label[] {
  const spots: { name: string; start: number; end: number }[] = [];
  const path: string[] = [];
  const named = { enter: (node: { name: { value: string } }) => void path.push(node.name.value), leave: () => void path.pop() };
  visit(parse(sdl), {
    ObjectTypeDefinition: named,
    FieldDefinition: named,
    Directive(node) {
      if (path.length > 0 && isPolicyDirective(node.name.value) && !isEmpty(node) && node.loc) {
        spots.push({ name: `${path.join('.')} ${sdl.slice(node.loc.start, node.loc.end)}`, ...node.loc });
      }
    },
  });
  return spots.map(({ name, start, end }) => ({ name, without: parse(sdl.slice(0, start) + sdl.slice(end)) }));
}

const person: Viewer = { ...anonymous('labels'), kind: 'person', personId: newId<'User'>(), sessionId: newId<'Session'>() };
const through = (...lent: readonly Scope[]): Viewer => ({ ...person, app: { id: newId<'App'>(), scopes: lent } });
const open = new Set(['ANYONE', 'PUBLISHED', 'PROFILE']);

/** Somebody whom the table keeps out by what token and request tell alone, and the word for it. */
function keptOut({ grants, purposes }: Line): { who: string; viewer: Viewer }[] {
  const needs = grants.map(([need]) => need);
  const relations = grants.flatMap(([, to]) => to);
  const found: { who: string; viewer: Viewer }[] = [];
  if (!relations.some((relation) => open.has(relation))) found.push({ who: 'nobody', viewer: anonymous('labels') });
  if (!needs.includes('any')) {
    for (const half of ['read', 'write']) {
      const enough = needs.flatMap((need) => {
        const [domain, right] = need.split(':');
        return right === undefined ? [`${domain}:read`, `${domain}:write`] : [`${domain}:${right === '*' ? half : right}`];
      });
      found.push({ who: `an app that lacks ${enough.join(', ')}`, viewer: through(...scopes.filter((scope) => !enough.includes(scope))) });
    }
  }
  if (purposes) found.push({ who: 'research', viewer: { ...person, purpose: 'HRESCH' } });
  if (
    relations.length > 0 &&
    relations.every((relation) => /^(HOUSE|CLIENTS|COLLEAGUE|DESK|SUPPORT|OWN_PRACTICE|TREATING)/.test(relation))
  ) {
    found.push({ who: 'somebody without a role', viewer: person });
  }
  return found;
}

/** What tells of somebody and asks for nothing by itself: it is not cached and not logged. By hand. */
const personal = [
  ...['name', 'email', 'phone', 'birthDate', 'address'].map((field) => `User.${field}`),
  ...['lines', 'city', 'region', 'postalCode', 'country'].map((field) => `PostalAddress.${field}`),
  'Invitation.email',
];
/** What is health data as a whole, where a page or an answer leads to it. By hand. */
const health = ['Condition', 'AllergyIntolerance', 'Medication', 'Observation', 'Message'].map((type) => `${type}Edge.node`);

/**
 * What a table of requirements lets through although the policies written by hand do not, one line each. What only the owning subgraph
 * can tell (whose it is, which role where) is not asked here.
 */
export function labelFaults(table: EnforcementTable, coordinates: readonly string[]): string[] {
  return coordinates.flatMap((coordinate) => {
    const line = lineOf(coordinate);
    const requirement = table.get(coordinate);
    const unlabelled = [
      ...(personal.includes(coordinate) && !requirement?.personal ? [`${coordinate} is not labelled as personal`] : []),
      ...(health.includes(coordinate) && !requirement?.phi ? [`${coordinate} is not labelled as health data`] : []),
    ];
    if (!line) return unlabelled;
    const passing = keptOut(line).filter(({ viewer }) => !requirement || refusalOf(viewer, requirement) === undefined);
    return [...unlabelled, ...passing.map(({ who }) => `${coordinate} lets ${who} through`)];
  });
}

/** Everybody between whom token and request make a difference. */
const probes: readonly Viewer[] = [
  anonymous('labels'),
  person,
  through(),
  through(...scopes),
  ...scopes.map((scope) => through(...scopes.filter((other) => other !== scope))),
  ...roles.map((role): Viewer => ({ ...person, organizationId: newId<'Organization'>(), roles: [role] })),
  { ...person, platformRoles: ['SUPPORT'] },
  ...purposes.map((purpose): Viewer => ({ ...person, purpose })),
];

/** What a table of requirements comes to: how each of them is answered on each field, and what is not to be cached or logged. */
export function effectOf(table: EnforcementTable): string {
  const rows = [...table].map(([name, requirement]) => [
    name,
    requirement.phi?.category,
    requirement.personal,
    probes.map((viewer) => refusalOf(viewer, requirement) === undefined),
  ]);
  return JSON.stringify(rows);
}
