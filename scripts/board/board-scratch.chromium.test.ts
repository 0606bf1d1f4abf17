import { chromium } from 'playwright-core';
import { test } from 'vitest';
import { hold, openDesk, record, tomorrow } from './desk.ts';

test('scratch', { timeout: 180_000 }, async () => {
  const desk = await openDesk();
  const { date, at } = tomorrow();
  const soon = new Date(Math.ceil((Date.now() + 20 * 60_000) / 900_000) * 900_000);
  const { petra, ben } = desk.services;
  const v = (client: typeof desk.client, serviceId: string, start: Date, status: 'booked' | 'fulfilled' | 'noshow' = 'booked') => ({
    client,
    serviceId,
    start,
    status,
  });
  await record(desk, [
    v(desk.client, petra, at('10:00')),
    v(desk.second, petra, at('11:15')),
    v(desk.second, ben, at('09:30')),
    v(desk.client, ben, at('12:30')),
    v(desk.client, petra, at('14:00'), 'noshow'),
    v(desk.client, petra, soon),
    v(desk.second, petra, new Date(soon.getTime() + 3_600_000)),
    v(desk.second, petra, new Date(soon.getTime() - 2 * 3_600_000), 'fulfilled'),
    v(desk.second, ben, new Date(soon.getTime() - 1_800_000)),
  ]);
  await hold(desk.client, ben, at('15:00'));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  for (const scheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.on('console', (m) => console.log('console', m.text()));
    page.on('pageerror', (m) => console.log('pageerror', m.stack));
    const t0 = performance.now();
    await page.goto(`${desk.graph.url}/board#${date}`);
    await page.getByLabel('E-mail address').waitFor();
    console.log('sign-in shown', Math.round(performance.now() - t0));
    await page.screenshot({ path: `/tmp/board-signin-${scheme}.png` });
    await page.getByLabel('E-mail address').fill(desk.owner.email);
    await page.getByLabel('Password').fill(desk.owner.password);
    const t1 = performance.now();
    await page.getByRole('button', { name: 'Sign in' }).click();
    try {
      await page.locator('.visit').first().waitFor({ timeout: 8000 });
    } catch (e) {
      console.log(String(e));
    }
    console.log('day shown', Math.round(performance.now() - t1));
    await page.screenshot({ path: `/tmp/board-desktop-${scheme}.png` });
    await page.locator('.visit').first().click();
    await page.screenshot({ path: `/tmp/board-dialog-${scheme}.png` });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Today' }).click();
    await page
      .locator('[data-list=expected]')
      .waitFor({ timeout: 5000 })
      .catch((e) => console.log(String(e)));
    await page
      .getByRole('button', { name: /^Check in/ })
      .first()
      .click()
      .catch(() => {});
    await page
      .locator('[data-list=here]')
      .waitFor({ timeout: 5000 })
      .catch((e) => console.log(String(e)));
    await page.screenshot({ path: `/tmp/board-queue-${scheme}.png` });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${desk.graph.url}/board#${date}`);
    await page.screenshot({ path: `/tmp/board-phone-${scheme}.png`, fullPage: true });
    console.log('scrollWidth', await page.evaluate(() => document.documentElement.scrollWidth));
    await context.close();
  }
  await browser.close();
  await desk.close();
});
