import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '@klear/service';
import { type LaunchedGraph, launch } from './launch.ts';
import { logFile } from './start/log-file.ts';
import { help, marksOf, startEnvironment, startOptions } from './start/options.ts';
import { castOf } from './start/people.ts';
import { requireFreePort } from './start/port.ts';
import { resetData } from './start/reset.ts';
import { welcome } from './start/welcome.ts';

/** Since the process began, modules included. */
const elapsed = (): string => `${(performance.now() / 1000).toFixed(1)} s`;
const say = (line: string): void => console.log(line);
let graph: LaunchedGraph | undefined;
let isUp = false;
let stopping: string | undefined;

/** Drains once. A start that is under way ends its step first: main looks after each. A second signal ends at once. */
async function stop(signal: string): Promise<void> {
  if (stopping) process.exit(1);
  stopping = signal;
  if (graph && isUp) await finish(graph);
  else say('\nKlear Karma stops after this step ...');
}

async function finish(running: LaunchedGraph): Promise<never> {
  say('\nKlear Karma is stopping: sockets first, the database last ...');
  const clean = await running.stop();
  say(clean ? 'Stopped. Everything is kept; start again with: npm start' : 'Stopped, but something did not end in time: see klear.log.');
  process.exit(clean ? 0 : 1);
}

async function main(): Promise<void> {
  const options = startOptions(process.argv.slice(2));
  if (options.help) return say(help);
  const { dataDirectory = fileURLToPath(new URL('../.data', import.meta.url)), ...services } = startEnvironment(process.env);
  say(`Klear Karma is starting on port ${options.port} (data in ${dataDirectory}) ...`);
  await requireFreePort(options.port);
  if (options.reset) {
    if (services.databaseUrl) throw new Error('--reset deletes .data/ only. Empty the database behind DATABASE_URL yourself.');
    await resetData(dataDirectory);
    say('  deleted the old data');
  }
  const { log, file } = logFile(dataDirectory);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  const progress = (step: string) => say(`  ${elapsed().padStart(6)}  ${step}`);
  const cast = await castOf(marksOf(dataDirectory, services.databaseUrl), options);
  graph = await launch({ ...services, dataDirectory, port: options.port, graphiql: cast, board: true, log, progress });
  if (stopping) return finish(graph);
  const people = await cast.bringIn(graph, { say: progress, stopped: () => stopping !== undefined });
  if (stopping || !people) return finish(graph);
  say(welcome(graph, people, { elapsed: elapsed(), logFile: file }));
  await people.told();
  isUp = true;
  if (stopping) await finish(graph);
}

try {
  await main();
} catch (fault) {
  const clear = fault instanceof EnvironmentError || (fault instanceof Error && fault.name === 'Error');
  console.error(clear ? `Klear Karma: ${fault.message}` : fault);
  if (graph) await graph.stop();
  process.exit(1);
}
