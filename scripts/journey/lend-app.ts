import { createHash, randomBytes } from 'node:crypto';
import type { Person } from './person.ts';

/** What an app needs to fetch its tokens, and what the person may take back. */
export interface LentApp {
  readonly exchange: { appId: string; code: string; codeVerifier: string; redirectUri: string };
  readonly grantId: string;
}

/** An organization registers an app, and a person lends it these scopes in our own client: the code is the app's to exchange. */
export async function lendApp(options: {
  vendor: Person;
  organizationId: string;
  person: Person;
  scopes: readonly string[];
}): Promise<LentApp> {
  const { vendor, organizationId, person, scopes } = options;
  const redirectUri = 'http://127.0.0.1:8123/back';
  const { app } = await vendor.act<{ app: { id: string } }>(
    'registerApp',
    { organizationId, name: 'Calendar of somebody else', redirectUris: [redirectUri], scopes },
    'app { id }',
    undefined,
    { 'klear-organization': organizationId },
  );
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const { code, grant } = await person.act<{ code: string; grant: { id: string } }>(
    'authorizeApp',
    { appId: app.id, redirectUri, codeChallenge, scopes },
    'code grant { id }',
  );
  return { exchange: { appId: app.id, code, codeVerifier, redirectUri }, grantId: grant.id };
}
