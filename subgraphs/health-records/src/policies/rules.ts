import { ruleOf } from '@klear/auth';
import type { Opened } from '../commands/entry.ts';

/**
 * An entry's fields are read only by the viewer to whom the entry was opened in this very request. An entry that reached a resolver
 * without a decision has no such mark and is refused, whatever path led to it.
 */
export const openedToViewer = ruleOf<{ readonly opened?: Opened }>('openedToViewer', (viewer, { opened }) => {
  return opened !== undefined && opened.viewerId === viewer.personId && opened.requestId === viewer.requestId;
});
