import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/bench.ts', ...args], { cwd: root });
const numbers = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, expect.any(Number)]));

const contender = numbers(['requestsPerSecond', 'p50Ms', 'p99Ms', 'cpuMsPerOperation', 'rssMegabytes', 'answerBytes', 'subgraphRequests']);
const ratios = { apollo: numbers(['requestsPerSecond', 'p50', 'p99', 'cpu']) };
const operation = { contenders: { klear: contender, apollo: contender }, ratios };
/** Nobody can answer one fetch for less than who only passes it on. */
const oneFetch = { contenders: { ...operation.contenders, bare: contender }, ratios };
const search = numbers(['requestsPerSecond', 'p50Ms', 'p99Ms', 'cpuMsPerOperation', 'rssMegabytes', 'answerBytes']);
const asked = { ...numbers(['slots', 'medianMs', 'p90Ms']), statements: 1 };
const spread = numbers(['median', 'p99', 'worst']);
const held = numbers(['kilobytes', 'heap', 'external']);
const machine = { cores: expect.any(Number), node: process.version, platform: expect.any(String) };

describe.concurrent('every benchmark runs small, finds equal answers, and ends with its figures as one line of JSON', () => {
  test.each([
    ['router', { machine, connections: 2, operations: { nested: operation, list: operation, 'one-fetch': oneFetch, mutation: operation } }],
    [
      'router-memory',
      { machine, operations: 400, documents: 90, ...numbers(['heapBytesPerOperation', 'rssBytesPerOperation']), seen: expect.any(Array) },
    ],
    [
      'slots',
      {
        asked: {
          machine,
          aim: 12,
          practitioners: { few: 2, many: 20 },
          found: ['next 10 each', 'next 100 each'].map((limit) => ({ limit, few: asked, many: asked, ratio: expect.any(Number) })),
        },
        grown: {
          machine,
          aims: { p95Ms: 150, ratio: 1.3 },
          practitioners: 20,
          found: [1_000, 2_000].map((stored) => ({ stored, statements: 1, ...numbers(['slots', 'medianMs', 'p95Ms']) })),
          ratio: expect.any(Number),
        },
      },
    ],
    [
      'limits',
      { machine, count: 60, refusedMs: spread, heapMegabytes: spread, smallPlanMs: spread, ...numbers(['seed', 'refused', 'accepted']) },
    ],
    [
      'sockets',
      {
        machine,
        sockets: 50,
        memory: { connected: held, subscribed: held, all: held },
        event: numbers(['p50Ms', 'p99Ms', 'worstP99Ms', 'cpuMs']),
        slow: { clients: 3, endedByRouter: 3, ...numbers(['kilobytesEach', 'crowdEventP99Ms']) },
        ended: { clients: 5, codes: [4403], ...numbers(['signOutMs', 'lapseMs']) },
        storm: numbers(['ms', 'queries', 'putOff']),
      },
    ],
    [
      'watching',
      { machine, watched: Array.from({ length: 4 }, () => ({ way: expect.any(String), ...numbers(['cpuMicroseconds', 'morePercent']) })) },
    ],
    [
      'live',
      {
        machine,
        aims: { lagP99Ms: 1_000 },
        viewers: 10,
        calendars: 5,
        changesPerSecond: 20,
        told: expect.any(Number),
        committed: numbers(['p50Ms', 'p99Ms']),
        heard: numbers(['p50Ms', 'p99Ms']),
        screen: numbers(['p50Ms', 'p99Ms', 'maxMs']),
        cores: numbers(['graph', 'viewers']),
      },
    ],
    [
      'hop',
      {
        machine,
        bodies: [1, 5, 16, 50].map((kilobytes) => ({
          kilobytes,
          ...numbers(['signMicroseconds', 'verifyMicroseconds', 'hopMicroseconds', 'leastMicroseconds']),
        })),
      },
    ],
    [
      'authorization',
      {
        machine,
        guards: ["a person's own day and record", 'a practitioner reads a lent record'].map((question) => ({
          question,
          part: 'all together',
          ...numbers(['takenAway', 'addedAlone', 'milliseconds']),
        })),
      },
    ],
    [
      'bookings',
      {
        machine,
        booking: numbers(['bookingsPerSecond', 'aloneBookingsPerSecond', 'ratio', 'statements', 'transactions']),
        mixed: [{ connections: 2, ...numbers(['requestsPerSecond', 'p50Ms', 'p95Ms', 'p99Ms']), spent: numbers(['graphMs', 'benchMs']) }],
      },
    ],
    ['journey', { machine, connections: 2, found: [2, 10, 40].map((rows) => ({ rows, ...search })) }],
  ])(
    '%s',
    async (name, figures) => {
      const { stdout } = await run(name, '--small');
      expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ bench: name, small: true, ...figures });
    },
    // All of them at once, on as few cores as there are.
    180_000,
  );
});

test('an unknown name ends with the names that there are, and --help tells them', async () => {
  await expect(run('nothing')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('There are: router, ') });
  expect((await run('--help')).stdout).toContain('router');
});
