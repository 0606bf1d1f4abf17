import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { launch } from '../launch.ts';
import { type Person, signUp } from './person.ts';
import { openPractice } from './practice.ts';

/** A whole graph of its own with a practice and two clients; `close` stops it and forgets its data. */
export async function openJourney(options: { redisUrl?: string } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'klear-journey-'));
  const graph = await launch({ dataDirectory: directory, port: 0, durable: false, log: silentLogger, ...options });
  const practice = await openPractice(graph);
  const [client, second] = await Promise.all([signUp(graph.url, 'Clara'), signUp(graph.url, 'Sven')]);
  const people: readonly Person[] = [client, second, practice.owner, practice.practitioner];
  return {
    graph,
    practice,
    client,
    second,
    async close() {
      await Promise.all(people.map((person) => person.close()));
      await graph.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
