import type { RunEvent } from '../deliberate/run-event.ts';
import { ballotClosedLines, ballotOpenedLines, voteLines } from './ballot-lines.ts';
import { decisionLines } from './decision-lines.ts';
import { headerLines } from './header-lines.ts';
import { messageLines } from './message-lines.ts';
import { personaTitle } from './names.ts';
import { type Page, ruled, wrapped } from './page.ts';
import { questionClosedLines, questionLines } from './question-lines.ts';
import { resultLines, type Whereabouts } from './result-lines.ts';
import type { RunState } from './run-state.ts';

/** The lines that an event adds to the page, given the state before it. Nothing for what only the status area shows. */
export function runLines(page: Page, state: RunState, event: RunEvent, where: Whereabouts): string[] {
  switch (event.type) {
    case 'conversation':
      return headerLines(page, event);
    case 'joined':
      return noted(page, `${event.agent.name} (${personaTitle(event.agent.personaKey)}) takes part`);
    case 'phase':
      return event.phase === 'completed' ? [] : ['', ruled(page, capitalised(event.phase))];
    case 'message':
      return messageLines(page, state, event.message);
    case 'ballotOpened':
      return ballotOpenedLines(page, state, event.ballot);
    case 'vote':
      return voteLines(page, state, event.vote);
    case 'ballotClosed':
      return ballotClosedLines(page, event.ballot);
    case 'question':
      return questionLines(page, event.clarification);
    case 'questionClosed':
      // Questions left open fall with the end; the decision lists what was taken as given.
      return state.status === 'completed' && event.clarification.status === 'withdrawn'
        ? []
        : questionClosedLines(page, event.clarification);
    case 'decision':
      return decisionLines(page, state, event.decision);
    case 'connection':
      return wrapped(page, CONNECTION[event.state], { first: '… ', rest: '  ' }).map((line) =>
        page.color.yellow(line),
      );
    case 'notice':
      return noted(page, event.text);
    case 'result':
      return resultLines(page, event, where);
    case 'thinking':
    case 'token':
    case 'usage':
    // The phases say that it runs, a question that it waits, the result what came of it.
    case 'status':
      return [];
  }
}

const CONNECTION = {
  lost: 'the connection to the server is lost; trying to reach it again',
  restored: 'connected again; nothing was missed',
};

function noted(page: Page, text: string): string[] {
  return wrapped(page, text, { first: '· ', rest: '  ' }).map((line) => page.color.dim(line));
}

function capitalised(word: string): string {
  const spaced = word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
