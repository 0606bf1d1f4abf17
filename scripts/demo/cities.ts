/** Where demo practices are: real places with their zones; streets are made up. */
export interface City {
  readonly name: string;
  readonly region: string | null;
  readonly country: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: 'en' | 'de';
  readonly currency: string;
  /** Price of an hour in minor units of the currency. */
  readonly hourMinor: number;
  readonly phonePrefix: string;
  readonly streets: readonly string[];
  readonly postal: readonly { readonly code: string; readonly latitude: number; readonly longitude: number }[];
}

export const cities: readonly [City, City, City, ...City[]] = [
  {
    name: 'Berlin',
    region: 'BE',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    language: 'de',
    currency: 'EUR',
    hourMinor: 8_500,
    phonePrefix: '+4930555',
    streets: ['Ahornallee', 'Klarweg', 'Am Lindenhof', 'Seestraße'],
    postal: [
      { code: '10405', latitude: 52.5365, longitude: 13.425 },
      { code: '10999', latitude: 52.4985, longitude: 13.424 },
      { code: '12043', latitude: 52.482, longitude: 13.4365 },
    ],
  },
  {
    name: 'Toronto',
    region: 'ON',
    country: 'CA',
    timeZone: 'America/Toronto',
    locale: 'en-CA',
    language: 'en',
    currency: 'CAD',
    hourMinor: 12_000,
    phonePrefix: '+1416555',
    streets: ['Maple Row', 'Harbour Lane', 'Birch Avenue', 'Mill Road'],
    postal: [
      { code: 'M5V', latitude: 43.6404, longitude: -79.3995 },
      { code: 'M4M', latitude: 43.6561, longitude: -79.3406 },
      { code: 'M6G', latitude: 43.6683, longitude: -79.4205 },
    ],
  },
  {
    name: 'Kyoto',
    region: '26',
    country: 'JP',
    timeZone: 'Asia/Tokyo',
    locale: 'en-JP',
    language: 'en',
    currency: 'JPY',
    hourMinor: 9_000,
    phonePrefix: '+8175555',
    streets: ['Sakura-dori', 'Kiyoi-cho', 'Take-no-michi', 'Mizu-cho'],
    postal: [
      { code: '6008216', latitude: 34.9858, longitude: 135.7588 },
      { code: '6050073', latitude: 35.0037, longitude: 135.7788 },
      { code: '6020881', latitude: 35.0254, longitude: 135.7621 },
    ],
  },
  {
    name: 'Lisbon',
    region: '11',
    country: 'PT',
    timeZone: 'Europe/Lisbon',
    locale: 'en-PT',
    language: 'en',
    currency: 'EUR',
    hourMinor: 6_000,
    phonePrefix: '+351215',
    streets: ['Rua da Brisa', 'Travessa do Lago', 'Rua Clara'],
    postal: [
      { code: '1200109', latitude: 38.7107, longitude: -9.1436 },
      { code: '1170283', latitude: 38.7169, longitude: -9.1299 },
    ],
  },
  {
    name: 'Melbourne',
    region: 'VIC',
    country: 'AU',
    timeZone: 'Australia/Melbourne',
    locale: 'en-AU',
    language: 'en',
    currency: 'AUD',
    hourMinor: 13_000,
    phonePrefix: '+61395550',
    streets: ['Wattle Street', 'Creek Lane', 'Banksia Road'],
    postal: [
      { code: '3065', latitude: -37.8011, longitude: 144.979 },
      { code: '3182', latitude: -37.8676, longitude: 144.981 },
    ],
  },
  {
    name: 'Vienna',
    region: '9',
    country: 'AT',
    timeZone: 'Europe/Vienna',
    locale: 'de-AT',
    language: 'de',
    currency: 'EUR',
    hourMinor: 9_000,
    phonePrefix: '+431555',
    streets: ['Kastaniengasse', 'Brunnenweg', 'Am Anger'],
    postal: [
      { code: '1070', latitude: 48.2015, longitude: 16.349 },
      { code: '1020', latitude: 48.2167, longitude: 16.4 },
    ],
  },
];
