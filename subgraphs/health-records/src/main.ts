import { blindIndex, createVault, keyRingFromText } from '@klear/crypto';
import { startService } from '@klear/service';
import { readEnv } from './env.ts';
import { createHealthRecordsSubgraph, followConsentNews, healthRecordsConsumers, healthRecordsMigrations } from './index.ts';

const { drain } = await startService({
  name: 'health-records',
  env: readEnv(),
  migrations: healthRecordsMigrations,
  build(parts, env) {
    const vault = createVault({ ring: keyRingFromText(env.KEY_RING) });
    const sourceKey = blindIndex({ key: env.INPUT_HASH_KEY, purpose: 'record-source' });
    const deps = { ...parts, vault, sourceKey, consentNews: followConsentNews(parts) };
    return { subgraph: createHealthRecordsSubgraph(deps), context: deps, consumers: healthRecordsConsumers() };
  },
});
drain.onSignals(process);
