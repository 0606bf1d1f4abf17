import { asId, newId } from '@klear/core';
import { importBundle } from '@klear/health-records';
import type { Person } from '../journey/person.ts';
import type { House } from '../whole-graph/house.ts';
import type { LivedIn } from '../whole-graph/lived-in.ts';
import type { Planted } from './planted.ts';
import { recordBundle } from './record-bundle.ts';

/** Fills a person's profile. */
export async function plantProfile(person: Person, planted: Planted): Promise<void> {
  const of = `User:${person.id}`;
  const word = (field: string) => planted.word(field, of);
  const digits = String(1_000_000 + planted.size * 7_919).slice(0, 7);
  await person.act(
    'updateProfile',
    {
      name: word('User.name'),
      phone: planted.keep(`+4930${digits}`, { field: 'User.phone', of }),
      birthDate: planted.keep(`19${31 + (planted.size % 60)}-02-1${planted.size % 10}`, { field: 'User.birthDate', of }),
      address: {
        lines: [word('PostalAddress.lines')],
        city: word('PostalAddress.city'),
        region: word('PostalAddress.region'),
        postalCode: '10117',
        country: 'DE',
      },
    },
    'user { id }',
  );
}

export type EntryIds = Readonly<Record<'Condition' | 'AllergyIntolerance' | 'Medication' | 'Observation', string>>;

/** Fills the client's record as an import does, and answers one entry of each kind. */
export async function plantRecord({ graph, admin }: House, { client, organizationId }: LivedIn, planted: Planted): Promise<EntryIds> {
  const imported = await importBundle(graph.services['health-records'].built.context, {
    text: recordBundle((field) => planted.word(field, `User:${client.id}`)),
    organizationId: asId<'Organization'>(organizationId),
    personOf: () => asId<'User'>(client.id),
  });
  if (!imported.ok || imported.value.faults.length > 0) throw new Error(`the record was not taken: ${JSON.stringify(imported)}`);
  const rows = await admin<{ type: string; id: string }[]>`
    select resource_type as type, min(id::text) as id from health_records.resources
    where person_id = ${client.id} and source_key is not null group by 1`;
  const of = (type: string) => rows.find((row) => row.type === type)?.id ?? '';
  return {
    Condition: of('Condition'),
    AllergyIntolerance: of('AllergyIntolerance'),
    Medication: of('MedicationStatement'),
    Observation: of('Observation'),
  };
}

/** Something to be settled about a visit, as a change of hours leaves it. Answers the task's id. */
export async function plantTask({ admin }: House, appointmentId: string): Promise<string> {
  const [task] = await admin<{ id: string }[]>`
    insert into bookings.tasks (organization_id, id, status, code, appointment_id, practitioner_id, reasons, created_at)
    select organization_id, ${newId()}, 'REQUESTED', 'SCHEDULE_CONFLICT', id, practitioner_id, '{OUTSIDE_HOURS}', now()
    from bookings.appointments where id = ${appointmentId} returning id`;
  return task?.id ?? '';
}

/** A pool of one service. Answers its id. */
export async function plantPool({ owner, organizationId, acting }: LivedIn, serviceId: string): Promise<string> {
  const input = { organizationId, name: 'Anybody', strategy: 'ROUND_ROBIN', services: [{ serviceId }] };
  return (await owner.act<{ pool: { id: string } }>('setRoutingPool', input, 'pool { id }', undefined, acting)).pool.id;
}

/** A room of the practice. Answers its id. */
export async function plantRoom({ owner, organizationId, locationId, acting }: LivedIn): Promise<string> {
  const input = { organizationId, locationId, kind: 'ROOM', type: 'quiet-room', name: 'Attic' };
  return (await owner.act<{ resource: { id: string } }>('addResource', input, 'resource { id }', undefined, acting)).resource.id;
}

/** An invitation that nobody has answered, and its secret. */
export async function plantInvitation({ owner, organizationId, acting }: LivedIn, planted: Planted): Promise<string> {
  const email = planted.keep(`invited-${newId()}@example.com`, { field: 'Invitation.email', of: `Organization:${organizationId}` });
  const input = { organizationId, email, roles: ['FRONT_DESK'] };
  return (await owner.act<{ token: string }>('inviteMember', input, 'token', undefined, acting)).token;
}

/** An article that is not published. */
export async function plantDraft({ owner, organizationId, acting }: LivedIn, planted: Planted): Promise<string> {
  const word = (field: string) => planted.word(field, `Organization:${organizationId}`);
  const input = {
    ...{ organizationId, slug: 'a-draft', locale: 'en', specialtyCodes: [] },
    ...{ title: word('Article.title'), summary: word('Article.summary'), body: `<p>${word('Article.body')}</p>` },
  };
  return (await owner.act<{ article: { id: string } }>('createArticle', input, 'article { id }', undefined, acting)).article.id;
}
