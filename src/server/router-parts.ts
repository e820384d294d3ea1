import type { Authenticate } from './authenticate.ts';
import type { OriginOptions } from './check-origin.ts';
import type { GraphqlHttp } from './graphql-http.ts';
import type { ServerOptions } from './server-options.ts';

export interface RouterParts {
  readonly options: ServerOptions;
  readonly authenticate: Authenticate;
  readonly graphqlHttp: GraphqlHttp;
  readonly origins: OriginOptions;
  /** Largest request body. */
  readonly bytes: number;
}
