/** What the first page of the journey asks for: practitioners near a place with services, next times and articles. Four subgraphs. */
const query = `query Search($filter: PractitionerFilter!, $first: Int!, $from: DateTime!, $to: DateTime!) {
  searchPractitioners(filter: $filter, first: $first) { edges { distanceMeters node {
    id displayName headline languages specialties { display }
    roles { organization { name kind } }
    services(first: 5) { edges { node { id name durationMinutes price { amountMinor currency } location { name timeZone } } } }
    slots(first: 3, from: $from, to: $to) { start end timeZone service { id name } }
    articles(first: 2) { edges { node { title slug } } }
  } } }
}`.replace(/\s+/g, ' ');

export interface Search {
  readonly name: string;
  readonly rows: number;
  readonly body: string;
}

const near = { country: 'DE', postalCode: '10405', radiusKm: 25 };

/** The same page with more and more rows. Times are asked for from tomorrow, so that the answer stays the same under measurement. */
export function searches(at: Date): Search[] {
  const day = (later: number) => new Date(at.getTime() + later * 86_400_000).toISOString();
  return [
    { name: 'near a postal code', first: 2, filter: { near } },
    { name: 'near a postal code', first: 10, filter: { near } },
    { name: 'everywhere', first: 40, filter: {} },
  ].map(({ name, first, filter }) => ({
    name,
    rows: first,
    body: JSON.stringify({ query, variables: { filter, first, from: day(1), to: day(15) } }),
  }));
}
