import type { InputFault } from '@klear/core';

/** A position has both coordinates or none. */
export function positionFaults({ latitude, longitude }: { latitude: number | null; longitude: number | null }): InputFault[] {
  if ((latitude === null) === (longitude === null)) return [];
  const missing = latitude === null ? 'latitude' : 'longitude';
  return [{ path: ['input', missing], code: 'REQUIRED', message: 'A position has both coordinates.' }];
}
