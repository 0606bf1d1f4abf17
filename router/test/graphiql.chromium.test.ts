import { waitFor } from '@klear/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildGraphiql } from '../graphiql/build.ts';
import type { Listening } from '../src/transport/listen.ts';
import { createPractice, type Practice, people } from './practice.ts';

vi.setConfig({ testTimeout: 60_000 });
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

let browser: Browser;
let practice: Practice;
let listening: Listening;
let page: Page;
let context: BrowserContext;
/** What may never happen: requests to other origins, violations of the policy, errors in the console, answers that failed. */
let wrong: string[];

beforeAll(async () => {
  practice = await createPractice({
    page: await buildGraphiql(),
    demoSignIns: people,
    payWithTestCard: async (secret) => void practice.paid.push(secret),
  });
  listening = await practice.router.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...quiet, '--disable-component-update', '--disable-sync'],
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await practice.router.close();
  await listening.close();
});

beforeEach(async () => {
  wrong = [];
  await context?.close();
  context = await browser.newContext();
  page = await context.newPage();
  page.on('request', (request) => {
    if (!/^(blob:)?http:\/\/127\.0\.0\.1:/.test(request.url())) wrong.push(`request to ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(listening.url).host) wrong.push(`socket to ${socket.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => void wrong.push(`page: ${error.message}`));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  await page.goto(`${listening.url}/graphiql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
});

const run = () => page.getByRole('button', { name: /execute query/i }).click();
const answer = () => page.locator('.graphiql-response .view-lines');
const shows = (text: string) => answer().getByText(text).first().waitFor();
const tab = (name: string) => page.locator('.graphiql-tabs').getByText(name, { exact: true }).click();
const be = (label: string) => page.getByRole('button', { name: label, exact: true }).click();

it('opens the first tab with its variables and runs it, from our own files only', async () => {
  await page.locator('.graphiql-editor-tool').getByText('"10405"').waitFor();
  await run();
  await shows('"Deep tissue massage"');
  await page.getByRole('button', { name: /documentation explorer/i }).click();
  await page.getByText('Root Types').waitFor();
  expect(wrong).toEqual([]);
});

it('signs in as each demo person, sends their token and organization with every tab, and signs out', async () => {
  for (const { label, name = '', organizationId } of people) {
    await be(label);
    await page.getByRole('status').getByText(name).waitFor();
    await tab('MyAppointments');
    practice.viewers.length = 0;
    await run();
    await shows(`"${name}"`);
    expect(practice.viewers.map((viewer) => viewer.organizationId)).toContain(organizationId ?? null);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('status').getByText('Sign in as').waitFor();
  await run();
  await shows('"me": null');
  expect(wrong).toEqual([]);
});

it('is the same person after a reload and keeps no token in the browser', async () => {
  await be('client');
  await page.getByRole('status').getByText('Ada Demo').waitFor();
  await page.reload();
  await page.getByRole('status').getByText('Ada Demo').waitFor();
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toMatch(/eyJ|Bearer/);
  expect(wrong).toEqual([]);
});

it('carries an id from one answer to the next tab, and shows events of a subscription as the person that one is', async () => {
  await be('client');
  await page.getByRole('status').getByText('Ada Demo').waitFor();
  await tab('WatchSlots');
  await run();
  await shows('is not known yet');
  await tab('FindPractitioner');
  await run();
  await shows('"Deep tissue massage"');
  await tab('WatchSlots');
  await run();
  await waitFor('the subscription to open', () => practice.listening === 1);
  practice.holdSlot();
  await shows('"HELD"');
  await page.getByRole('button', { name: /stop query/i }).click();
  await waitFor('the subscription to end', () => practice.listening === 0);
  expect(wrong).toEqual([]);
});

it('shows staff how an operation is fetched, and tells a client that it does not', async () => {
  await be('studio manager');
  await page.getByRole('status').getByText('Cleo Demo').waitFor();
  await tab('FindPractitioner');
  await run();
  await shows('"Deep tissue massage"');
  await page.getByRole('button', { name: 'Show Query plan' }).click();
  const plan = page.getByRole('region', { name: 'Query plan' });
  await plan.getByText(/requests, \d in a row at most/).waitFor();
  const asked = new Set(await plan.locator('.plan-subgraph').allTextContents());
  expect([...asked].sort()).toEqual(['bookings', 'content', 'practitioners', 'users']);
  await plan.locator('.plan-fetch').first().click();
  await plan.getByText('searchPractitioners(').first().waitFor();
  expect(await answer().textContent()).not.toContain('extensions');
  await be('client');
  await page.getByRole('status').getByText('Ada Demo').waitFor();
  await run();
  await plan.getByText('Plans are shown to staff.').waitFor();
  expect(wrong).toEqual([]);
});

it('is built once: what is built from the same sources is taken as it is', async () => {
  const lines: string[] = [];
  expect(await buildGraphiql({ progress: (line) => void lines.push(line) })).toBe(await buildGraphiql());
  expect(lines).toEqual([]);
});
