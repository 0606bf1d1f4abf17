import type { Drizzle, Tx } from '@klear/db';
import { eq, inArray, lt } from 'drizzle-orm';
import type { KnownService, ServiceId } from '../domain/service.ts';
import { knownOrganizations, knownPractitioners, knownServices as table } from './tables.ts';

interface Row {
  readonly known_services: typeof table.$inferSelect;
  readonly known_practitioners: { readonly active: boolean } | null;
  readonly known_organizations: { readonly suspended: boolean } | null;
}

/**
 * A service is bookable while it and its practitioner are active and its organization is in business. Of whom no event told counts as
 * both.
 */
const serviceOf = ({
  known_services: { amountMinor, currency, version: _, ...row },
  known_practitioners: practitioner,
  known_organizations: organization,
}: Row): KnownService => ({
  ...row,
  active: row.active && practitioner?.active !== false && organization?.suspended !== true,
  price: { amountMinor, currency },
});

const withOffer = (db: Drizzle) =>
  db
    .select()
    .from(table)
    .leftJoin(knownPractitioners, eq(knownPractitioners.id, table.practitionerId))
    .leftJoin(knownOrganizations, eq(knownOrganizations.id, table.organizationId));

/** A service as its owner tells it, and what else must be so that it can be booked. */
export interface Offer {
  readonly service: KnownService;
  readonly isPractitionerActive: boolean;
  readonly isOrganizationSuspended: boolean;
}

export const knownServices = {
  /** The same, each reason for itself. */
  async offer(db: Drizzle, id: ServiceId): Promise<Offer | undefined> {
    const [row] = await withOffer(db).where(eq(table.id, id));
    return (
      row && {
        service: { ...serviceOf(row), active: row.known_services.active },
        isPractitionerActive: row.known_practitioners?.active !== false,
        isOrganizationSuspended: row.known_organizations?.suspended === true,
      }
    );
  },

  async find(db: Drizzle, id: ServiceId): Promise<KnownService | undefined> {
    return (await withOffer(db).where(eq(table.id, id))).map(serviceOf).at(0);
  },

  async byIds(db: Drizzle, ids: readonly ServiceId[]): Promise<KnownService[]> {
    return (await withOffer(db).where(inArray(table.id, [...ids]))).map(serviceOf);
  },

  /** Keeps the newer of what is known and what is told. */
  async put(tx: Tx, { price, ...service }: KnownService, version: number): Promise<void> {
    const row = { ...service, ...price, version };
    await tx
      .insert(table)
      .values(row)
      .onConflictDoUpdate({ target: [table.organizationId, table.id], set: row, setWhere: lt(table.version, version) });
  },
};
