import { startService } from '@klear/service';
import { readEnv } from './env.ts';
import { type ContentDeps, contentMigrations, createContentSubgraph } from './index.ts';

const { drain } = await startService({
  name: 'content',
  env: readEnv(),
  migrations: contentMigrations,
  build(parts) {
    const deps: ContentDeps = parts;
    return { subgraph: createContentSubgraph(deps), context: deps };
  },
});
drain.onSignals(process);
