import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readEnv } from './env.ts';
import { envText, makeSecrets, prefixOf, subgraphs } from './secrets.ts';

const files = makeSecrets();

describe('the secrets of a deployment', () => {
  test('are all different, except where two sides must hold the same key', () => {
    const values = Object.values(files).flatMap((variables) =>
      Object.values(variables).filter((value) => value !== '' && value !== 'postgres'),
    );
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    // Six hop keys (subgraph and router), one quote key (bookings and payments).
    expect(new Set(twice).size).toBe(7);
    expect(twice.length).toBe(7);
  });

  test('give the router and each subgraph the same hop key', () => {
    for (const name of subgraphs) expect(files['hop-keys.env']?.[`${prefixOf(name)}_HOP_KEY`]).toBe(files[`${name}.env`]?.HOP_KEY);
  });

  test('survive the env file, the token key in JSON included', () => {
    for (const variables of Object.values(files)) expect(parseEnv(envText(variables))).toEqual(variables);
  });

  test('leave to the operator what only Stripe can give', () => {
    expect(files['payments.env']).toMatchObject({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' });
  });
});

describe("the administrator's database", () => {
  test('is found by its URL, or by the one of the services with the credentials of postgres.env', () => {
    expect(readEnv({ DATABASE_ADMIN_URL: 'postgres://a@db/klear' }).adminUrl).toBe('postgres://a@db/klear');
    const parts = { DATABASE_URL: 'postgres://db:5432/klear', POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: 'p/w' };
    expect(readEnv(parts).adminUrl).toBe('postgres://postgres:p%2Fw@db:5432/klear');
    expect(() => readEnv({})).toThrow('DATABASE_ADMIN_URL');
  });
});
