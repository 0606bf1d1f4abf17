import { isDeepStrictEqual } from 'node:util';
import type { Child } from '../measure/child.ts';
import { post } from '../measure/post.ts';
import type { Operation } from './operations.ts';
import { type Contenders, contenderNames } from './summary.ts';
import type { Tokens } from './tokens.ts';

/**
 * Asks each contender once: the answers must be the same JSON without errors, and a forged token must be refused.
 * Answers how many bytes each one's answer has.
 */
export async function compareAnswers(operation: Operation, contenders: Contenders<Child>, tokens: Tokens): Promise<Contenders<number>> {
  for (const name of contenderNames) {
    const refused = await post(contenders[name].url, operation.body, `${tokens.next().slice(0, -8)}AAAAAAAA`);
    if (refused.status !== 401) throw new Error(`${name} answered a forged token with ${refused.status}`);
  }
  const klear = await post(contenders.klear.url, operation.body, tokens.next());
  const apollo = await post(contenders.apollo.url, operation.body, tokens.next());
  const answers = { klear: JSON.parse(klear.text), apollo: JSON.parse(apollo.text) };
  for (const name of contenderNames) {
    const { errors, data } = answers[name];
    if (errors || !data)
      throw new Error(`${name} answered ${operation.name} with ${JSON.stringify(errors ?? answers[name]).slice(0, 500)}`);
  }
  if (!isDeepStrictEqual(answers.klear, answers.apollo)) throw new Error(`the answers to ${operation.name} differ`);
  return { klear: Buffer.byteLength(klear.text), apollo: Buffer.byteLength(apollo.text) };
}
