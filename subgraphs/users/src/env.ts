import { privateJwksFromText, standardTokenNames } from '@klear/auth';
import { keyRingFromText } from '@klear/crypto';
import { envShape, parseEnv, serviceEnv } from '@klear/service';
import { z } from 'zod';

/** Text that a parser of ours accepts; its complaint never repeats the text. */
function parsed<T>(parse: (text: string) => T) {
  return z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof RangeError ? error.message : 'is not usable' });
      return z.NEVER;
    }
  });
}

/** The one place that reads the environment. All problems are reported at once. */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env) {
  return parseEnv(
    {
      ...serviceEnv(4001),
      /** Keys under which people's keys are sealed: `id:base64`, the first is current. */
      KEY_RING: parsed(keyRingFromText),
      /** Root of the blind indexes and of invitation tokens. It cannot be changed without indexing everybody anew. */
      BLIND_INDEX_KEY: envShape.key(),
      /** Private ES256 keys as JWKS, the first signs. */
      TOKEN_PRIVATE_JWKS: parsed(privateJwksFromText),
      TOKEN_ISSUER: z.string().default(standardTokenNames.issuer),
      TOKEN_AUDIENCE: z.string().default(standardTokenNames.audience),
      /** How long an access token is good for; what was revoked in between ends then at the latest. */
      ACCESS_TOKEN_SECONDS: envShape.count(600, 3_600),
    },
    env,
  );
}
