import { createHash } from 'node:crypto';
import type { Viewer } from '@klear/core';

/** Says whether a label of progressive `@override` other than `percent(..)` holds for a viewer. */
export type HoldsLabel = (label: string, viewer: Viewer) => boolean;

const percent = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/;

/**
 * The labels that hold for a viewer. `percent(5)` holds for five of a hundred people, and always for the same ones; of those who
 * have not signed in, for five of a hundred requests. Other labels hold when the router is told so.
 */
export function labelsFor(labels: readonly string[], viewer: Viewer, holds: HoldsLabel = () => false): readonly string[] {
  if (labels.length === 0) return labels;
  return labels.filter((label) => {
    const share = percent.exec(label)?.[1];
    return share === undefined ? holds(label, viewer) : placeOf(viewer) < Number(share);
  });
}

/** A number from 0 to 100: one person's is the same for every label, so that who has a wider share has the narrower ones too. */
function placeOf(viewer: Viewer): number {
  const digest = createHash('sha256')
    .update(viewer.personId ?? viewer.requestId)
    .digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}
