import type { InputFault, Money, OrganizationId, PractitionerId } from '@klear/core';
import { type CancellationPolicy, cancellationFaults, freeCancellation } from './cancellation.ts';
import type { LocationId, ServiceId } from './ids.ts';
import type { LicenceWord } from './licence.ts';
import { type PriceRule, priceRuleFaults } from './price-rule.ts';

export const modalities = ['IN_PERSON', 'VIDEO', 'PHONE', 'AT_HOME'] as const;
export type Modality = (typeof modalities)[number];

/** Starts lie on a grid that divides the hour, so that it divides the day in every zone with whole offsets of it. */
export const alignments: readonly number[] = [5, 10, 15, 20, 30, 60];

/** One of the lengths in which a service can be booked, with what it costs in minor units of the service's currency. */
export interface DurationOption {
  readonly durationMinutes: number;
  readonly amountMinor: number;
}

export const needKinds = ['ROOM', 'EQUIPMENT'] as const;

/** What a visit needs besides people: one thing of a kind, by the word of its type. Which one, bookings finds. */
export interface Need {
  readonly kind: (typeof needKinds)[number];
  readonly type: string;
}

/** Something that can be booked with a practitioner. */
export interface Service {
  readonly id: ServiceId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly name: string;
  readonly description: string | null;
  readonly durationMinutes: number;
  /** Every length that can be chosen, the usual one among them; none means `durationMinutes` at `price` alone. */
  readonly durationOptions: readonly DurationOption[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly alignmentMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  /** How often it is given on one day, and in one week from Monday on; null without limit. */
  readonly dailyLimit: number | null;
  readonly weeklyLimit: number | null;
  /** How many clients at once; more than one makes it a group session. */
  readonly capacity: number;
  readonly needs: readonly Need[];
  /** Whether the practice confirms each booking before it holds. */
  readonly requiresConfirmation: boolean;
  /** The credential that its practitioner must hold, verified, at the visit. */
  readonly licence: LicenceWord | null;
  readonly price: Money;
  /** The first that holds for a start decides. */
  readonly priceRules: readonly PriceRule[];
  readonly cancellationPolicy: CancellationPolicy;
  readonly modality: Modality;
  readonly locationId: LocationId | null;
  readonly active: boolean;
  /** Grows with each change. */
  readonly version: number;
}

/** What a service asks for besides time, price and place, where nothing is said of it. */
export const plainTerms = {
  durationOptions: [],
  dailyLimit: null,
  weeklyLimit: null,
  capacity: 1,
  needs: [],
  requiresConfirmation: false,
  licence: null,
  priceRules: [],
  cancellationPolicy: freeCancellation,
} as const satisfies Partial<Service>;

/** What a service is besides its name: all that its own rules are about. */
export type ServiceTerms = Omit<
  Service,
  'id' | 'organizationId' | 'practitionerId' | 'name' | 'description' | 'active' | 'version' | 'price'
> & {
  readonly priceMinor: number;
};

/** What a service's own facts say against it, whoever offers it. */
export function serviceFaults(service: ServiceTerms): InputFault[] {
  const faults: InputFault[] = [];
  const fault = (path: readonly (string | number)[], code: string, message: string) =>
    faults.push({ path: ['input', ...path], code, message });
  if (service.modality === 'IN_PERSON' && !service.locationId) {
    fault(['locationId'], 'REQUIRED', 'A service in person takes place somewhere.');
  }
  if (!alignments.includes(service.alignmentMinutes)) {
    fault(['alignmentMinutes'], 'NOT_IN_LIST', `One of ${alignments.join(', ')}.`);
  }
  const { dailyLimit, weeklyLimit } = service;
  if (dailyLimit !== null && weeklyLimit !== null && weeklyLimit < dailyLimit) {
    fault(['weeklyLimit'], 'TOO_SMALL', 'A week has room for what one day has.');
  }
  return [
    ...faults,
    ...optionFaults(service),
    ...needFaults(service),
    ...priceRuleFaults(service.priceRules),
    ...cancellationFaults(service.cancellationPolicy),
  ];
}

/** Each length once, and the usual one among them at the usual price. */
function optionFaults({ durationOptions, durationMinutes, priceMinor }: ServiceTerms): InputFault[] {
  const faults: InputFault[] = [];
  const path = ['input', 'durationOptions'];
  for (const [index, option] of durationOptions.entries()) {
    const isRepeated = durationOptions.slice(0, index).some((other) => other.durationMinutes === option.durationMinutes);
    if (isRepeated) faults.push({ path: [...path, index, 'durationMinutes'], code: 'DUPLICATE', message: 'Each length once.' });
  }
  const usual = durationOptions.some((option) => option.durationMinutes === durationMinutes && option.amountMinor === priceMinor);
  if (durationOptions.length > 0 && !usual) {
    faults.push({ path, code: 'USUAL_MISSING', message: 'The usual length stands among them, at its price.' });
  }
  return faults;
}

/** Each need once, and no room of the practice in somebody's home. */
function needFaults({ needs, modality }: ServiceTerms): InputFault[] {
  return needs.flatMap(({ kind, type }, index) => {
    const path = ['input', 'needs', index];
    const isRepeated = needs.slice(0, index).some((other) => other.kind === kind && other.type === type);
    if (isRepeated) return [{ path, code: 'DUPLICATE', message: 'Each need once.' }];
    if (kind === 'ROOM' && modality === 'AT_HOME')
      return [{ path, code: 'NOT_AT_HOME', message: 'A visit at home needs no room of the practice.' }];
    return [];
  });
}

/** The options after the usual length or its price changed: its own entry follows, the others stay. */
export function optionsAfter(known: readonly DurationOption[], before: number, usual: DurationOption): DurationOption[] {
  return known.map((option) => (option.durationMinutes === before ? usual : option));
}
