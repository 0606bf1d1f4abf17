const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network (request|timeout)/i;
const full = /ENOSPC/;

/** One clear line for what a package manager said, then the few lines that carry its reason. */
export function failure(doing, output) {
  if (full.test(output)) return new Error(`Klear Karma: the disk is full (while ${doing}).`);
  if (unreachable.test(output)) {
    return new Error(
      `Klear Karma: no network while ${doing}: the npm registry cannot be reached. Check the connection or proxy and try again; nothing is half done.`,
    );
  }
  const reasons = output
    .split('\n')
    .filter((line) => /ERR|error/i.test(line))
    .slice(0, 8);
  return new Error(`Klear Karma: ${doing} failed.\n${(reasons.length > 0 ? reasons : output.split('\n').slice(-8)).join('\n')}`);
}
