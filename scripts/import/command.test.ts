import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith } from './import.fixture.ts';

const script = fileURLToPath(new URL('../import.ts', import.meta.url));

/** Runs the command as `npm run import` does, on a data directory of its own. */
async function run(data: string, ...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, KLEAR_DATA_DIR: data, DATABASE_URL: '', REDIS_URL: '', APOLLO_TELEMETRY_DISABLED: 'true' };
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    err += part;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}

test('the exit code says whether all went in (0), something was faulty (1), or the call was wrong (2)', async () => {
  const header = 'country_code,zipcode,place,state,latitude,longitude\n';
  const folder = await folderWith({ 'good.csv': `${header}CH,3000,Bern,BE,46.9,7.4\n`, 'bad.csv': `${header}CH,3001,Bern,BE,no,7.4\n` });
  const data = `${folder}/data`;
  await mkdir(data);

  expect(await run(data, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('directory|records|articles|places') });
  expect(await run(data, 'patients', folder)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Say what to import') });
  expect(await run(data, 'places', `${folder}/none.csv`)).toMatchObject({
    code: 2,
    err: `There is no file or folder ${folder}/none.csv.\n`,
  });

  const first = await run(data, 'places', `${folder}/good.csv`);
  expect(first).toMatchObject({ code: 0, out: 'postal code: 1 read, 1 new or changed\nNothing was left out.\n' });
  expect(first.err, 'progress').toBe('postal code: 1 read, 1 new or changed\n');
  const second = await run(data, 'places', folder);
  expect(second).toMatchObject({ code: 1, out: 'postal code: 2 read, 0 new or changed\nFaulty: 1, named above.\n' });
  expect(second.err).toContain('bad.csv:2: latitude: Degrees, within 90. (OUT_OF_RANGE)\n');
}, 120_000);
