import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@klear/core';
import { demoPractice } from '../demo/practice.ts';
import { progressIn } from '../demo/progress.ts';
import { scales } from '../demo/scale.ts';
import { demoSignIns } from '../demo/sign-ins.ts';
import { DemoInterrupted, writeDemo } from '../demo/write.ts';
import type { LaunchedGraph } from '../launch.ts';
import { firstOwner } from './first-owner.ts';

/** Somebody who can sign in on this machine. */
export interface SignIn {
  readonly label: string;
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

/** Who will be there: known before anything runs, so that GraphiQL can offer them. */
export interface Cast {
  readonly demoSignIns: readonly SignIn[];
  /** Writes the demo practice, completes it after a kill, or makes a first owner. Undefined when somebody asked to stop meanwhile. */
  bringIn(graph: LaunchedGraph, options: { say: (step: string) => void; stopped: () => boolean }): Promise<People | undefined>;
}

const toldBefore = async () => {};

/** The demo practice, or with `empty` (now or at the first start) an owner alone. */
export async function castOf(dataDirectory: string, { empty }: { empty: boolean }): Promise<Cast> {
  const has = (file: string) => existsSync(join(dataDirectory, file));
  const note = 'The demo practice is here already. Without it: npm start -- --reset --empty';
  if ((empty && !has('demo.json')) || has('owner.json')) return { demoSignIns: [], bringIn: (graph) => ownerOf(graph, dataDirectory) };
  const progress = await progressIn(dataDirectory, 'demo', systemClock.now());
  const signIns = demoSignIns(demoPractice(scales[progress.scale], progress.monday));
  return {
    demoSignIns: signIns,
    async bringIn(graph, { say, stopped }) {
      try {
        await writeDemo({ services: graph.services, progress, say: (step) => say(`demo: ${step}`), stopped });
        return { signIns, ...(empty && { note }), told: toldBefore };
      } catch (fault) {
        if (fault instanceof DemoInterrupted) return undefined;
        throw fault;
      }
    },
  };
}

async function ownerOf(graph: LaunchedGraph, dataDirectory: string): Promise<People> {
  const owner = await firstOwner(graph, dataDirectory);
  if (owner) return { signIns: [owner.signIn], told: owner.told };
  return { signIns: [], note: 'There is no demo practice here; its first owner was shown at an earlier start.', told: toldBefore };
}
