import { asId, type SessionId, type UserId } from '@klear/core';
import DataLoader from 'dataloader';
import type { UsersDeps } from '../deps.ts';
import type { Consent } from '../domain/consent.ts';
import { consentsInForce, epochsOf } from '../store/consents.ts';
import { findFirstLocations } from '../store/organizations.ts';
import { findSessionStates } from '../store/session-states.ts';

export interface ConsentState {
  readonly id: UserId;
  readonly epoch: number;
  readonly active: readonly Consent[];
}

/** What sibling subgraphs ask: read as the platform, so only behind rules that let nobody else in. */
export function createPlatformLoaders({ db }: UsersDeps) {
  return {
    consentStateById: new DataLoader(async (ids: readonly string[]): Promise<ConsentState[]> => {
      const people = ids.map((id) => asId<'User'>(id));
      return db.asSystem(async (tx) => {
        const epochs = await epochsOf(tx, people);
        const active = Map.groupBy(await consentsInForce(tx, people, tx.now), (consent) => consent.personId);
        return people.map((id) => ({ id, epoch: epochs.get(id) ?? 0, active: active.get(id) ?? [] }));
      });
    }),
    sessionStateById: new DataLoader(async (ids: readonly SessionId[]) => {
      const states = await db.asSystem((tx) => findSessionStates(tx, ids, tx.now));
      const byId = new Map(states.map((state) => [state.id, state]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    firstLocationById: new DataLoader(async (ids: readonly string[]) => {
      const rows = await db.asSystem((tx) =>
        findFirstLocations(
          tx,
          ids.map((id) => asId<'Organization'>(id)),
        ),
      );
      const byId = new Map(rows.map((row) => [row.organizationId, row]));
      return ids.map((id) => byId.get(asId<'Organization'>(id)) ?? null);
    }),
  };
}
