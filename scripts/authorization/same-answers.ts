import { newId } from '@klear/core';
import type { Sql } from 'postgres';
import type { Answered } from './judge.ts';
import type { World } from './world.ts';

/** What was said and what was asked of the databases for it. */
export interface Traced {
  readonly said: string;
  readonly statements: readonly string[];
}

const tries = 5;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * How an answer differs from one about something that does not exist: undefined when it does not. Answers are compared byte for byte but
 * for ids, the statements one for one: transactions of a request run side by side, so their order is chance. What works in the background adds statements now and then, so each is asked a few times and one
 * pair that agrees is enough.
 */
export async function difference(ask: { existing: () => Promise<Traced>; missing: () => Promise<Traced> }): Promise<string | undefined> {
  const existing: Traced[] = [];
  const missing: Traced[] = [];
  for (let round = 0; round < tries; round += 1) {
    existing.push(sorted(await ask.existing()));
    missing.push(sorted(await ask.missing()));
    if (existing.some((one) => missing.some((other) => isAlike(one, other)))) return undefined;
  }
  const [one, other] = [shortest(existing), shortest(missing)];
  if (one.said !== other.said) {
    const at = Math.max(0, [...one.said].findIndex((letter, index) => letter !== other.said[index]) - 60);
    return `is answered ..${one.said.slice(at, at + 300)} and not ..${other.said.slice(at, at + 300)}`;
  }
  const at = one.statements.findIndex((text, index) => text !== other.statements[index]);
  const from = at < 0 ? one.statements.length : at;
  return `needs ${one.statements.length} statements and not ${other.statements.length}; from ${from} on: ${brief(one, from)} INSTEAD OF ${brief(other, from)}`;
}

const isAlike = (one: Traced, other: Traced) => one.said === other.said && one.statements.join('\n') === other.statements.join('\n');
const sorted = ({ said, statements }: Traced): Traced => ({ said, statements: statements.toSorted() });
const shortest = (all: readonly Traced[]): Traced =>
  all.reduce((least, each) => (each.statements.length < least.statements.length ? each : least), all[0] ?? { said: '', statements: [] });
const brief = ({ statements }: Traced, from: number) =>
  statements
    .slice(from, from + 2)
    .map((text) => text.replace(/\s+/g, ' ').slice(0, 160))
    .join(' ; ') || 'nothing';

/** What an answer says, without the ids in it and the headers that differ from request to request. */
export function saidBy({ data, errors }: Answered): string {
  return JSON.stringify({ data, errors })
    .replaceAll(uuids, '<id>')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"<id>"');
}

/** Records what is asked of the databases while something is done. */
export function createTracer() {
  let texts: string[] = [];
  return {
    onQuery: (subgraph: string, text: string) => void texts.push(`${subgraph}: ${text}`),
    async trace(work: () => Promise<Answered | undefined>): Promise<Traced> {
      texts = [];
      const answered = await work();
      const statements = texts.filter((text) => !isBackground(text));
      return { said: answered ? saidBy(answered) : '', statements };
    },
  };
}

/** Relays, consumers, sealers and sweeps ask on their own time. */
const isBackground = (text: string): boolean =>
  /\b(relay_cursor|outbox|inbox|audit_sealer|audit_links|audit_segments|access_sources|known_accesses|organization_facts|known_facts)\b/.test(
    text,
  );

/** Ids of things of the other tenant and its people, by the input field that takes them. */
export async function foreignIds(admin: Sql, { abroad, people }: World): Promise<Readonly<Record<string, string>>> {
  const one = async (text: string): Promise<string> => {
    const [row] = await admin.unsafe<{ id: string }[]>(text);
    return row?.id ?? newId();
  };
  const of = `organization_id = '${abroad.organizationId}'`;
  return {
    organizationId: abroad.organizationId,
    practitionerId: abroad.practitioner.id,
    serviceId: abroad.serviceId,
    locationId: abroad.locationId,
    appointmentId: abroad.appointmentId,
    personId: people.foreignClient.id,
    membershipId: await one(`select id from users.memberships where ${of} limit 1`),
    invitationId: await one(`select id from users.invitations where ${of} limit 1`),
    articleId: await one(`select id from content.articles where ${of} and status <> 'ACTIVE' limit 1`),
    scheduleId: await one(`select id from bookings.schedules where ${of} limit 1`),
    conversationId: await one(`select id from bookings.conversations where ${of} limit 1`),
    sessionId: await one(`select id from users.sessions where person_id = '${people.foreignClient.id}' limit 1`),
  };
}

/** Inputs that may well name something of another tenant: to book, to lend and to let an app in is everybody's. */
export const anybodys: ReadonlySet<string> = new Set([
  'holdSlot.serviceId',
  'grantConsent.practitionerId',
  'grantConsent.organizationId',
  'authorizeApp.appId',
  // Calendars are public, and when somebody is away stands in them.
  'removeScheduleException.exceptionId',
  'removeTimeOff.timeOffId',
]);
