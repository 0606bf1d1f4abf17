import type { Facts } from './facts.ts';
import { type Line, lineOf } from './policy-table.ts';
import { relationsOf } from './relations.ts';
import type { Seat } from './seats.ts';

export interface Expected {
  readonly allowed: boolean;
  readonly line: Line;
}

/** What the hand-written table says of one field of one object to one who asks; undefined where it says nothing: the field is open. */
export function expectedOf(coordinate: string, seat: Seat, facts: Facts, lender: string): Expected | undefined {
  const line = lineOf(coordinate);
  if (!line) return undefined;
  if (seat.identity.token) return { allowed: false, line };
  const { purposes } = line;
  if (purposes && seat.purpose && !purposes.includes(seat.purpose)) return { allowed: false, line };
  const relations = relationsOf({ ...seat, lender }, facts);
  const allowed = line.grants.some(([need, to]) => isLent(need, seat) && to.some((relation) => relations.has(relation)));
  return { allowed, line };
}

/** Whether an app was lent what a grant asks for; our own clients need nothing. */
function isLent(need: string, { scopes }: Seat): boolean {
  if (scopes === undefined || need === 'any') return true;
  if (need === 'first-party') return false;
  const [domain = '', right] = need.split(':');
  const held = scopes.filter((scope) => scope.startsWith(`${domain}:`));
  return right === '*' ? held.length === 2 : held.some((scope) => right === undefined || scope === need);
}
