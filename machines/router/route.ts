import { routeSubtask } from '#rules';
import { change, type Draft, send } from '../task/draft.ts';
import type { NotedFigure, RouterAsk, RouterContext, RouterNote, SubtaskRoute } from './router-state.ts';

/** Most figures that are kept; those noted longest ago go first. */
const mostFigures = 1_000;

const keyOf = ({ agent, capability, source, rehearsal }: NotedFigure) =>
  JSON.stringify([agent, capability, source, rehearsal]);

export function noteFigures(draft: Draft<RouterContext>, { figures }: RouterNote): void {
  const noted = new Set(figures.map(keyOf));
  const others = draft.context.figures.filter((figure) => !noted.has(keyOf(figure)));
  change(draft, { figures: [...others, ...figures].slice(-mostFigures) });
}

export function answerRoute(draft: Draft<RouterContext>, ask: RouterAsk): void {
  const { options, figures } = draft.context;
  const route = routeSubtask({
    subtask: { capabilities: ask.capabilities, tier: ask.tier, estimatedMs: ask.estimatedMs },
    tries: ask.tries,
    quality: figures.filter((figure) => counts(figure, figures)),
    options: { ...options, triesBeforePerson: ask.triesBeforePerson },
  });
  send(draft, draft.turn.sender ?? '', { type: 'subtask.route', ...route } satisfies SubtaskRoute);
}

/** What a rehearsal said of an agent counts only while nothing else is known of it. */
function counts(figure: NotedFigure, figures: readonly NotedFigure[]): boolean {
  if (!figure.rehearsal) return true;
  const real = keyOf({ ...figure, rehearsal: false });
  return !figures.some((other) => keyOf(other) === real);
}
