import * as client from 'openid-client';
import type { SignedOut, SignInProblem } from '../../shared/protocol/account.ts';
import type { StaffRole } from '../../shared/protocol/roles.ts';
import type { OidcEnv } from '../env.ts';
import type { ShortLived } from '../nodes/short-lived.ts';
import { hashOfToken, newToken } from '../store/secret-token.ts';
import type { Session } from '../store/session-store.ts';
import type { OidcIdentity } from '../store/staff-store.ts';

/** How long somebody may take at the provider, s. */
export const oidcSeconds = 10 * 60;
/** How long what is known of the provider holds, ms. */
const freshMs = 10_000;
const timeoutSeconds = 5;

/** Somebody cannot be signed in; `problem` is told to them. */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

/** Whom the provider vouches for. */
export interface Vouched {
  readonly identity: OidcIdentity;
  readonly login: string;
  readonly department: string;
  readonly role: StaffRole;
  readonly idToken: string;
  /** The page they wanted. */
  readonly to: string;
}

interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly to: string;
}

/** Signing in by the town's own OpenID provider: authorization code with PKCE. */
export class Oidc {
  readonly #env: OidcEnv;
  readonly #address: () => string;
  /** By the hash of what the browser holds. */
  readonly #begun: ShortLived;
  #discovered: Promise<client.Configuration> | undefined;
  #discoveredAt = 0;

  /** `address`: the server's own, asked late: it may not know its port yet. */
  constructor(env: OidcEnv, address: () => string, begun: ShortLived) {
    this.#env = env;
    this.#address = address;
    this.#begun = begun;
  }

  async isUp(): Promise<boolean> {
    try {
      await this.#provider();
      return true;
    } catch {
      return false;
    }
  }

  /** Where to send a browser that wants to go `to`, and the secret it has to bring back. Throws OidcError. */
  async start(to: string): Promise<{ readonly location: string; readonly secret: string }> {
    const provider = await this.#provider();
    const secret = newToken();
    const begun: Begun = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      to,
    };
    await this.#begun.add(hashOfToken(secret), JSON.stringify(begun));
    const location = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.#redirectUri,
      scope: this.#env.scopes,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { location: location.href, secret };
  }

  /** `query`: what the provider's answer brought along. Throws OidcError. */
  async finish(secret: string | undefined, query: string): Promise<Vouched> {
    const kept = secret === undefined ? undefined : await this.#begun.take(hashOfToken(secret));
    if (kept === undefined) throw new OidcError('expired');
    const begun = JSON.parse(kept) as Begun;
    const provider = await this.#provider();
    const url = new URL(this.#redirectUri);
    url.search = query;
    let tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>;
    try {
      tokens = await client.authorizationCodeGrant(provider, url, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.codeVerifier,
      });
    } catch (error) {
      const isRefusal = error instanceof client.AuthorizationResponseError;
      throw new OidcError(isRefusal ? 'refused' : 'failed', { cause: error });
    }
    const idClaims = tokens.claims();
    if (!idClaims || !tokens.id_token) throw new OidcError('failed');
    const said = this.#read(idClaims);
    // Some providers tell these only there.
    const { department, role } =
      said.department && said.role
        ? said
        : this.#read(await this.#userInfo(provider, tokens.access_token, idClaims.sub));
    if (!department) throw new OidcError('noDepartment');
    if (!role) throw new OidcError('noRole');
    return {
      identity: { issuer: idClaims.iss, subject: idClaims.sub },
      login: typeof idClaims.email === 'string' ? idClaims.email : idClaims.sub,
      department,
      role,
      idToken: tokens.id_token,
      to: begun.to,
    };
  }

  /** Leads on to where the provider ends its own session, if it has such a place and answers. */
  async afterSignOut(ended: Session | undefined): Promise<SignedOut> {
    if (ended?.idToken === undefined) return {};
    try {
      const next = client.buildEndSessionUrl(await this.#provider(), {
        id_token_hint: ended.idToken,
        post_logout_redirect_uri: `${this.#address()}/`,
      });
      return { next: next.href };
    } catch {
      return {};
    }
  }

  get #redirectUri(): string {
    return `${this.#address()}/api/oidc/callback`;
  }

  #provider(): Promise<client.Configuration> {
    const now = Date.now();
    if (this.#discovered && now - this.#discoveredAt < freshMs) return this.#discovered;
    const { issuer, clientId, clientSecret } = this.#env;
    this.#discoveredAt = now;
    const discovered = client
      .discovery(issuer, clientId, clientSecret, undefined, {
        timeout: timeoutSeconds,
        // The environment allows http on this machine only.
        ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error: unknown) => {
        // The next who asks may be luckier.
        this.#discovered = undefined;
        throw new OidcError('providerDown', { cause: error });
      });
    this.#discovered = discovered;
    return discovered;
  }

  async #userInfo(provider: client.Configuration, accessToken: string, subject: string) {
    if (!provider.serverMetadata().userinfo_endpoint) return {};
    try {
      return await client.fetchUserInfo(provider, accessToken, subject);
    } catch (error) {
      throw new OidcError('failed', { cause: error });
    }
  }

  #read(claims: Readonly<Record<string, unknown>>) {
    const { departmentClaim, departments, roleClaim, roles } = this.#env;
    const department = valuesOf(claims[departmentClaim]);
    return {
      department: departments ? meaningOf(department, departments) : department[0],
      role: meaningOf(valuesOf(claims[roleClaim]), roles),
    };
  }
}

/** A claim may hold one value or several. */
function valuesOf(claimed: unknown): readonly string[] {
  const values: unknown[] = Array.isArray(claimed) ? claimed : [claimed];
  return values.filter((value) => typeof value === 'string');
}

/** Of the first of the town's values that was claimed. */
function meaningOf<T>(claimed: readonly string[], meanings: ReadonlyMap<string, T>): T | undefined {
  for (const [value, meaning] of meanings) if (claimed.includes(value)) return meaning;
  return undefined;
}
