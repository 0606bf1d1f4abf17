import { startService } from '@klear/service';
import { readEnv } from './env.ts';
import { createPractitionersSubgraph, practitionersConsumers, practitionersMigrations } from './index.ts';

const { drain } = await startService({
  name: 'practitioners',
  env: readEnv(),
  migrations: practitionersMigrations,
  build: (deps) => ({ subgraph: createPractitionersSubgraph(deps), context: deps, consumers: practitionersConsumers(deps) }),
});
drain.onSignals(process);
