import { proofSeed, proofSize } from '@klear/testing';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createLibrary } from './library.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createOracle } from './oracle.ts';
import { createRandom, randomOperation } from './random-operation.ts';

it('random operations get the data that @apollo/gateway gives, and errors exactly when it tells some', async () => {
  const library = createLibrary();
  const oracle = createOracle(library.supergraph, librarySchemas());
  const random = createRandom(proofSeed('router-oracle'));
  const wanted = proofSize('router-oracle', 150, 10_000);
  let compared = 0;
  let withErrors = 0;
  for (let tries = 0; compared < wanted; tries++) {
    expect(tries).toBeLessThan(wanted * 5);
    const { query, variables } = randomOperation(library.schema, random);
    if (validate(library.schema, parse(query)).length > 0) continue;
    const theirs = await oracle(query, variables);
    const ours = await library.ask(query, variables);
    expect(ours.data, query).toEqual(theirs.data);
    expect(ours.errors.length > 0, `${query} ${JSON.stringify(ours.errors)}`).toBe(theirs.hasErrors);
    compared += 1;
    if (theirs.hasErrors) withErrors += 1;
  }
  process.stdout.write(`router-oracle: ${compared} operations equal, ${withErrors} of them with errors\n`);
  expect(withErrors).toBeGreaterThan(0);
}, 600_000);
