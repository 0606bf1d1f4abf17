import type { EventEnvelope } from '@klear/core';
import { activeTraceparent } from './trace.ts';
import { contextOf, sendAlong, type Tx } from './tx.ts';

/** Events of this transaction, with the trace that caused them. They leave after its commit, in the order recorded, or never. */
export const outbox = {
  async record(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    if (events.length === 0) return;
    contextOf(tx).recordedEvents = true;
    const trace = activeTraceparent();
    const rows = JSON.stringify(trace ? events.map((event) => ({ ...event, trace: event.trace ?? trace })) : events);
    await sendAlong(tx, { text, values: [rows] });
  },
};

const text = `
  insert into outbox (event_id, type, organization_id, envelope)
  select (event ->> 'id')::uuid, event ->> 'type', (event ->> 'organizationId')::uuid, event
  from jsonb_array_elements($1::text::jsonb) with ordinality as recorded(event, place) order by place`;
