import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Hive Gateway as its users get it, with its Rust planner. It answers subgraphs only with the HTTP transport beside it. */
const dependencies = {
  '@graphql-hive/gateway-runtime': '2.12.1',
  '@graphql-hive/router-runtime': '1.4.23',
  '@graphql-mesh/transport-http': '1.2.1',
  graphql: '16.15.0',
};
/** Without this the gateway asks for a version of batch-execute that does not fit it. */
const workspace = 'packages: []\noverrides:\n  "@graphql-tools/batch-execute": 10.2.0\n';

const home = fileURLToPath(
  new URL(
    `../../.tools/hive-gateway-${dependencies['@graphql-hive/gateway-runtime']}_${dependencies['@graphql-hive/router-runtime']}/`,
    import.meta.url,
  ),
);

/**
 * Installs the peer once, in a folder of its own that no part of ours resolves from. Answers the folder; throws with the
 * package manager's kind of fault when it cannot be installed here.
 */
export async function installHive(): Promise<string> {
  if (existsSync(path.join(home, 'package.json'))) return home;
  const draft = `${home.slice(0, -1)}.draft-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await writeFile(path.join(draft, 'pnpm-workspace.yaml'), workspace);
    await writeFile(path.join(draft, 'package.json'), JSON.stringify({ name: 'hive-peer', private: true, type: 'module', dependencies }));
    await pnpmInstall(draft);
    await rename(draft, home);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return home;
}

/** The pinned pnpm lies beside the pinned Node that runs this. */
async function pnpmInstall(cwd: string): Promise<void> {
  const pnpm = path.join(path.dirname(process.execPath), '..', '..', 'pnpm', 'bin', 'pnpm.cjs');
  const flags = ['install', '--ignore-scripts', '--no-frozen-lockfile', '--node-linker=hoisted', '--reporter=append-only'];
  const child = spawn(process.execPath, [pnpm, ...flags], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', resolve);
  const code = await promise;
  // What it says names folders and hosts of this machine; the kind of fault is enough for a table.
  if (code !== 0) throw new Error(`it could not be installed (pnpm: ${/ERR_\w+/.exec(said)?.[0] ?? `exit code ${code}`})`, { cause: said });
}
