import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { removeCredential as run } from '../../commands/remove-credential.ts';

export const removeCredential: MutationResolvers['removeCredential'] = async (_, { input }, context) => {
  return { __typename: 'RemoveCredentialSuccess', credentialId: (await run(context, input)).id };
};
