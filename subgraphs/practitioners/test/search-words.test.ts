import { anonymousViewer } from '@klear/testing';
import { expect, test } from 'vitest';
import { openPractice } from './practice.ts';

const practice = await openPractice();
const query = 'query ($filter: PractitionerFilter) { searchPractitioners(filter: $filter) { edges { node { id } } } }';

test.each([
  ['text', 'massage '.repeat(20_000)],
  ['text', 'massage\0'],
  ['service', 'x'.repeat(501)],
  ['specialty', '\0'],
  ['language', 'd\0'],
])('words of a search that PostgreSQL cannot parse are refused before it sees them: %s', async (field, words) => {
  const { errors } = await practice.ask(anonymousViewer(), query, { filter: { [field]: words } });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['filter', field], code: 'TOO_LARGE' }] });
});
