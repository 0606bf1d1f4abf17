/** What an address and a position say about the time there. */
export interface Somewhere {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** State or province, by its postal code. */
  readonly region: string | null;
  /** Degrees. */
  readonly longitude: number | null;
}

/** States and provinces whose every clock shows one time. The many that are split are not guessed. */
const whole: Readonly<Record<string, string>> = {
  ...each('US', 'America/New_York', 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV'),
  ...each('US', 'America/Chicago', 'AL AR IA IL LA MN MO MS OK WI'),
  ...each('US', 'America/Denver', 'CO MT NM UT WY'),
  ...each('US', 'America/Los_Angeles', 'CA WA'),
  ...each('US', 'Pacific/Honolulu', 'HI'),
  ...each('CA', 'America/Edmonton', 'AB'),
  ...each('CA', 'America/Winnipeg', 'MB'),
  ...each('CA', 'America/Halifax', 'NS NB PE'),
  ...each('CA', 'America/Whitehorse', 'YT'),
};

/** Split states, with the degrees of longitude between which one time is sure. */
const parts: Readonly<Record<string, readonly { from: number; to: number; zone: string }[]>> = {
  'US-FL': [
    { from: -84.8, to: -79, zone: 'America/New_York' },
    { from: -88, to: -85.6, zone: 'America/Chicago' },
  ],
  'US-KS': [{ from: -101.38, to: -94, zone: 'America/Chicago' }],
  'US-MI': [{ from: -86.9, to: -82, zone: 'America/Detroit' }],
  'US-TN': [
    { from: -84.6, to: -81, zone: 'America/New_York' },
    { from: -91, to: -85.7, zone: 'America/Chicago' },
  ],
  'US-TX': [{ from: -104.8, to: -93, zone: 'America/Chicago' }],
};

function each(country: string, zone: string, regions: string): Record<string, string> {
  return Object.fromEntries(regions.split(' ').map((region) => [`${country}-${region}`, zone]));
}

/** Node has this since 18; TypeScript's library does not list it yet. */
interface LocaleWithZones {
  getTimeZones(): readonly string[];
}

/** The one zone of a country that has no other. */
function onlyZoneOf(country: string): string | undefined {
  try {
    const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & LocaleWithZones;
    const zones = locale.getTimeZones();
    return zones.length === 1 ? zones[0] : undefined;
  } catch {
    return undefined;
  }
}

/** The IANA time zone of a place when it is sure; undefined where a wrong guess would move appointments by an hour. */
export function timeZoneOf({ country, region, longitude }: Somewhere): string | undefined {
  const key = `${country}-${region?.toUpperCase() ?? ''}`;
  const part = parts[key]?.find(({ from, to }) => longitude !== null && longitude >= from && longitude <= to);
  return whole[key] ?? part?.zone ?? onlyZoneOf(country);
}
