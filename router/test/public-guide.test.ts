import { readFileSync } from 'node:fs';
import { errorCodes } from '@klear/core';
import { expect, test } from 'vitest';
import { defaultLimits } from '../src/limit/limits.ts';
import { defaultRates } from '../src/limit/rate/rate-limits.ts';
import { publicLimits } from '../src/public/public-limits.ts';

const guide = readFileSync(new URL('../../docs/public-graph.md', import.meta.url), 'utf8');
const count = (value: number) => value.toLocaleString('en');

test('the guide of the public graph tells the bounds that hold', () => {
  const limits = { ...defaultLimits, ...publicLimits };
  const { budgets, publicShare, operationShare } = defaultRates;
  const rows = [
    `| body | ${limits.bodyBytes / 1024} KiB |`,
    `| document | ${count(limits.documentLength)} characters, ${count(limits.tokens)} tokens |`,
    `| depth | ${limits.depth} |`,
    `| aliases | ${limits.aliases} |`,
    `| root fields | ${limits.rootFields} |`,
    `| operations in a document | ${limits.operations} |`,
    `| cost | ${count(limits.cost)} points |`,
    `| a person | ${count(budgets.person.points * publicShare)} points a minute |`,
    `| an address without a token | ${count(budgets.address.points * publicShare)} points a minute |`,
    `| connections that stay open | ${limits.connectionsPerPerson} a person, ${limits.connectionsPerAddress} an address |`,
    `| subscriptions on one socket | ${limits.subscriptionsPerSocket} |`,
  ];
  expect(rows.filter((row) => !guide.includes(row))).toEqual([]);
  expect([budgets.person.periodMs, budgets.address.periodMs, operationShare]).toEqual([60_000, 60_000, 0.5]);
});

test('the guide of the public graph tells every code with its status', () => {
  // The public graph takes any document, and documents by their hash.
  const elsewhere = ['DOCUMENT_NOT_TRUSTED', 'PERSISTED_QUERY_NOT_SUPPORTED'];
  const missing = Object.entries(errorCodes).filter(
    ([code, status]) => !elsewhere.includes(code) && !new RegExp(`^\\|.*\`${code}\`.*\\|.*\\b${status}\\b.*\\|`, 'm').test(guide),
  );
  expect(missing).toEqual([]);
});
