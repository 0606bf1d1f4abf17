import { badInput } from '@klear/core';
import type { PageArgs } from '@klear/service';
import type { Acting } from '../deps.ts';
import { nearFaults, type SearchWish, searchFilter, wordFaults } from '../domain/search.ts';
import { directory, type Found } from '../store/directory.ts';
import { places } from '../store/places.ts';
import { readerOf } from './index.ts';

/**
 * Listed practitioners who fit, one row more than the page's limit. One statement; a second one only when nothing was found near a
 * postal code, to tell an unknown code (BAD_USER_INPUT) from an empty neighbourhood.
 */
export async function searchPractitioners({ db, viewer }: Acting, wish: SearchWish, page: PageArgs): Promise<Found[]> {
  const faults = [...wordFaults(wish), ...(wish.near ? nearFaults(wish.near) : [])];
  if (faults.length > 0) throw badInput(faults);
  const filter = searchFilter(wish);
  const [sort, id] = page.after ?? [];
  const after = page.after ? { sort: String(sort), id: String(id) } : null;
  return readerOf(
    db,
    viewer,
  )(async (tx) => {
    const found = await directory.search(tx, { filter, after, limit: page.limit + 1 });
    const { country, postalCode } = filter;
    if (found.length > 0 || typeof country !== 'string' || typeof postalCode !== 'string') return found;
    if (await places.find(tx, country, postalCode)) return found;
    throw badInput([{ path: ['filter', 'near', 'postalCode'], code: 'UNKNOWN_PLACE', message: 'This postal code is not known here.' }]);
  });
}
