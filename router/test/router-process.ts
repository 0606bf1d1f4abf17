import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createTokenIssuer, generateSigningKey, standardTokenNames } from '@klear/auth';
import { systemClock } from '@klear/core';
import { upstreams } from '../src/env.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface RouterProcess {
  /** Of the graph. */
  readonly url: string;
  readonly tokens: ReturnType<typeof createTokenIssuer>;
  /** Lines of its log. */
  readonly lines: string[];
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

/** The router as a process of its own, in front of nothing but a key set: every subgraph is down unless `env` says otherwise. */
export async function startRouterProcess(env: Readonly<Record<string, string>>): Promise<RouterProcess> {
  const tokens = createTokenIssuer({
    privateJwks: { keys: [generateSigningKey('k1')] },
    ...standardTokenNames,
    lifetimeSeconds: 600,
    clock: systemClock,
  });
  const keys = createServer((_request, response) => void response.end(JSON.stringify(tokens.jwks())));
  keys.listen(0, '127.0.0.1');
  await once(keys, 'listening');
  const jwksUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`;
  const perSubgraph = Object.values(upstreams).flatMap((prefix) => [
    [`${prefix}_URL`, 'http://127.0.0.1:1/graphql'],
    [`${prefix}_HOP_KEY`, randomBytes(32).toString('base64')],
  ]);
  const child = spawn(process.execPath, [main], {
    env: { PORT: '0', JWKS_URL: jwksUrl, ...Object.fromEntries(perSubgraph), APOLLO_TELEMETRY_DISABLED: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('exit', () => reject(new Error(lines.join('\n'))));
  createInterface(child.stderr).on('line', (line) => void lines.push(line));
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    const entry = JSON.parse(line);
    if (entry.msg === 'listening') resolve(entry.url);
  });
  return {
    url: `${await promise}/graphql`,
    tokens,
    lines,
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGTERM');
      await exited;
      keys.close();
    },
  };
}
