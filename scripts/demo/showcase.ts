import type { ImportedService } from '@klear/practitioners';
import type { Organization, Practitioner, Service } from './kinds.ts';
import { demoId } from './random.ts';

/** What stands at each place of a practice, by the word that a service needs. */
const furniture = [
  { kind: 'ROOM', type: 'treatment-room', en: 'Treatment room 1', de: 'Behandlungsraum 1' },
  { kind: 'ROOM', type: 'treatment-room', en: 'Treatment room 2', de: 'Behandlungsraum 2' },
  { kind: 'ROOM', type: 'group-room', en: 'Group room', de: 'Gruppenraum' },
  { kind: 'EQUIPMENT', type: 'ultrasound', en: 'Ultrasound device', de: 'Ultraschallgerät' },
] as const;

const treatmentRoom = { kind: 'ROOM', type: 'treatment-room' } as const;
const weekdays = [1, 2, 3, 4, 5];

export const demoLicence = 'physiotherapist';

interface Offer {
  readonly name: Readonly<Record<'en' | 'de', string>>;
  readonly minutes: number;
  /** Of the price of an hour. */
  readonly percent: number;
  readonly terms: (amountMinor: number) => Partial<ImportedService>;
}

/** One service of each kind that asks for more than time. */
const offers: readonly Offer[] = [
  {
    name: { en: 'Yoga for the back, group class', de: 'Yoga für den Rücken, Gruppenkurs' },
    minutes: 60,
    percent: 25,
    terms: () => ({
      capacity: 8,
      needs: [{ kind: 'ROOM', type: 'group-room' }],
      weeklyLimit: 5,
      priceRules: [{ weekdays, opens: '09:00', closes: '12:00', percent: 80 }],
      cancellationPolicy: { tiers: [{ minutesBefore: 720, feePercent: 100 }], noShowFeePercent: 100 },
    }),
  },
  {
    name: { en: 'First consultation, by arrangement', de: 'Erstgespräch, nach Absprache' },
    minutes: 45,
    percent: 100,
    terms: (amountMinor) => ({
      requiresConfirmation: true,
      durationOptions: [
        { durationMinutes: 45, amountMinor },
        { durationMinutes: 75, amountMinor: Math.round((amountMinor * 5) / 300) * 100 },
      ],
      needs: [treatmentRoom],
      cancellationPolicy: {
        tiers: [
          { minutesBefore: 2_880, feePercent: 50 },
          { minutesBefore: 1_440, feePercent: 80 },
        ],
        noShowFeePercent: 100,
      },
    }),
  },
  {
    name: { en: 'Physiotherapy with ultrasound', de: 'Physiotherapie mit Ultraschall' },
    minutes: 45,
    percent: 120,
    terms: () => ({
      licence: demoLicence,
      needs: [treatmentRoom, { kind: 'EQUIPMENT', type: 'ultrasound' }],
      dailyLimit: 4,
      weeklyLimit: 12,
    }),
  },
];

/** Whether a practitioner shows what services can ask for: the first one of each organization. */
export const isShowcase = ({ n, organization }: Pick<Practitioner, 'n' | 'organization'>): boolean => n === organization.n;

/** What the first practitioner of an organization offers on top. Nobody has booked it yet. */
export function showcaseServices(n: number, { city }: Organization, baseMs: number): Service[] {
  return offers.map(({ name, minutes, percent, terms }, index) => {
    const amountMinor = Math.round((city.hourMinor * minutes * percent) / 600_000) * 100;
    return {
      id: demoId('Service', 1_000_000 + n * 10 + index, baseMs),
      name: name[city.language],
      durationMinutes: minutes,
      amountMinor,
      isVideo: false,
      terms: terms(amountMinor),
    };
  });
}

/** Rooms and equipment of every place of an organization, each with the identifier of its place. */
export function demoResources({ n, city, locations }: Organization, baseMs: number) {
  return locations.flatMap((location, place) =>
    furniture.map(({ kind, type, ...name }, index) => ({
      id: demoId('Resource', (n * 10 + place) * 10 + index, baseMs),
      kind,
      type,
      name: name[city.language],
      location,
    })),
  );
}
