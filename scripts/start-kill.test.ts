import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as moment } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { proofSeed, proofSize, waitFor } from '@klear/testing';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { demoPractice } from './demo/practice.ts';
import { diceOf } from './demo/random.ts';
import { scales } from './demo/scale.ts';
import { demoResources } from './demo/showcase.ts';
import { demoVisits } from './demo/visits.ts';
import { demoMessages } from './demo/write-calendar.ts';

const rounds = proofSize('start-kill', 1, 10);
const dice = diceOf('start-kill', proofSeed('start-kill'));
const script = fileURLToPath(new URL('./start.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'klear-start-'));
const running = new Set<ChildProcess>();

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Milliseconds until a line with this text was printed. */
  prints(text: string): Promise<number>;
}

function start(directory: string, ...args: string[]): Started {
  const begun = performance.now();
  const env = { ...process.env, KLEAR_DATA_DIR: directory, DATABASE_URL: '', REDIS_URL: '', STRIPE_SECRET_KEY: '', VITEST: '' };
  const child = spawn(process.execPath, [script, '--port', '0', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (output += part.toString()));
  return {
    child,
    output: () => output,
    async prints(text) {
      await waitFor(`${text} of npm start, which said: ${output}`, () => output.includes(text) || child.exitCode !== null, 120_000);
      expect(output).toContain(text);
      return Math.round(performance.now() - begun);
    },
  };
}

async function kill({ child }: Started): Promise<void> {
  child.kill('SIGKILL');
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
}

/** The postmasters of a data directory: a postgres that another one started is not counted. */
function postmastersOf(directory: string): number[] {
  const cluster = join(directory, 'postgres', 'cluster');
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => /postgres -D /.test(line) && line.includes(cluster)).map((line) => Number.parseInt(line, 10));
}

async function countsIn(directory: string): Promise<Record<string, number>> {
  const server = join(directory, 'postgres');
  const password = readFileSync(join(server, 'superuser.password'), 'utf8');
  const port = Number(readFileSync(join(server, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3]);
  const sql = postgres({ host: '127.0.0.1', port, username: 'klear', password, database: 'postgres', max: 1, onnotice: () => {} });
  const tables = [
    'users.persons',
    'users.organizations',
    'users.consents',
    'users.credentials',
    'practitioners.practitioners',
    'practitioners.services',
    'practitioners.credentials',
    'bookings.resources',
    'bookings.schedules',
    'bookings.appointments',
    'bookings.messages',
    'health_records.resources',
    'content.articles',
  ];
  try {
    const rows = await Promise.all(tables.map((table) => sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`));
    return Object.fromEntries(tables.map((table, index) => [table, rows[index]?.[0]?.count ?? 0]));
  } finally {
    await sql.end();
  }
}

function expectedCounts(directory: string): Record<string, number> {
  const { monday } = JSON.parse(readFileSync(join(directory, 'demo.json'), 'utf8')) as { monday: string };
  const practice = demoPractice(scales.demo, monday);
  const visits = demoVisits(practice, scales.demo);
  const staff = practice.organizations.flatMap((organization) => organization.staff);
  return {
    'users.persons': staff.length + practice.practitioners.length + practice.clients.length,
    'users.organizations': practice.organizations.length,
    'users.consents': new Set(visits.filter(({ client }) => client.n % 2 === 0).map(({ client }) => client.id)).size,
    'users.credentials': 3,
    'practitioners.practitioners': practice.practitioners.length,
    'practitioners.services': practice.practitioners.flatMap(({ services, showcase }) => [...services, ...showcase]).length,
    // One of each practitioner, and a licence of whoever shows what needs one.
    'practitioners.credentials':
      practice.practitioners.length + practice.practitioners.filter(({ showcase }) => showcase.length > 0).length,
    'bookings.resources': practice.organizations.flatMap((organization) => demoResources(organization, practice.baseMs)).length,
    'bookings.schedules': practice.practitioners.length,
    'bookings.appointments': visits.length,
    'bookings.messages': demoMessages(visits, practice).length,
    'content.articles': 12,
  };
}

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all([...running].map((child) => child.signalCode ?? child.exitCode ?? once(child, 'exit')));
  for (const directory of readdirSync(home)) for (const pid of postmastersOf(join(home, directory))) process.kill(pid, 'SIGQUIT');
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test(
  'killed while it writes the demo and while it serves, npm start comes back with the whole demo, one postmaster, and stops clean',
  async () => {
    const records = new Set<number>();
    for (let round = 0; round < rounds; round += 1) {
      const directory = join(home, String(round));
      const step = dice.pick(['people', 'organizations', 'records', 'credentials', 'schedules', 'appointments', 'messages']);
      const first = start(directory);
      await first.prints(`demo: ${step}`);
      // Somewhere inside of the step: the moment is what this proof varies.
      await moment(dice.roll(400));
      await kill(first);

      const second = start(directory);
      const completedMs = await second.prints('Klear Karma answers');
      const counts = await countsIn(directory);
      expect(counts).toMatchObject(expectedCounts(directory));
      records.add(counts['health_records.resources'] ?? 0);
      expect(postmastersOf(directory)).toHaveLength(1);
      await kill(second);

      const third = start(directory);
      const answeredMs = await third.prints('Klear Karma answers');
      const url = /graph +(http\S+)/.exec(third.output())?.[1] ?? '';
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
      expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
      expect(await countsIn(directory)).toEqual(counts);
      expect(postmastersOf(directory)).toHaveLength(1);
      third.child.kill('SIGINT');
      const [code] = (await once(third.child, 'exit')) as [number | null];
      expect(code).toBe(0);
      expect(postmastersOf(directory)).toEqual([]);
      process.stdout.write(
        `start-kill ${round}: killed in "${step}"; completed after ${completedMs} ms, answered again after ${answeredMs} ms\n`,
      );
      rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
    expect(records.size).toBe(1);
  },
  rounds * 300_000,
);
