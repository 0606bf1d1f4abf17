import { type EventEnvelope, err, newId, type OrganizationId, ok, type Result } from '@klear/core';
import type { z } from 'zod';
import { catalogue } from './catalogue.ts';

export type EventType = keyof typeof catalogue;
export type PayloadOf<Type extends EventType> = z.output<(typeof catalogue)[Type]['payload']>;
/** A payload as its teller writes it: what has a default may be left out. */
export type PayloadToTell<Type extends EventType> = z.input<(typeof catalogue)[Type]['payload']>;
/** The envelope of one event type; for a union of types, the union of their envelopes. */
export type EventOf<Type extends EventType> = Type extends EventType ? EventEnvelope<Type, PayloadOf<Type>> : never;

export const eventTypes = Object.keys(catalogue) as readonly EventType[];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(catalogue, type);
}

/**
 * Makes the envelope of an event with a new id. `time` is the instant of the fact (a command's `tx.now`).
 * Throws a ZodError when the payload has a field that the catalogue does not list: a bug of the caller.
 */
export function event<Type extends EventType>(
  type: Type,
  facts: {
    aggregate: EventEnvelope['aggregate'];
    organizationId: OrganizationId | null;
    payload: PayloadToTell<Type>;
    time: Date;
    trace?: string | null;
  },
): EventOf<Type> {
  const { version, payload } = catalogue[type];
  const envelope: EventEnvelope<Type, unknown> = {
    id: newId<'Event'>(),
    type,
    version,
    aggregate: facts.aggregate,
    organizationId: facts.organizationId,
    time: facts.time.toISOString(),
    trace: facts.trace ?? null,
    payload: payload.parse(facts.payload),
  };
  return envelope as EventOf<Type>;
}

/** Checks an envelope from storage against the catalogue, so that handlers see only shapes that this release knows, with its defaults. */
export function knownEvent<Type extends EventType>(
  envelope: EventEnvelope,
): Result<EventOf<Type>, 'TYPE_UNKNOWN' | 'VERSION_UNKNOWN' | 'PAYLOAD_INVALID'> {
  if (!isEventType(envelope.type)) return err('TYPE_UNKNOWN');
  const known = catalogue[envelope.type];
  if (known.version !== envelope.version) return err('VERSION_UNKNOWN');
  const payload = known.payload.safeParse(envelope.payload);
  if (!payload.success) return err('PAYLOAD_INVALID');
  const read: EventEnvelope = { ...envelope, payload: payload.data };
  return ok(read as EventOf<Type>);
}
