import { createHash } from 'node:crypto';
import { type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { Prepare, PrepareRequest } from './prepare.ts';

/**
 * Plans what will be asked next, before a supergraph is put in force: clients do not notice the swap. What is not valid any more is
 * left out, and so is what is not planned within `deadlineMs`. Answers how many plans are ready.
 */
export async function warmPlans(options: {
  readonly schema: GraphQLSchema;
  readonly prepare: Prepare;
  /** The hottest first. */
  readonly requests: Iterable<PrepareRequest>;
  readonly deadlineMs: number;
}): Promise<number> {
  const { schema, prepare, requests } = options;
  const endsAt = performance.now() + options.deadlineMs;
  let ready = 0;
  for (const request of requests) {
    if (performance.now() >= endsAt) break;
    if (validate(schema, request.document, undefined, { maxErrors: 1 }).length > 0) continue;
    // An operation that cannot be planned is told to the client that asks for it.
    await prepare(request).then(
      () => (ready += 1),
      () => undefined,
    );
  }
  return ready;
}

/** What clients ask for with a document that is known beforehand: each of its operations. */
export function* requestsOf(texts: Iterable<string>): Generator<PrepareRequest> {
  for (const text of texts) {
    const document = parse(text, { noLocation: true });
    const documentHash = createHash('sha256').update(text).digest('hex');
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    for (const { name } of operations) yield { document, documentHash, operationName: name?.value ?? null };
    // A client need not name the only one.
    if (operations.length === 1 && operations[0]?.name) yield { document, documentHash, operationName: null };
  }
}
