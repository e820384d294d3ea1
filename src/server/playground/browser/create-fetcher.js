import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

/** Runs what GraphiQL is asked to: subscriptions over one WebSocket, the rest over HTTP, both with the headers that the user typed. */
export function createFetcher(path) {
  let headers = {};
  let client = connect();

  function connect() {
    return createClient({
      url: new URL(path, location.href.replace(/^http/, 'ws')).href,
      lazy: true,
      connectionParams: () => headers,
    });
  }

  return (operation, { headers: given = {} } = {}) => {
    if (!isSubscription(operation)) return post(path, operation, given);
    if (JSON.stringify(given) !== JSON.stringify(headers)) {
      // A connection is let in once, with the headers it began with.
      client.dispose();
      headers = given;
      client = connect();
    }
    return client.iterate(operation);
  };
}

async function post(path, operation, headers) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  return response.json();
}

function isSubscription({ query, operationName }) {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}
