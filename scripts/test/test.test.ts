import { describe, expect, test } from 'vitest';
import { belowFloor, coverageLines, coveragePerPackage } from './coverage.ts';
import { chooseKinds, filesOfKind, parseRequired } from './kinds.ts';
import { countTests } from './vitest.ts';

describe('tests that need Redis, Chromium or data', () => {
  const withTests = new Set(['redis', 'chromium', 'data'] as const);

  test('run when they can, are named when left out, and are red when required', () => {
    const choice = chooseKinds({ present: new Set(['redis']), required: new Set(['data']), withTests });
    expect(choice).toEqual({ run: ['redis'], leftOut: ['chromium'], missing: ['data'] });
  });

  test('are red when required even though no test needs them yet', () => {
    expect(chooseKinds({ present: new Set(), required: new Set(['data']), withTests: new Set() }).missing).toEqual(['data']);
  });

  test('cannot be required by a word that does not exist', () => {
    expect(parseRequired('redis, data')).toEqual(new Set(['redis', 'data']));
    expect(parseRequired(undefined)).toEqual(new Set());
    expect(() => parseRequired('redsi')).toThrow('redsi');
  });

  test('are known by the name of their file', () => {
    expect(filesOfKind(['a.test.ts', 'b.redis.test.ts', 'c.data.test.ts'], 'redis')).toEqual(['b.redis.test.ts']);
  });
});

describe('coverage', () => {
  const names = ['packages/core', 'packages/db', 'router'];
  const lines = (covered: number, total: number) => ({ lines: { covered, total } });
  const summary = {
    total: lines(0, 0),
    '/r/packages/core/src/a.ts': lines(9, 10),
    '/r/packages/core/src/b.ts': lines(10, 10),
    '/r/router/src/c.ts': lines(8, 10),
  };
  const packages = coveragePerPackage(summary, { root: '/r', names });

  test('is summed per package', () => {
    expect(packages.map(({ name, covered, total }) => [name, covered, total])).toEqual([
      ['packages/core', 19, 20],
      ['packages/db', 0, 0],
      ['router', 8, 10],
    ]);
  });

  test('leaves out what only tests can reach that this machine cannot run', () => {
    const withRedis = { ...summary, '/r/packages/core/src/redis/d.ts': lines(0, 10), '/r/packages/core/src/redistribute.ts': lines(0, 1) };
    const [core] = coveragePerPackage(withRedis, { root: '/r', names, without: ['redis'] });
    expect(core).toMatchObject({ covered: 19, total: 21 });
    expect(coveragePerPackage(withRedis, { root: '/r', names })[0]).toMatchObject({ covered: 19, total: 31 });
  });

  test('is red below the floor, and for a package of which no line was measured', () => {
    expect(belowFloor(packages).map(({ name }) => name)).toEqual(['packages/db', 'router']);
    expect(coverageLines(packages)[2]).toContain('LOW');
  });
});

describe('the count', () => {
  test('takes a file that did not load as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numTotalTests: 4,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countTests(report)).toEqual({ passed: 3, failed: 1, broken: 1 });
  });
});
