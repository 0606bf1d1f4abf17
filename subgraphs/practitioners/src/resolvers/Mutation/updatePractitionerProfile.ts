import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updatePractitionerProfile as run } from '../../commands/update-practitioner-profile.ts';

export const updatePractitionerProfile: MutationResolvers['updatePractitionerProfile'] = async (_, { input }, context) => {
  return { __typename: 'UpdatePractitionerProfileSuccess', practitioner: await run(context, input) };
};
