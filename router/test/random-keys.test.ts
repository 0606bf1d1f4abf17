import { proofSeed, proofSize } from '@klear/testing';
import { expect, it } from 'vitest';
import { randomKeyedGraph } from './random-keys.ts';
import { createRandom } from './random-operation.ts';

it('an entity with overlapping keys is found from everywhere, whatever keys its subgraphs know it by', async () => {
  const random = createRandom(proofSeed('router-keys'));
  const wanted = proofSize('router-keys', 60, 3_000);
  let answered = 0;
  let graphs = 0;
  while (answered < wanted) {
    const keyed = randomKeyedGraph(random);
    if (!keyed) continue;
    graphs += 1;
    for (let i = 0; i < 3; i++) {
      const { query, data } = keyed.ask();
      expect(await keyed.graph.ask(query), `${query}\n${JSON.stringify(keyed.sdl, null, 1)}`).toEqual({ data, errors: [] });
      answered += 1;
    }
  }
  process.stdout.write(`router-keys: ${answered} answers right over ${graphs} supergraphs\n`);
}, 600_000);
