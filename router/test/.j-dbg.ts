import { chromium } from 'playwright-core';
import { buildGraphiql } from '../graphiql/build.ts';
import { createPractice, people } from './practice.ts';
const practice = await createPractice({ page: buildGraphiql(), demoSignIns: people });
const l = await practice.router.listen({ host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const page = await (await browser.newContext()).newPage();
page.setDefaultTimeout(5000);
try {
await page.goto(l.url + '/graphiql');
await page.getByRole('button', { name: 'client', exact: true }).click();
console.log('clicked');
await page.getByRole('status').getByText('Ada Demo').waitFor();
console.log('signed in');
await page.locator('.graphiql-tabs').getByText('MyAppointments', { exact: true }).click();
console.log('tab');
await page.getByRole('button', { name: /execute query/i }).click();
console.log('run');
await page.locator('.graphiql-response .view-lines').getByText('"Ada Demo"').first().waitFor();

await page.getByRole('button', { name: 'studio manager', exact: true }).click();
await page.getByRole('status').getByText('Cleo Demo').waitFor();
await page.getByRole('button', { name: /execute query/i }).click();
await page.locator('.graphiql-response .view-lines').getByText('"Cleo Demo"').first().waitFor();
console.log('cleo');
await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('status').getByText('Sign in as').waitFor();
await page.getByRole('button', { name: /execute query/i }).click();
await page.locator('.graphiql-response .view-lines').getByText('UNAUTHENTICATED').first().waitFor();
console.log('anon');
await page.locator('.graphiql-tabs').getByText('WatchSlots', { exact: true }).click();
await page.getByRole('button', { name: /execute query/i }).click();
await page.locator('.graphiql-response .view-lines').getByText('is not known yet').first().waitFor();
console.log('unknown');
} catch (e) { console.log(String(e).slice(0, 1500)); }
await page.screenshot({ path: '/tmp/j-dbg.png' });
console.log(await page.locator('.graphiql-response').innerText());
console.log(await page.locator('[class*=graphiql-tab]').evaluateAll((n) => n.map((x) => x.className)));
process.exit(0);
