import { idFrom } from './fixture-values.ts';

export interface Operation {
  readonly name: string;
  readonly says: string;
  /** The JSON text that is posted. */
  readonly body: string;
}

/** The one subgraph that can answer `one-fetch` as it comes: what a router costs that only passes bytes on is measured with it. */
export const bareSubgraph = 'practitioners';
export const bareOperation = 'one-fetch';

const operation = (name: string, says: string, query: string, variables: object): Operation => ({
  name,
  says,
  body: JSON.stringify({ query: query.replace(/\s+/g, ' ').trim(), variables }),
});

/** What the journey's search page asks for, a list, the smallest thing that the router can do, and a write. */
export const operations: readonly Operation[] = [
  operation(
    'nested',
    'search with services, slots, articles and their practitioners: four subgraphs',
    `query Nested($first: Int!, $from: DateTime!) {
      searchPractitioners(first: $first, filter: { text: "yoga" }) {
        edges {
          distanceMeters
          node {
            id displayName headline languages
            specialties { code display }
            user { id name }
            locations { id name city country latitude longitude timeZone organization { id name kind } }
            services(first: 3) { edges { cursor node {
              id name durationMinutes modality price { amountMinor currency } organization { name currency }
            } } }
            slots(first: 5, from: $from) { start end timeZone service { id name price { amountMinor currency } } location { id name city } }
            articles(first: 2) { edges { node {
              id title summary organization { name }
              practitioners(first: 3) { edges { node { id displayName slots(first: 2, from: $from) { start end service { name } } } } }
            } } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    { first: 10, from: '2027-03-01T00:00:00Z' },
  ),
  operation(
    'list',
    'fifty articles with organization and practitioners: three subgraphs',
    `query List($first: Int!) {
      searchArticles(first: $first, text: "sleep") { edges { node {
        id title locale publishedAt organization { id name } practitioners(first: 2) { edges { node { id displayName headline } } }
      } } }
    }`,
    { first: 50 },
  ),
  operation(
    'one-fetch',
    'one practitioner with services: one subgraph',
    `query OneFetch($id: ID!) {
      practitioner(id: $id) { id displayName headline languages specialties { code display }
        services(first: 3) { edges { node { id name durationMinutes price { amountMinor currency } } } } }
    }`,
    { id: idFrom('Practitioner', 'one') },
  ),
  operation(
    'mutation',
    'a booking with its practitioner, service and place: two subgraphs, one after the other',
    `mutation Book($input: BookAppointmentInput!) {
      bookAppointment(input: $input) {
        __typename
        ... on BookAppointmentSuccess { appointment {
          id status start end minutesDuration price { amountMinor currency }
          practitioner { id displayName } service { id name } location { id name city }
        } }
        ... on HoldExpired { code message }
      }
    }`,
    { input: { holdId: idFrom('Hold', 'one'), idempotencyKey: 'bench' } },
  ),
];
