import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './playground.css';
import { createFetcher } from './create-fetcher.js';
import { examples } from './examples.js';

const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(`/playground/${workers[label] ?? 'editor.worker.js'}`, { name: label }),
};

const logo = createElement(
  GraphiQL.Logo,
  null,
  createElement('span', { className: 'statehouse-logo' }, 'Statehouse'),
);

createRoot(document.getElementById('playground')).render(
  createElement(
    GraphiQL,
    {
      fetcher: createFetcher('/graphql'),
      defaultTabs: examples,
      plugins: [HISTORY_PLUGIN],
      shouldPersistHeaders: false,
      defaultEditorToolsVisibility: 'variables',
    },
    logo,
  ),
);
