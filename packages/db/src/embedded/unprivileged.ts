import { type SpawnOptions, spawnSync } from 'node:child_process';
import { access, chown, constants, cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';

/** How this process starts a program that refuses to run as root. */
export interface Launch {
  readonly binaries: Binaries;
  /** Program and leading arguments to put before the arguments of `file`. */
  command(file: string): { program: string; args: string[] };
  readonly spawnOptions: Pick<SpawnOptions, 'uid' | 'gid'>;
}

const nobody = 65534;
const namespaceArgs = ['-U', '--map-user=1000', '--map-group=1000'];

/**
 * Chooses how to run PostgreSQL: directly, or for root inside a user namespace (files stay ours), or,
 * where namespaces are forbidden, as uid 65534, which then owns `directory`.
 */
export async function unprivileged(binaries: Binaries, directory: string): Promise<Launch> {
  const direct = (file: string) => ({ program: file, args: [] });
  if (process.getuid?.() !== 0) return { binaries, command: direct, spawnOptions: {} };
  if (spawnSync('unshare', [...namespaceArgs, 'true'], { stdio: 'ignore' }).status === 0) {
    return { binaries, command: (file) => ({ program: 'unshare', args: [...namespaceArgs, file] }), spawnOptions: {} };
  }
  await chown(directory, nobody, nobody);
  return { binaries: await readableTo(nobody, binaries), command: direct, spawnOptions: { uid: nobody, gid: nobody } };
}

/** The binaries where `uid` can run them: where they are, or a copy in the temporary directory. */
async function readableTo(uid: number, binaries: Binaries): Promise<Binaries> {
  const probe = spawnSync(binaries.postgres, ['--version'], { stdio: 'ignore', uid, gid: uid });
  if (probe.status === 0) return binaries;
  const native = dirname(dirname(binaries.postgres));
  const copy = join(tmpdir(), `klear-postgres-${basename(dirname(native))}`);
  const placed = (file: string) => join(copy, 'bin', basename(file));
  try {
    await access(placed(binaries.postgres), constants.X_OK);
  } catch {
    await mkdir(copy, { recursive: true, mode: 0o755 });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return { initdb: placed(binaries.initdb), postgres: placed(binaries.postgres) };
}
