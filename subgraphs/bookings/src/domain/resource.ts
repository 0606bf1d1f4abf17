import type { Id, InputFault, OrganizationId } from '@klear/core';
import type { LocationId } from './schedule.ts';
import type { Need } from './service.ts';

export type ResourceId = Id<'Resource'>;

/** A room or a piece of equipment: in one visit at a time, like the people of a visit. */
export interface Resource {
  readonly id: ResourceId;
  readonly organizationId: OrganizationId;
  /** Null for equipment that goes wherever the practice works. */
  readonly locationId: LocationId | null;
  readonly kind: Need['kind'];
  /** The word that a service's need names: massage-room, ultrasound. */
  readonly type: string;
  /** What the practice calls it; for those who work there. */
  readonly name: string;
  /** False once it was retired: it is claimed no more. */
  readonly active: boolean;
  /** Grows with each change. */
  readonly version: number;
}

const typeWord = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/;
const nameMax = 120;

/** What a resource's own facts say against it, as paths of the input. */
export function resourceFaults(resource: Pick<Resource, 'kind' | 'type' | 'name' | 'locationId'>): InputFault[] {
  const faults: InputFault[] = [];
  const fault = (field: string, code: string, message: string) => faults.push({ path: ['input', field], code, message });
  if (!typeWord.test(resource.type)) fault('type', 'WRONG_FORMAT', 'must be one word, as in a need of a service: massage-room.');
  if (resource.name === '' || resource.name.length > nameMax) fault('name', 'OUT_OF_RANGE', `must have 1 to ${nameMax} characters.`);
  if (/\p{Cc}|\p{Cf}/u.test(resource.name)) fault('name', 'CONTROL_CHARACTERS', 'must have no invisible characters.');
  if (resource.kind === 'ROOM' && !resource.locationId) fault('locationId', 'REQUIRED', 'A room is at a location.');
  return faults;
}

/** Whether it can serve such a need at that place: of the kind and type, in use, and there or without a place of its own. */
export function servesNeed(resource: Resource, need: Need, locationId: LocationId | null): boolean {
  const isThere = resource.locationId === null || resource.locationId === locationId;
  return resource.active && resource.kind === need.kind && resource.type === need.type && isThere;
}
