import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { silentLogger } from '@klear/core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocsPage } from '../src/transport/docs.ts';

const file = fileURLToPath(new URL('../../schema/public.html', import.meta.url));
let browser: Browser;
let server: Server;
let url: string;
beforeAll(async () => {
  const docs = createDocsPage({ file, log: silentLogger });
  server = createServer(async (request, response) => {
    const answer = await docs.answer({ method: 'GET', path: request.url ?? '', headers: {}, body: async () => '' });
    response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/docs`;
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  server.close();
});

test('the page of the public graph runs under its own policy, asks for nothing else, and finds names by the keyboard', async () => {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => void wrong.push(message.text()));
  page.on('pageerror', (error) => void wrong.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== url && new URL(request.url()).pathname !== '/favicon.ico') wrong.push(request.url());
  });
  await page.goto(url);
  expect(await page.locator('nav').evaluate((nav) => getComputedStyle(nav).position)).toBe('sticky');
  await page.keyboard.press('/');
  await page.keyboard.type('holdslotinput');
  expect(await page.locator('nav li:visible').allTextContents()).toEqual(['HoldSlotInput']);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}#HoldSlotInput`);
  // On a narrow screen nothing is cut off at the side.
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(wrong).toEqual([]);
}, 60_000);
