import { runArchive } from './audit/archive-command.ts';
import { auditArguments, help, UsageError } from './audit/arguments.ts';
import { openAuditPlace } from './audit/place.ts';
import { runVerify } from './audit/verify-command.ts';

/** Answers the exit code: 0 sound, 1 something is wrong, 2 it could not be looked at. */
async function main(): Promise<number> {
  const args = auditArguments(process.argv.slice(2));
  if (args.command === 'help') {
    console.log(help);
    return 0;
  }
  const place = await openAuditPlace(args);
  try {
    if (args.command === 'key') {
      console.log(place.publicPem.trim());
      return 0;
    }
    return args.command === 'verify' ? await runVerify(args, place) : await runArchive(args, place);
  } finally {
    await place.close();
  }
}

try {
  process.exitCode = await main();
} catch (fault) {
  const clear =
    fault instanceof UsageError || (fault instanceof Error && ['Error', 'PostgresError', 'EnvironmentError'].includes(fault.name));
  console.error(clear ? `audit: ${fault.message}` : fault);
  process.exitCode = 2;
}
