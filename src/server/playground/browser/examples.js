import actors from './examples/actors.graphql';
import answer from './examples/answer.graphql';
import create from './examples/create.graphql';
import follow from './examples/follow.graphql';
import followTask from './examples/follow-task.graphql';
import task from './examples/task.graphql';
import tokens from './examples/tokens.graphql';
import transcript from './examples/transcript.graphql';

/** The tabs that a first visit shows. */
export const examples = [
  { query: create },
  { query: follow, variables: JSON.stringify({ id: 'paste conversation.id here' }, null, 2) },
  { query: tokens, variables: JSON.stringify({ root: 'paste conversation.address here' }, null, 2) },
  { query: transcript },
  { query: answer, variables: JSON.stringify({ id: 'paste clarification.id here', answer: 'Yes' }, null, 2) },
  { query: task },
  { query: followTask, variables: JSON.stringify({ id: 'paste task.id here' }, null, 2) },
  { query: actors },
];
