import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BoardPage, drag, openBoardPage, openBrowser, picture } from './board-page.ts';
import { type Desk, hold, openDesk, record, tomorrow } from './desk.ts';

vi.setConfig({ testTimeout: 60_000 });
/** As packages/board draws it. */
const pxPerHour = 72;
const { date, at } = tomorrow();

let desk: Desk;
let browser: Browser;
let here: BoardPage;
let there: BoardPage;
let visits: string[];
const visitOf = (index: number) => visits[index] ?? '';

beforeAll(async () => {
  desk = await openDesk();
  const { petra, ben } = desk.services;
  const [client, second] = [desk.client, desk.second];
  visits = await record(desk, [
    { client, serviceId: petra, start: at('10:00') },
    { client: second, serviceId: petra, start: at('13:00') },
    { client: second, serviceId: ben, start: at('10:00') },
    { client, serviceId: ben, start: at('15:00') },
    { client: second, serviceId: petra, start: at('17:00') },
  ]);
  browser = await openBrowser();
  here = await openBoardPage(browser, { url: desk.graph.url, date });
  there = await openBoardPage(browser, { url: desk.graph.url, date });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
}, 60_000);

const visit = (page: Page, index: number) => page.locator(`[data-visit="${visitOf(index)}"]`);
/** Waits until a visit's own words tell this. */
const tells = (page: Page, index: number, words: string) => visit(page, index).filter({ hasText: words }).waitFor();

test('who signs in wrongly is told so; who signs in rightly sees the day, and the browser keeps no token meanwhile', async () => {
  const { page } = here;
  await page.getByLabel('E-mail address').fill(desk.owner.email);
  await page.getByLabel('Password').fill('not the pass phrase');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('alert')
    .getByText(/password/)
    .waitFor();
  await here.enter(desk.owner);
  await there.enter(desk.owner);
  await tells(page, 0, '10:00–11:00, Clara, Back massage, Petra Lindt, Booked');
  await page.getByRole('status').getByText('Live').waitFor();
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
  expect(stored).toBe(JSON.stringify([{}, {}, '', `${desk.graph.url}/board#${date}`]));
});

test('a visit that is dragged to another time in one browser is told there in the other', async () => {
  await drag(here.page, visitOf(0), { y: 1.5 * pxPerHour });
  await tells(there.page, 0, '11:30–12:30');
  await tells(here.page, 0, '11:30–12:30');
  expect(await here.page.locator('.notice').count()).toBe(0);
});

test('a visit that may not go is back where it was, and every reason is told in words', async () => {
  const { page } = here;
  await drag(page, visitOf(2), { y: -1.5 * pxPerHour });
  const notice = page.locator('.notice');
  await notice.getByText('Ben Okafor does not work at that time.').waitFor();
  await tells(page, 2, '10:00–10:30');
  await picture(page, 'refused');
  await notice.getByRole('button', { name: 'Close' }).click();
  await drag(page, visitOf(0), { y: pxPerHour });
  await notice.getByText('Petra Lindt is busy at that time.').waitFor();
  await tells(page, 0, '11:30–12:30');
  await notice.getByRole('button', { name: 'Close' }).click();
  await drag(page, visitOf(0), { x: -400 });
  await notice.getByText('a visit keeps its practitioner').waitFor();
  await tells(page, 0, '11:30–12:30, Clara, Back massage, Petra Lindt');
  await notice.getByRole('button', { name: 'Close' }).click();
});

test('Escape while dragging leaves everything as it is', async () => {
  const { page, asked } = here;
  const before = asked.length;
  await drag(page, visitOf(0), { y: 2 * pxPerHour }, false);
  await page.locator('.ghost').getByText('13:30–14:30').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ghost').waitFor({ state: 'detached' });
  await page.mouse.up();
  await tells(page, 0, '11:30–12:30');
  expect(asked.slice(before)).toEqual([]);
});

test('arrow keys and Enter move a visit, and each step is said', async () => {
  const { page } = here;
  await visit(page, 4).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.locator('[aria-live=polite]').getByText('17:30–18:30, Petra Lindt. Enter moves it there, Escape leaves it.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[aria-live=polite]').getByText('Left where it was.').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tells(there.page, 4, '17:15–18:15');
  await page.locator('[aria-live=polite]').getByText('moved to 17:15–18:15').waitFor();
  expect(await visit(page, 4).evaluate((element) => element === document.activeElement)).toBe(true);
});

test('Enter opens a visit, and a time that is written there moves it', async () => {
  const { page } = here;
  await visit(page, 4).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Maximiliane-Alexandra' });
  await dialog.getByLabel('New time').fill('18:00');
  await dialog.getByLabel('New time').press('Enter');
  await tells(there.page, 4, '18:00–19:00');
});

test('a hold is on the screen as long as it holds, without anything being asked for', async () => {
  const { page, asked } = there;
  const before = asked.length;
  const holdId = await hold(desk.second, desk.services.ben, at('12:00'));
  await page.locator(`[data-hold="${holdId}"]`).getByText('On hold').waitFor();
  await desk.second.act('releaseHold', { holdId }, 'holdId');
  await page.locator(`[data-hold="${holdId}"]`).waitFor({ state: 'detached' });
  expect(asked.slice(before)).toEqual([]);
});

test('who arrives is in everybody’s queue, and leaves it when they are done', async () => {
  // Begun a moment ago, so that it may be fulfilled: the queue is of now, whichever day is shown.
  const quarterMs = 15 * 60_000;
  const start = new Date(Math.floor(Date.now() / quarterMs) * quarterMs);
  const [begun = ''] = await record(desk, [{ client: desk.client, serviceId: desk.services.ben, start }]);
  const today = await openBoardPage(browser, { url: desk.graph.url, date: '' });
  await today.enter(desk.owner);
  await today.page.locator('[data-list=expected]').getByRole('button', { name: 'Check in: Clara' }).click();
  const queue = there.page.locator('[data-list=here]');
  await queue.getByText('Clara').waitFor();
  await queue.getByText('Checked in').waitFor();
  await today.page.locator(`[data-visit="${begun}"]`).filter({ hasText: 'Checked in' }).waitFor();
  await picture(there.page, 'queue');
  await queue.getByRole('button', { name: 'Start: Clara' }).click();
  await today.page.locator(`[data-visit="${begun}"]`).filter({ hasText: 'In session' }).click();
  await today.page.getByRole('dialog').getByRole('button', { name: 'Done: Clara' }).click();
  await today.page.locator(`[data-visit="${begun}"]`).filter({ hasText: 'Done' }).waitFor();
  await there.page.getByText('Nobody is waiting.').waitFor();
  expect(today.wrong).toEqual([]);
  await today.context.close();
});

test('a line that is cut is said to be so, and what happened meanwhile is there when it is back, without reading anew', async () => {
  const { page, asked } = await openBoardPage(browser, { url: desk.graph.url, date });
  let isCut = false;
  const lines = new Set<{ close(): Promise<void> }>();
  await page.routeWebSocket(/graphql/, (line) => {
    if (isCut) return void line.close();
    const server = line.connectToServer();
    lines.add({ close: () => Promise.all([line.close(), server.close()]).then(() => {}) });
  });
  await page.getByLabel('E-mail address').fill(desk.owner.email);
  await page.getByLabel('Password').fill(desk.owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
  isCut = true;
  for (const line of lines) await line.close();
  await page.getByText('Line cut: reconnecting…').waitFor();
  const before = asked.length;
  const holdId = await hold(desk.client, desk.services.ben, at('13:00'));
  isCut = false;
  await page.getByText('Live', { exact: true }).waitFor();
  await page.locator(`[data-hold="${holdId}"]`).waitFor();
  expect(asked.slice(before)).toEqual([]);
  await desk.client.act('releaseHold', { holdId }, 'holdId');
  await page.context().close();
});

test('a day on which clocks change has 23 or 25 hours', async () => {
  const { page } = there;
  const hours = async (day: string) => {
    await page.getByLabel('Show the day').fill(day);
    await page.waitForURL(`**#${day}`);
    await page.getByRole('heading', { name: day.slice(0, 4) }).waitFor();
    await page.locator('main[aria-busy=false]').waitFor();
    return page.locator('.axis span:not(.axis-now)').allTextContents();
  };
  expect((await hours('2027-03-28')).slice(1, 4)).toEqual(['01:00', '03:00', '04:00']);
  expect((await hours('2027-10-31')).slice(1, 5)).toEqual(['01:00', '02:00', '02:00 GMT+1', '03:00']);
  await page.goBack();
  await page.goBack();
  await tells(page, 3, '15:00–15:30');
});

test('a reload goes on as the same person', async () => {
  await there.page.reload();
  await tells(there.page, 3, '15:00–15:30');
});

test('on a phone one practitioner is shown at a time, and nothing lies beyond the side', async () => {
  const phone = await openBoardPage(browser, { url: desk.graph.url, date, viewport: { width: 360, height: 740 } });
  await phone.enter(desk.owner);
  const width = () => phone.page.evaluate(() => document.documentElement.scrollWidth);
  await visit(phone.page, 3).waitFor();
  expect([await width(), await visit(phone.page, 0).count()]).toEqual([360, 0]);
  await phone.page.locator('.who select').selectOption('Petra Lindt');
  await visit(phone.page, 0).waitFor();
  expect([await width(), await visit(phone.page, 3).count()]).toEqual([360, 0]);
  await picture(phone.page, 'phone');
  await visit(phone.page, 0).click();
  await phone.page.getByRole('dialog').waitFor();
  expect(await width()).toBe(360);
  expect([...(await violations(phone.page)), ...phone.wrong]).toEqual([]);
  await phone.context.close();
});

test.each(['light', 'dark'] as const)('nothing of WCAG 2.1 AA that can be checked by a program is broken: %s', async (colorScheme) => {
  const { page, wrong, enter, context } = await openBoardPage(browser, { url: desk.graph.url, date, colorScheme });
  const began = performance.now();
  await page.reload();
  await page.getByLabel('E-mail address').waitFor();
  const firstMs = performance.now() - began;
  expect(await violations(page)).toEqual([]);
  const pressed = performance.now();
  await enter(desk.owner);
  await visit(page, 0).waitFor();
  process.stdout.write(
    `board, ${colorScheme}: sign-in shown after ${Math.round(firstMs)} ms, the day ${Math.round(performance.now() - pressed)} ms after signing in\n`,
  );
  expect(await violations(page)).toEqual([]);
  await picture(page, `desktop-${colorScheme}`);
  await drag(page, visitOf(0), { y: pxPerHour });
  await page.locator('.notice').waitFor();
  expect(await violations(page)).toEqual([]);
  await visit(page, 3).click();
  await page.getByRole('dialog').waitFor();
  await picture(page, `visit-${colorScheme}`);
  expect([...(await violations(page)), ...wrong]).toEqual([]);
  await context.close();
});

test('meanwhile no page asked another origin, broke its policy or failed', () => {
  expect([...here.wrong, ...there.wrong]).toEqual([]);
});

/** What axe-core finds, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    return (await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
}
