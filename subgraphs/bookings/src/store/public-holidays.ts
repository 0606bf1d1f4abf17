import type { LocalDate } from '../domain/wall-time.ts';

export interface PublicHoliday {
  readonly date: LocalDate;
  /** In the language of the place. */
  readonly name: string;
}

const dayMs = 86_400_000;

/** The calendar is large and few practices keep a region: it is read when first asked for. */
const calendar = async () => (await import('date-holidays')).default;

/** Whether the calendar knows a region: an ISO 3166-1 country, or an ISO 3166-2 subdivision of a country that tells its own apart. */
export async function isKnownRegion(region: string): Promise<boolean> {
  const [country = '', subdivision, ...rest] = region.split('-');
  const Holidays = await calendar();
  const all = new Holidays();
  if (!/^[A-Z]{2}$/.test(country) || rest.length > 0 || !Object.keys(all.getCountries()).includes(country)) return false;
  return subdivision === undefined || Object.keys(all.getStates(country) ?? {}).includes(subdivision);
}

/** The public holidays of a region, whole dates, each once; one that begins or ends within a day takes that whole day. */
export async function publicHolidays(region: string, firstYear: number, lastYear: number): Promise<PublicHoliday[]> {
  const Holidays = await calendar();
  const [country = '', subdivision] = region.split('-');
  const places = subdivision === undefined ? new Holidays(country) : new Holidays(country, subdivision);
  const found = new Map<LocalDate, string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const { date, start, end, name } of places.getHolidays(year).filter(({ type }) => type === 'public')) {
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      // A day on which clocks change has 23 or 25 hours, and is one day.
      const days = Math.max(1, Math.ceil((end.getTime() - start.getTime()) / dayMs - 1 / 12));
      for (let day = 0; day < days; day += 1) {
        const each = new Date(first + day * dayMs).toISOString().slice(0, 10);
        if (!found.has(each)) found.set(each, name);
      }
    }
  }
  return [...found].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}
