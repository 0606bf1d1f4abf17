import type { SmallSupergraph } from './small-supergraph.ts';

const tour = `fragment Tour on Hall { name sponsor { name } ticket { price }
  walls { __typename id stars insured ... on Painting { size price value tax @include(if: $all) } }
  found { ... on Painting { tag stars insured } ... on Statue { stars insured } ... on Note { text } } }`;

const sunrise = { __typename: 'Painting', id: 'w1', stars: 5, insured: 5000 };
const sunriseIn = (unit: string, tax: number) => ({ ...sunrise, size: `w1 in ${unit}`, price: 10, value: 3800, tax });
const thinker = { __typename: 'Statue', id: 'w2', stars: 5, insured: 100_000 };
const door = { sponsor: { name: 'Ann' }, ticket: { price: 4 } };
const found = [{ tag: 't1', stars: 5, insured: 5000 }, { text: 'n' }, { stars: 5, insured: 100_000 }];
const east = { name: 'East', ...door, walls: [[sunriseIn('cm', 1), thinker], null, []], found };

/** The torn painting has no stars, and may not be without: its wall and the list of what was found are lost. */
const west = (tax: number) => ({ name: 'West', ...door, walls: [null, [sunriseIn('in', tax)]], found: null });
const lostUnder = (root: string) => [
  { path: [root, 'found', 0, 'stars'], code: 'INTERNAL_SERVER_ERROR' },
  { path: [root, 'walls', 0, 0, 'stars'], code: 'INTERNAL_SERVER_ERROR' },
];

export const answersOfMuseum: Pick<SmallSupergraph, 'expected' | 'streams' | 'deferred'> = {
  expected: [
    {
      query: `query($all: Boolean! = true) { hall(name: "East") { ...Tour } } ${tour}`,
      data: { hall: east },
      requests: { halls: 2, prices: 1, stars: 1 },
    },
    {
      query: `query($all: Boolean! = true) { hall(name: "West") { ...Tour } } ${tour}`,
      labels: ['percent(5)'],
      data: { hall: west(2) },
      errors: lostUnder('hall'),
    },
    {
      query: `query($all: Boolean! = true) { hall(name: "East") { ...Tour walls { ... on Painting { opinion } } } } ${tour}`,
      data: { hall: { ...east, walls: [null, null, []] } },
      errors: [{ path: ['hall', 'walls', 0, 0, 'opinion'], code: 'FORBIDDEN' }],
    },
    { query: `mutation($all: Boolean! = true) { open(name: "East") { ...Tour } } ${tour}`, data: { open: east } },
    {
      query: `mutation($all: Boolean! = true) { open(name: "West") { ...Tour } } ${tour}`,
      data: { open: west(1) },
      errors: lostUnder('open'),
    },
  ],
  deferred: [
    {
      query: `query($all: Boolean! = true) { hall(name: "West") { unit ... @defer(label: "tour") { ...Tour } } } ${tour}`,
      first: { data: { hall: { unit: 'in' } } },
      later: [{ label: 'tour', path: ['hall'], data: west(1), errors: lostUnder('hall') }],
    },
  ],
  streams: [
    {
      query: `subscription($all: Boolean! = true) { opened { ...Tour } } ${tour}`,
      events: [
        { data: { opened: east }, errors: [] },
        { data: { opened: west(1) }, errors: lostUnder('opened') },
      ],
    },
  ],
};
