import { availableParallelism } from 'node:os';

/** What a reader must know to judge figures, and nothing that names the machine. */
export const machine = { cores: availableParallelism(), node: process.version, platform: `${process.platform}-${process.arch}` } as const;
