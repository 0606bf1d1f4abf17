import { newId, type OrganizationId, type UserId, type Viewer } from '@klear/core';
import { ask, cloneDatabase, createTestDeps, managerViewer, practitionerViewer, type TestDatabase, type TestDeps } from '@klear/testing';
import { plainTerms, type Service } from '../src/domain/service.ts';
import {
  type Coding,
  createPractitionersSubgraph,
  importLocations,
  importPractitionerRoles,
  importPractitioners,
  importServices,
} from '../src/index.ts';

export const nucc = 'http://nucc.org/provider-taxonomy';
export const coding = (code: string, display: string | null = null): Coding => ({ system: nucc, code, display });

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Practice {
  readonly database: TestDatabase;
  readonly deps: TestDeps;
  /** Asks the subgraph as the router would. */
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): ReturnType<typeof ask>;
  /** A practitioner with a profile and an active role. */
  employ(options?: Partial<Employed>): Promise<Employed>;
  placeAt(organizationId: OrganizationId, position: { latitude: number; longitude: number } | null, name?: string): Promise<string>;
  offer(employed: Employed, service?: Partial<Service>): Promise<Service>;
}

export interface Employed {
  readonly practitionerId: UserId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly specialties: readonly Coding[];
  readonly locations: readonly string[];
  readonly languages: readonly string[];
  readonly viewer: Viewer;
  readonly manager: Viewer;
}

/** The subgraph on a clone of its own, filled through the product's importers. */
export async function openPractice(): Promise<Practice> {
  const database = await cloneDatabase();
  const deps = await createTestDeps(database, 'practitioners');
  const subgraph = createPractitionersSubgraph(deps);
  const source = 'urn:test';
  return {
    database,
    deps,
    ask: (viewer, query, variables) => ask(subgraph, deps.sign, { viewer, query, ...(variables && { variables }) }),
    async employ(options = {}) {
      const practitionerId = options.practitionerId ?? newId<'User'>();
      const organizationId = options.organizationId ?? newId<'Organization'>();
      const { name = 'Ada Example', specialties = [], locations = [], languages = [] } = options;
      await importPractitioners(deps, [{ practitionerId, displayName: name, languages, active: true, specialties }]);
      await importPractitionerRoles(deps, [
        {
          identifier: { system: source, value: `${organizationId} ${practitionerId}` },
          organizationId,
          practitionerId,
          active: true,
          locations: locations.map((value) => ({ system: source, value })),
          specialties: [],
        },
      ]);
      const viewer = practitionerViewer({ personId: practitionerId, organizationId });
      return {
        practitionerId,
        organizationId,
        name,
        specialties,
        locations,
        languages,
        viewer,
        manager: managerViewer({ organizationId }),
      };
    },
    async placeAt(organizationId, position, name = 'Practice') {
      const value = newId();
      const facts = {
        addressLines: ['1 Main Street'],
        city: 'Town',
        region: null,
        postalCode: null,
        country: 'US',
        timeZone: 'America/Chicago',
      };
      const place = position ?? { latitude: null, longitude: null };
      await importLocations(deps, [{ identifier: { system: source, value }, organizationId, name, ...facts, ...place, active: true }]);
      return value;
    },
    async offer(employed, service = {}) {
      const offered: Service = {
        ...plainTerms,
        id: newId<'Service'>(),
        organizationId: employed.organizationId,
        practitionerId: employed.practitionerId,
        name: 'First visit',
        description: null,
        durationMinutes: 50,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 10,
        alignmentMinutes: 15,
        minimumNoticeMinutes: 60,
        horizonDays: 60,
        price: { amountMinor: 9000, currency: 'USD' },
        modality: 'VIDEO',
        locationId: null,
        active: true,
        version: 1,
        ...service,
      };
      await importServices(deps, [offered]);
      return offered;
    },
  };
}
