import { parseId } from '@klear/core';
import type { PractitionerResolvers } from '../__generated__/resolvers.ts';
import { localeArgument } from './locale-argument.ts';
import { pageByPublication } from './pages.ts';

/** How many of a practitioner's specialties are looked up. */
const codesMax = 20;

export const Practitioner: PractitionerResolvers = {
  __resolveReference({ id, specialtyCodes }) {
    const practitionerId = parseId<'User'>(String(id));
    const codes = Array.isArray(specialtyCodes) ? specialtyCodes.map(String).slice(0, codesMax) : [];
    return practitionerId === undefined ? null : { id: practitionerId, specialtyCodes: codes };
  },
  articles({ specialtyCodes }, { locale: asked, first, after: cursor }, { loaders }) {
    const locale = localeArgument(asked);
    return pageByPublication({ first, after: cursor }, (limit, after) =>
      loaders.articlesBySpecialties.load({ codes: specialtyCodes, locale, limit, after }),
    );
  },
};
