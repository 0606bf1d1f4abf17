import { newId } from '@klear/core';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { authorize, createWorld, type Paid, type World } from './world.ts';

let world: World;
let paid: Paid;
beforeAll(async () => {
  world = await createWorld();
  paid = await authorize(world);
});

const count = async () => (await world.database.sql`select count(*)::int as rows from payments.ledger_entries`)[0]?.rows;

/** Writes a ledger transaction by hand, as the system role may. */
async function post(
  entries: readonly (readonly [account: string, amountMinor: number, currency: string])[],
  reference: string = newId(),
): Promise<void> {
  const { organizationId } = paid.facts;
  const id = newId();
  await world.deps.db.asSystem(async (tx) => {
    await tx.execute(
      sql`insert into ledger_transactions values (${organizationId}, ${id}, ${paid.paymentId}, 'REFUNDED', ${reference}, now())`,
    );
    for (const [account, amountMinor, currency] of entries) {
      await tx.execute(
        sql`insert into ledger_entries values (${organizationId}, ${newId()}, ${id}, ${account}, ${amountMinor}, ${currency})`,
      );
    }
  });
}

describe('what the database itself refuses', () => {
  const cases: [string, [string, number, string][]][] = [
    [
      'entries that do not sum to zero',
      [
        ['REFUNDS_GIVEN', 5, 'EUR'],
        ['STRIPE_BALANCE', -4, 'EUR'],
      ],
    ],
    ['one entry alone', [['REFUNDS_GIVEN', 5, 'EUR']]],
    ['no entry at all', []],
    [
      'a balance over two currencies',
      [
        ['REFUNDS_GIVEN', 5, 'EUR'],
        ['STRIPE_BALANCE', -5, 'CHF'],
      ],
    ],
    [
      'an entry of nothing',
      [
        ['REFUNDS_GIVEN', 0, 'EUR'],
        ['STRIPE_BALANCE', 0, 'EUR'],
      ],
    ],
    [
      'an unknown account',
      [
        ['MY_POCKET', 5, 'EUR'],
        ['STRIPE_BALANCE', -5, 'EUR'],
      ],
    ],
  ];
  test.each(cases)('%s', async (_case, entries) => {
    const before = await count();
    await expect(post(entries)).rejects.toThrow();
    expect(await count()).toBe(before);
  });

  test('the same fact twice', async () => {
    const reference = newId();
    const good = [
      ['REFUNDS_GIVEN', 5, 'EUR'],
      ['STRIPE_BALANCE', -5, 'EUR'],
    ] as const;
    await post(good, reference);
    await expect(post(good, reference)).rejects.toThrow();
  });

  test('changing or deleting what was written', async () => {
    for (const statement of [
      'update ledger_entries set amount_minor = 1',
      'delete from ledger_entries',
      'delete from ledger_transactions',
      'delete from payments',
    ]) {
      await expect(world.deps.db.asSystem((tx) => tx.execute(sql.raw(statement)))).rejects.toThrow();
      await expect(world.deps.db.withViewer(paid.client, (tx) => tx.execute(sql.raw(statement)))).rejects.toThrow();
    }
  });

  test('a refund beyond what was captured, and a capture beyond what was authorised', async () => {
    for (const change of ['refunded_minor = 1', 'captured_minor = 9001', 'authorized_minor = 9001']) {
      await expect(
        world.deps.db.asSystem((tx) => tx.execute(sql.raw(`update payments set ${change} where id = '${paid.paymentId}'`))),
      ).rejects.toThrow();
    }
  });
});

test('a payer cannot change a payment, only begin one of their own', async () => {
  const { db } = world.deps;
  await expect(db.withViewer(paid.client, (tx) => tx.execute(sql`update payments set status = 'SUCCEEDED'`))).rejects.toThrow();
  await expect(db.withViewer(paid.client, (tx) => tx.execute(sql`update payments set due = true returning id`))).resolves.toEqual([]);
});
