import { readFileSync } from 'node:fs';
import { createServiceMetrics } from '@klear/service';
import type { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createRouterMetrics } from '../src/observe/router-metrics.ts';

const { registry } = createServiceMetrics();
createRouterMetrics(registry).gauges(() => {
  throw new TypeError('nobody reads them here');
});

/** One line per metric of ours, as docs/watching.md has it. */
function tableOf(of: Registry): string[] {
  const metrics = of.getMetricsAsArray() as unknown as {
    name: string;
    help: string;
    labelNames: string[];
    constructor: { name: string };
  }[];
  return metrics
    .filter(({ name }) => name.startsWith('klear_'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, help, labelNames, constructor: kind }) => {
      const labels = labelNames
        .filter((label) => label !== 'le')
        .map((label) => `\`${label}\``)
        .join(', ');
      return `| \`${name}\` | ${kind.name.toLowerCase()} | ${labels || '–'} | ${help} |`;
    });
}

it('docs/watching.md names every metric with its labels and meaning, and no other', () => {
  const doc = readFileSync(new URL('../../docs/watching.md', import.meta.url), 'utf8');
  expect(doc.split('\n').filter((line) => line.startsWith('| `klear_'))).toEqual(tableOf(registry));
});
