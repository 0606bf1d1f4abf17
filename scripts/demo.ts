import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '@klear/core';
import { progressIn } from './demo/progress.ts';
import { isScaleName, scales } from './demo/scale.ts';
import { DemoInterrupted, writeDemo } from './demo/write.ts';
import { launch } from './launch.ts';
import { logFile } from './start/log-file.ts';

const help = `npm run demo [-- options]

Writes a demo practice into a data directory that has none (or completes one), and stops again. Dates hang on this week's Monday.

  --scale NAME   ${Object.entries(scales)
    .map(
      ([name, { practitioners, clients, appointments }]) =>
        `${name}: ${practitioners} practitioners, ${clients} clients, ${appointments} appointments`,
    )
    .join('\n                 ')}
  --data DIR     another place than .data/ (npm start finds it there by KLEAR_DATA_DIR)
  --help         this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { scale: { type: 'string', default: 'demo' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(help);
  const { scale } = values;
  if (!isScaleName(scale)) throw new Error(`--scale is one of ${Object.keys(scales).join(', ')}.`);
  const dataDirectory = values.data ?? fileURLToPath(new URL('../.data', import.meta.url));
  if (existsSync(join(dataDirectory, 'owner.json')))
    throw new Error('This data was started with --empty; a demo practice needs data of its own.');
  const progress = await progressIn(dataDirectory, scale, systemClock.now());
  if (progress.scale !== scale) throw new Error(`This data has a practice of scale ${progress.scale} already. Give another --data.`);
  const graph = await launch({ dataDirectory, port: 0, log: logFile(dataDirectory).log });
  let stopping = false;
  const stop = () => {
    stopping = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  const started = performance.now();
  const elapsed = () => ((performance.now() - started) / 1000).toFixed(1);
  try {
    await writeDemo({
      services: graph.services,
      progress,
      say: (step) => console.log(`${elapsed().padStart(8)} s  ${step}`),
      stopped: () => stopping,
    });
    console.log(`The practice is whole (${scale}, week of ${progress.monday}, ${elapsed()} s).`);
  } finally {
    await graph.stop();
  }
}

try {
  await main();
  process.exit(0);
} catch (fault) {
  const expected = fault instanceof DemoInterrupted || (fault instanceof Error && (fault.name === 'Error' || 'code' in fault));
  console.error(expected ? fault.message : fault);
  process.exit(1);
}
