import { cities } from './cities.ts';
import type { Client, DemoPractice, Location, Organization, Practitioner, Service } from './kinds.ts';
import { demoId, diceOf } from './random.ts';
import type { Scale } from './scale.ts';
import { isShowcase, showcaseServices } from './showcase.ts';
import { familyNames, givenNames, practiceNames, specialties } from './words.ts';

const domain = 'klear.example';
const identifierSystem = 'https://klear-karma.example/demo';

/** Everything of a practice that does not happen over time. The same scale and Monday give the same practice. */
export function demoPractice(scale: Scale, monday: string): DemoPractice {
  const baseMs = Date.parse(`${monday}T00:00:00Z`) - 200 * 86_400_000;
  const organizations = times(scale.organizations, (n) => organizationOf(n, baseMs));
  const practitioners = times(scale.practitioners, (n) => practitionerOf(n, baseMs, itemAt(organizations, n)));
  const clients = times(scale.clients, (n) => clientOf(n, baseMs, itemAt(organizations, n)));
  return { monday, baseMs, organizations, practitioners, clients };
}

export function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

export function itemAt<T>(list: readonly T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new RangeError('an empty list');
  return item;
}

function nameOf(...key: readonly (string | number)[]): string {
  const dice = diceOf('name', ...key);
  return `${dice.pick(givenNames)} ${dice.pick(familyNames)}`;
}

function emailOf(role: string, n: number): string {
  return n === 0 ? `${role}@${domain}` : `${role}-${n}@${domain}`;
}

function organizationOf(n: number, baseMs: number): Organization {
  const city = itemAt(cities, n);
  const dice = diceOf('organization', n);
  const round = Math.floor(n / practiceNames.length);
  const locations = city.postal.slice(0, n === 0 ? 3 : 2).map(
    ({ code, latitude, longitude }, index): Location => ({
      identifier: { system: identifierSystem, value: `location-${n}-${index}` },
      name: `${itemAt(practiceNames, n)} ${city.name} ${index + 1}`,
      addressLines: [`${itemAt(city.streets, index + n)} ${1 + dice.roll(80)}`],
      postalCode: code,
      latitude,
      longitude,
    }),
  );
  const staff = (['OWNER', 'MANAGER', 'FRONT_DESK'] as const).map((role, index) => ({
    id: demoId('User', 1_000_000 + n * 10 + index, baseMs),
    role,
    name: nameOf('staff', n, role),
    email: emailOf(role.toLowerCase().replace('_', '-'), n),
  }));
  return {
    id: demoId('Organization', n, baseMs),
    n,
    name: `${itemAt(practiceNames, n)} ${city.name}${round > 0 ? ` ${round + 1}` : ''}`,
    kind: n % 2 === 0 ? 'STUDIO' : 'CLINIC',
    city,
    locations,
    staff,
  };
}

function practitionerOf(n: number, baseMs: number, organization: Organization): Practitioner {
  const dice = diceOf('practitioner', n);
  const own = [itemAt(specialties, n), ...(dice.chance(30) ? [itemAt(specialties, n + 1)] : [])];
  const { city } = organization;
  const location = itemAt(organization.locations, Math.floor(n / 3));
  const services = own
    .flatMap(({ services: offers }) => offers)
    .map(
      (offer, index): Service => ({
        id: demoId('Service', n * 10 + index, baseMs),
        name: offer[city.language],
        durationMinutes: offer.minutes,
        amountMinor: Math.round((city.hourMinor * offer.minutes) / 60 / 100) * 100,
        isVideo: offer.minutes === 30 && n % 4 === 3,
      }),
    );
  const name = nameOf('practitioner', n);
  return {
    id: demoId('User', 2_000_000 + n, baseMs),
    n,
    name,
    email: emailOf('practitioner', n),
    headline: own.map(({ display }) => display).join(' · '),
    bio: `${name.split(' ')[0]} has practised for ${3 + dice.roll(22)} years and works in ${city.name}.`,
    languages: city.language === 'de' ? ['de', 'en'] : ['en'],
    specialties: own,
    organization,
    location,
    services,
    showcase: isShowcase({ n, organization }) ? showcaseServices(n, organization, baseMs) : [],
    // Tuesday to Saturday for every fifth, else Monday to Friday.
    firstWeekday: n % 5 === 4 ? 2 : 1,
    credentialYear: 2000 + dice.roll(20),
  };
}

function clientOf(n: number, baseMs: number, organization: Organization): Client {
  const dice = diceOf('client', n);
  const { city } = organization;
  const born = new Date(Date.UTC(1945 + dice.roll(60), dice.roll(12), 1 + dice.roll(28)));
  return {
    id: demoId('User', 3_000_000 + n, baseMs),
    n,
    name: nameOf('client', n),
    email: emailOf('client', n),
    phone: `${city.phonePrefix}${String(n % 10_000).padStart(4, '0')}`,
    birthDate: born.toISOString().slice(0, 10),
    street: `${dice.pick(city.streets)} ${1 + dice.roll(120)}`,
    postalCode: dice.pick(city.postal).code,
    organization,
  };
}
