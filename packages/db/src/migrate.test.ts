import { silentLogger } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { migrationFolder, notes, ownDatabase, passwords } from '../test/own-database.ts';
import { migrate } from './index.ts';

const own = await ownDatabase();
const run = (files: Record<string, string>) =>
  migrate({ url: own.url, schema: 'proof', ownerPassword: passwords.owner, directory: migrationFolder(files), log: silentLogger });
const first = { '0001_notes.sql': notes };

describe('migrate', () => {
  test('applies new files in order, once, also when several processes start together', async () => {
    const files = {
      ...first,
      '0003_b.sql': 'insert into a values (2)',
      '0002_a.sql': `create table a (n int); call protect_table('a'); insert into a values (1)`,
    };
    const runs = await Promise.all([run(files), run(files), run(files)]);
    expect(runs.flatMap((each) => each.applied)).toEqual(['0002_a.sql', '0003_b.sql']);
    expect(await own.admin`select n from proof.a order by n`).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('refuses a changed file and one that vanished, in one clear line', async () => {
    await expect(run({ ...first, '0002_a.sql': 'select 1', '0003_b.sql': '' })).rejects.toThrow(
      /0002_a.sql was applied to proof and has changed since/,
    );
    await expect(run(first)).rejects.toThrow(/was applied to proof and is missing here/);
  });

  test('a failing file leaves nothing behind and names itself', async () => {
    const own2 = await ownDatabase();
    const broken = migrationFolder({ ...first, '0002_half.sql': 'create table half (n int); select 1 / 0' });
    const attempt = migrate({ url: own2.url, schema: 'proof', ownerPassword: passwords.owner, directory: broken, log: silentLogger });
    await expect(attempt).rejects.toThrow('Migration 0002_half.sql of proof failed: division by zero');
    expect(await own2.admin`select to_regclass('proof.half') as half`).toEqual([{ half: null }]);
  });

  test('a data migration sees the rows it must change; the owner outside of one sees none', async () => {
    const own3 = await ownDatabase();
    await own3.admin`insert into proof.notes values (gen_random_uuid(), gen_random_uuid(), 'old')`;
    const directory = migrationFolder({ ...first, '0002_rewrite.sql': `update notes set body = 'new'` });
    await migrate({ url: own3.url, schema: 'proof', ownerPassword: passwords.owner, directory, log: silentLogger });
    expect(await own3.admin`select body from proof.notes`).toEqual([{ body: 'new' }]);
  });

  test('files are named NNNN_name.sql with a number of their own', async () => {
    await expect(run({ '1_x.sql': '' })).rejects.toThrow('NNNN_name.sql');
    await expect(run({ '0001_x.sql': '', '0001_y.sql': '' })).rejects.toThrow('the number 0001');
  });
});
