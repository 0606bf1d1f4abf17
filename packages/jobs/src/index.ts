export { createJobs, type EnqueueOptions, type FailedJob, type JobData, type JobDefinition, type Jobs, type JobsOptions } from './jobs.ts';
export { prepareJobs } from './prepare-jobs.ts';
