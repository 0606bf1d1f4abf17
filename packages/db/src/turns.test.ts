import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('no more turns are out than there are connections, and who came first goes first', async () => {
  const turns = createTurns(2);
  const [first, second] = [await turns.take(), await turns.take()];
  const order: string[] = [];
  const third = turns.take().then((give) => {
    order.push('third');
    return give;
  });
  const fourth = turns.take().then((give) => {
    order.push('fourth');
    return give;
  });
  expect(order).toEqual([]);
  first();
  first();
  (await third)();
  (await fourth)();
  second();
  expect(order).toEqual(['third', 'fourth']);
  const again = [await turns.take(), await turns.take()];
  expect(again).toHaveLength(2);
});

test('who waits too long is refused and takes no turn from others', async () => {
  const turns = createTurns(1, 5);
  const give = await turns.take();
  await expect(turns.take()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  give();
  (await turns.take())();
});
