import type { Resolvers } from '../__generated__/resolvers.ts';
import { Article } from './Article.ts';
import { Location } from './Location.ts';
import { addCredential } from './Mutation/addCredential.ts';
import { createLocation } from './Mutation/createLocation.ts';
import { createService } from './Mutation/createService.ts';
import { removeCredential } from './Mutation/removeCredential.ts';
import { retireService } from './Mutation/retireService.ts';
import { updateLocation } from './Mutation/updateLocation.ts';
import { updatePractitionerProfile } from './Mutation/updatePractitionerProfile.ts';
import { updateService } from './Mutation/updateService.ts';
import { verifyCredential } from './Mutation/verifyCredential.ts';
import { Organization } from './Organization.ts';
import { Practitioner } from './Practitioner.ts';
import { PractitionerRole } from './PractitionerRole.ts';
import { PriceRule } from './PriceRule.ts';
import { location } from './Query/location.ts';
import { place } from './Query/place.ts';
import { practitioner } from './Query/practitioner.ts';
import { searchPractitioners } from './Query/searchPractitioners.ts';
import { service } from './Query/service.ts';
import { Service } from './Service.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  Query: { practitioner, service, location, searchPractitioners, place },
  Mutation: {
    updatePractitionerProfile,
    addCredential,
    verifyCredential,
    removeCredential,
    createService,
    updateService,
    retireService,
    createLocation,
    updateLocation,
  },
  Article,
  Location,
  Organization,
  Practitioner,
  PractitionerRole,
  PriceRule,
  Service,
  User,
};
