import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { verifyCredential as run } from '../../commands/verify-credential.ts';

export const verifyCredential: MutationResolvers['verifyCredential'] = async (_, { input }, context) => {
  const result = await run(context, input);
  if (!result.ok) return { __typename: 'VersionConflict', ...result.error };
  return { __typename: 'VerifyCredentialSuccess', credential: result.value };
};
