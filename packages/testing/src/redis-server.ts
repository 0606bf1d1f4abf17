import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@klear/db/embedded';

export interface RedisServer {
  readonly url: string;
  /** Kills it as a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops its process where it stands (SIGSTOP): connections stay, nothing answers. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Starts the machine's redis-server on a free port of 127.0.0.1, in a directory of its own, keeping nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  const [port, directory] = [await freePort(), await mkdtemp(join(tmpdir(), 'klear-redis-'))];
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory];
    const started = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
    server = started;
    for await (const text of started.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      if (String(text).includes('Ready to accept connections')) break;
    }
    started.stdout.resume();
  }
  async function kill(): Promise<void> {
    const running = server;
    server = undefined;
    if (!running || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    pause: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    async stop() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
