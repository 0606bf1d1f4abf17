import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRouter } from './doors.ts';
import { createGuardedShop, shopSdl } from './guarded-shop.ts';
import { composeLibrary } from './library.ts';

const shop = createGuardedShop();
let door: Awaited<ReturnType<typeof openRouter>>;
beforeAll(async () => {
  door = await openRouter(shop.transports, shopSdl);
});
afterAll(() => door.close());

/** The same graph, whose closed fields are closed by a name that nobody looks for. */
const renamed = composeLibrary(
  Object.fromEntries(
    Object.entries(shopSdl).map(([name, sdl]) => [
      name,
      sdl.replaceAll('"@authenticated"', '{ name: "@authenticated", as: "@guard" }').replaceAll(/@authenticated\b(?!")/g, '@guard'),
    ]),
  ),
);

test('a supergraph that has its policies under other names is refused, and the last one stays in force', async () => {
  expect(renamed).toContain('@guard');
  expect(await door.router.swap(renamed)).toMatchObject({ ok: false, error: expect.stringContaining('policies keep their names') });
  const answer = await (await door.post({ query: '{ shop { name price } }' }, {})).json();
  expect(answer).toMatchObject({
    data: { shop: { price: null } },
    errors: [{ path: ['shop', 'price'], extensions: { code: 'UNAUTHENTICATED' } }],
  });
});
