import { fileURLToPath } from 'node:url';
import { openInstallation } from './import/installation.ts';
import { logFile } from './start/log-file.ts';
import { startEnvironment } from './start/options.ts';
import { support } from './support/command.ts';

function open() {
  const { dataDirectory = fileURLToPath(new URL('../.data', import.meta.url)), ...services } = startEnvironment(process.env);
  return openInstallation({ ...services, dataDirectory, log: logFile(dataDirectory).log });
}

process.exitCode = await support(process.argv.slice(2), open, { out: console.log, err: console.error });
