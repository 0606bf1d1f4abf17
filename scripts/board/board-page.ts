import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Person } from '../journey/person.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });

/** A browser window on the board, and what may never happen there: other origins, broken policies, errors in the console. */
export interface BoardPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly wrong: readonly string[];
  /** What the page asked the graph for, by the name of the operation. */
  readonly asked: string[];
  /** Signs in and waits for the day. */
  enter(person: Person): Promise<void>;
}

export async function openBoardPage(
  browser: Browser,
  { url, date, ...look }: { url: string; date: string; colorScheme?: 'light' | 'dark'; viewport?: { width: number; height: number } },
): Promise<BoardPage> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1_280, height: 900 }, ...look });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrong: string[] = [];
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) wrong.push(`request to ${request.url()}`);
    const operation = /(?:query|mutation) (\w+)/.exec(request.postDataJSON()?.query ?? '')?.[1];
    if (operation) asked.push(operation);
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(url).host) wrong.push(`socket to ${socket.url()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => void wrong.push(`page: ${error.message}`));
  await page.goto(`${url}/board#${date}`);
  return {
    page,
    context,
    wrong,
    asked,
    async enter({ email, password }) {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('.grid').waitFor();
    },
  };
}

/** Takes a picture into the folder that SCREENSHOTS names, for people to look at; does nothing without it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `board-${name}.png`), fullPage: true });
}

/** Presses a visit with the mouse, carries it so many pixels, and lets it go unless told to hold on. */
export async function drag(page: Page, visit: string, by: { x?: number; y?: number }, letGo = true): Promise<void> {
  const element = page.locator(`[data-visit="${visit}"]`);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('the visit is not shown');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (by.x ?? 0) / 2, from.y + (by.y ?? 0) / 2, { steps: 4 });
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0), { steps: 4 });
  if (letGo) await page.mouse.up();
}
