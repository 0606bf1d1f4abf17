import { blindIndex, createVault, keyRingFromText } from '@klear/crypto';
import { startService } from '@klear/service';
import { readEnv } from './env.ts';
import { createHealthRecordsSubgraph, healthRecordsConsumers, healthRecordsMigrations } from './index.ts';

const { drain } = await startService({
  name: 'health-records',
  env: readEnv(),
  migrations: healthRecordsMigrations,
  build(parts, env) {
    const vault = createVault({ ring: keyRingFromText(env.KEY_RING) });
    const deps = { ...parts, vault, sourceKey: blindIndex({ key: env.INPUT_HASH_KEY, purpose: 'record-source' }) };
    return { subgraph: createHealthRecordsSubgraph(deps), context: deps, consumers: healthRecordsConsumers() };
  },
});
drain.onSignals(process);
