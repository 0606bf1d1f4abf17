import { readEnforcement } from '@klear/auth';
import { contract } from '@klear/service/contract';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { subgraphNames } from '../launch/secrets.ts';
import { effectOf, labelFaults, labelsIn } from './labels.ts';

/**
 * What the gate of a field leaves to what leads there or hangs on it: the words of a code are reached through an entry alone, and so on.
 * The whole graph answers for these in scripts/authorization.
 */
const leftToOthers =
  /^(CodeableConcept|ObservationComponent|Quantity|OrganizationSuspension|FirstLocation|RegisterAppSuccess|ArticleVersion\w*|\w+Success|Conversation|Message|MessageVersion|Mutation)\./;

test('every label of the six contracts that decides anything is missed when it is taken away', () => {
  const idle: string[] = [];
  const counts = { found: 0, twice: 0, red: 0 };
  for (const name of subgraphNames) {
    const sdl = contract(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url));
    const table = readEnforcement(parse(sdl));
    const coordinates = [...table.keys()];
    const before = new Set(labelFaults(table, coordinates));
    expect([...before].filter((fault) => !leftToOthers.test(fault))).toEqual([]);
    const effect = effectOf(table);
    for (const label of labelsIn(sdl)) {
      counts.found += 1;
      const without = readEnforcement(label.without);
      // Said once more by what stands beside it: nothing changes for anybody.
      if (effectOf(without) === effect) counts.twice += 1;
      else if (labelFaults(without, coordinates).some((fault) => !before.has(fault))) counts.red += 1;
      else idle.push(`${name}: ${label.name}`);
    }
  }
  process.stdout.write(
    `labels: ${counts.found} found, each taken away; ${counts.twice} are said by a neighbour too, ${counts.red} times red\n`,
  );
  expect(idle).toEqual([]);
  expect(counts.red).toBeGreaterThan(80);
});
