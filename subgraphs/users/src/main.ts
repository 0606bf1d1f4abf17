import { createTokenIssuer } from '@klear/auth';
import { createVault, deriveKey } from '@klear/crypto';
import { startService } from '@klear/service';
import { readEnv } from './env.ts';
import { createPasswords, createUsersSubgraph, type UsersDeps, usersConsumers, usersJobs, usersMigrations } from './index.ts';
import { jwksRoute } from './jwks-route.ts';

const { drain } = await startService({
  name: 'users',
  env: readEnv(),
  migrations: usersMigrations,
  build({ jobs, ...parts }, env) {
    const tokens = createTokenIssuer({
      privateJwks: env.TOKEN_PRIVATE_JWKS,
      issuer: env.TOKEN_ISSUER,
      audience: env.TOKEN_AUDIENCE,
      lifetimeSeconds: env.ACCESS_TOKEN_SECONDS,
      clock: parts.clock,
    });
    const deps: UsersDeps = {
      ...parts,
      vault: createVault({ ring: env.KEY_RING }),
      tokens,
      passwords: createPasswords(),
      indexKey: env.BLIND_INDEX_KEY,
      invitationKey: deriveKey(env.BLIND_INDEX_KEY, 'users.invitations'),
    };
    for (const [name, definition] of Object.entries(usersJobs(deps))) jobs?.define(name, definition);
    const routes = { 'GET /jwks.json': jwksRoute(tokens) };
    return { subgraph: createUsersSubgraph(deps), context: deps, consumers: usersConsumers(deps), routes, pulses: true };
  },
});
drain.onSignals(process);
