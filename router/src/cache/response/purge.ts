import type { Logger } from '@klear/core';
import type { Bus, EventType } from '@klear/events';
import type { ResponseStore } from './response-store.ts';

/** Which types' answers an event may have changed. What is not here changes nothing that is kept. */
export const changedTypes = {
  ArticlePublished: ['Article'],
  ArticleRetired: ['Article'],
  PractitionerChanged: ['Practitioner', 'User'],
  ServiceChanged: ['Service'],
  LocationChanged: ['Location'],
  CredentialChanged: ['Practitioner'],
  OrganizationCreated: ['Organization'],
  OrganizationSuspended: ['Organization', 'Practitioner', 'Service'],
  OrganizationReinstated: ['Organization', 'Practitioner', 'Service'],
  MembershipChanged: ['Organization', 'Practitioner'],
} as const satisfies Partial<Record<EventType, readonly string[]>>;

type Changing = keyof typeof changedTypes;
const changing = Object.keys(changedTypes) as readonly Changing[];

/** Drops kept answers as events tell of changes, until the signal. When events were missed, all of them. */
export async function purgeOnEvents(options: {
  bus: Pick<Bus, 'tail'>;
  store: ResponseStore;
  signal: AbortSignal;
  log: Logger;
}): Promise<void> {
  const { bus, store, signal, log } = options;
  for await (const { event } of bus.tail({ types: changing, signal })) {
    await store
      .purge(event ? changedTypes[event.type] : undefined)
      .catch((err: unknown) =>
        log.error({ err, event: event?.type }, 'kept answers could not be purged: they stay until they are too old'),
      );
  }
}
