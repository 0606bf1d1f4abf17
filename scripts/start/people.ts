import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@klear/core';
import { progressIn } from '../demo/progress.ts';
import { DemoInterrupted, writeDemo } from '../demo/write.ts';
import type { LaunchedGraph } from '../launch.ts';
import { firstOwner } from './first-owner.ts';

/** Somebody who can sign in on this machine. */
export interface SignIn {
  readonly who: string;
  readonly email: string;
  readonly password: string;
  /** What to send as `klear-organization` to act for it. */
  readonly organizationId?: string;
}

export interface People {
  readonly signIns: readonly SignIn[];
  readonly note?: string;
  /** Called once the sign-ins were shown. */
  told(): Promise<void>;
}

interface Options {
  readonly dataDirectory: string;
  readonly empty: boolean;
  readonly say: (step: string) => void;
  readonly stopped: () => boolean;
}

const toldBefore = async () => {};

/** Writes the demo practice, or completes it after a kill; with `empty` makes a first owner instead. Undefined when it was interrupted. */
export async function peopleOf(graph: LaunchedGraph, { dataDirectory, empty, say, stopped }: Options): Promise<People | undefined> {
  const has = (file: string) => existsSync(join(dataDirectory, file));
  if (empty && has('demo.json')) {
    return { signIns: [], note: 'The demo practice is here already. Without it: npm start -- --reset --empty', told: toldBefore };
  }
  if (empty || has('owner.json')) {
    const owner = await firstOwner(graph, dataDirectory);
    if (owner) return { signIns: [owner.signIn], told: owner.told };
    return { signIns: [], note: 'There is no demo practice here; its first owner was shown at an earlier start.', told: toldBefore };
  }
  try {
    const progress = await progressIn(dataDirectory, 'demo', systemClock.now());
    const signIns = await writeDemo({ services: graph.services, progress, say: (step) => say(`demo: ${step}`), stopped });
    return { signIns, told: toldBefore };
  } catch (fault) {
    if (fault instanceof DemoInterrupted) return undefined;
    throw fault;
  }
}
