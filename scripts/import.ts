import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { help, importArguments, UsageError } from './import/arguments.ts';
import { type Installation, openInstallation } from './import/installation.ts';
import { createProgress } from './import/progress.ts';
import { faultLine, summary } from './import/report.ts';
import { runImport } from './import/run.ts';
import { logFile } from './start/log-file.ts';
import { startEnvironment } from './start/options.ts';

/** Answers the exit code. Progress and faults go to stderr, the summary to stdout. */
async function main(): Promise<number> {
  const args = importArguments(process.argv.slice(2));
  if (args === 'help') {
    console.log(help);
    return 0;
  }
  await access(args.path).catch(() => {
    throw new UsageError(`There is no file or folder ${args.path}.`);
  });
  const { dataDirectory = fileURLToPath(new URL('../.data', import.meta.url)), ...services } = startEnvironment(process.env);
  const { log } = logFile(dataDirectory);
  let stopping = false;
  let installation: Installation | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true;
      console.error('Stopping. What went in stays; run the import again to go on.');
      void installation?.close().finally(() => process.exit(1));
    });
  }
  installation = await openInstallation({ ...services, dataDirectory, log });
  if (stopping) {
    await installation.close();
    return 1;
  }
  const progress = createProgress({ write: (line) => console.error(line), nowMs: () => performance.now(), everyMs: 1_000 });
  try {
    const report = await runImport(installation.deps, args, {
      fault: (fault) => console.error(faultLine(fault)),
      progress: progress.tell,
    });
    progress.done();
    console.log(summary(report));
    return report.faults === 0 ? 0 : 1;
  } catch (fault) {
    // The connections are cut on purpose: the signal's handler ends the process.
    if (stopping) return await new Promise<never>(() => {});
    throw fault;
  } finally {
    if (!stopping) await installation.close();
  }
}

try {
  process.exitCode = await main();
} catch (fault) {
  const clear = fault instanceof UsageError || (fault instanceof Error && fault.name === 'Error');
  console.error(clear ? fault.message : fault);
  process.exitCode = fault instanceof UsageError ? 2 : 1;
}
