import { chromium } from 'playwright-core';
import { buildGraphiql } from '../graphiql/build.ts';
import { createPractice, people } from './practice.ts';
const dir = await buildGraphiql();
const practice = await createPractice({ page: dir, demoSignIns: people, payWithTestCard: async () => {} });
const l = await practice.router.listen({ host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 860 } })).newPage();
page.setDefaultTimeout(8000);
page.on('console', (m) => m.type() !== 'info' && console.log('console', m.type(), m.text().slice(0, 300)));
try {
await page.goto(l.url + '/graphiql');
await page.locator('.graphiql-query-editor .view-line').first().waitFor();
await page.waitForTimeout(1500);
await page.screenshot({ path: '/tmp/j-a.png' });
for (const tab of ['FreeTimes','WatchSlots','HoldSlot','CreatePayment','BookAppointment','MyAppointments','WatchAppointments','SendMessage','GrantConsent','HealthRecord','CancelAppointment']) {
await page.locator('.graphiql-tabs').getByText(tab, { exact: true }).click();
await page.waitForTimeout(1200);
console.log(tab, await page.locator('[class*=squiggly]').count());
await page.screenshot({ path: `/tmp/j-tab-${tab}.png` });
}
} catch (e) { console.log(String(e).slice(0, 1500)); }
process.exit(0);
