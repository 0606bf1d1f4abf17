/** What the client tells the graph about itself and its user. */
export interface CredentialOptions {
  /** Name of this program, for example "web": the graph's operators see by it what each client uses. Never a name of a person. */
  readonly name?: string;
  /** The access token now; undefined for nobody. Asked before every request and every socket. */
  readonly token?: () => string | undefined | Promise<string | undefined>;
  /** Gets a new access token, so that `token` gives it from then on. false when that is not possible: sign in again. */
  readonly refresh?: () => Promise<boolean>;
  /** The organization for which the user acts. */
  readonly organization?: string | (() => string | undefined);
  /** Why health data is read, for example TREAT. */
  readonly purpose?: string | (() => string | undefined);
}

export interface Credentials {
  /** The same names as HTTP headers and in connection_init. */
  headers(): Promise<Record<string, string>>;
  /**
   * Gets another token than the one in these refused headers. One refresh serves all: who was refused with an older token
   * finds the new one, and a refresh token is never used twice.
   */
  refresh(refused: Readonly<Record<string, string>>): Promise<boolean>;
}

export function createCredentials({ name, token, refresh, organization, purpose }: CredentialOptions): Credentials {
  let refreshing: Promise<boolean> | undefined;
  const authorization = async () => {
    const bearer = await token?.();
    return bearer ? `Bearer ${bearer}` : undefined;
  };
  return {
    async headers() {
      const bearer = await authorization();
      const acting = valueOfOption(organization);
      const why = valueOfOption(purpose);
      return {
        ...(name && { 'klear-client': name }),
        ...(bearer && { authorization: bearer }),
        ...(acting && { 'klear-organization': acting }),
        ...(why && { 'klear-purpose': why }),
      };
    },
    async refresh(refused) {
      const now = await authorization();
      if (now !== undefined && now !== refused.authorization) return true;
      refreshing ??= (async () => (await refresh?.()) ?? false)()
        .catch(() => false)
        .finally(() => {
          refreshing = undefined;
        });
      return refreshing;
    },
  };
}

function valueOfOption(option: string | (() => string | undefined) | undefined): string | undefined {
  return typeof option === 'function' ? option() : option;
}
