import { isDeepStrictEqual } from 'node:util';
import type { Child } from '../measure/child.ts';
import { post } from '../measure/post.ts';
import type { Operation } from './operations.ts';
import type { Contender } from './summary.ts';
import type { Tokens } from './tokens.ts';

/**
 * Asks each contender once: the answers must be the same JSON without errors as the first one's, and a forged token must be refused.
 * Answers how many bytes each one's answer has, by name.
 */
export async function compareAnswers(
  operation: Operation,
  contenders: readonly Contender<Child>[],
  tokens: Tokens,
): Promise<ReadonlyMap<string, number>> {
  const bytes = new Map<string, number>();
  let expected: unknown;
  for (const { name, of } of contenders) {
    const refused = await post(of.url, operation.body, `${tokens.next().slice(0, -8)}AAAAAAAA`);
    if (refused.status !== 401) throw new Error(`${name} answered a forged token with ${refused.status}`);
    const { text } = await post(of.url, operation.body, tokens.next());
    const answer = JSON.parse(text);
    if (answer.errors || !answer.data)
      throw new Error(`${name} answered ${operation.name} with ${JSON.stringify(answer.errors ?? answer).slice(0, 500)}`);
    expected ??= answer;
    if (!isDeepStrictEqual(answer, expected))
      throw new Error(`the answers of ${contenders[0]?.name} and ${name} to ${operation.name} differ`);
    bytes.set(name, Buffer.byteLength(text));
  }
  return bytes;
}
