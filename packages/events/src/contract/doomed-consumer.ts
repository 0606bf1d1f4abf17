import { silentLogger } from '@klear/core';
import { createPostgresBus } from '../postgres/postgres-bus.ts';
import { createRedisBus } from '../redis/redis-bus.ts';
import { quickTimes } from './quick-times.ts';

// A process of its own for the contract tests: has its effect, says so, and never gets to acknowledge, because it is killed.
const [kind = '', url = '', prefix = '', group = ''] = process.argv.slice(2);
const bus =
  kind === 'redis'
    ? createRedisBus({ url, prefix, log: silentLogger, times: quickTimes })
    : createPostgresBus({ url, log: silentLogger, times: quickTimes });

bus.consume({
  group,
  types: ['ArticlePublished'],
  handle: ({ id }) => {
    process.send?.(id);
    return new Promise(() => {});
  },
});
