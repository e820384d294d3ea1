import { z } from 'zod';
import type { QualityFigure, ScoreSource } from '#core';
import { type FigureKey, figureKeys, type MovingFigure, noteScore } from '#rules';
import type { NotedFigure, RouterNote } from '../router/router-state.ts';
import { change, type Draft, send } from '../task/draft.ts';

export const trackerInput = z.object({ router: z.string().min(1).default('router/main') });

export type TrackerInput = z.infer<typeof trackerInput>;

export interface TrackerContext {
  readonly router: string;
  /** By key; those that moved last stand last. */
  readonly figures: Readonly<Record<string, MovingFigure>>;
}

/** An output was scored by a critic or by validation rules. */
export interface QualityScored {
  readonly type: 'quality.scored';
  readonly source: ScoreSource;
  /** 0 to 1. */
  readonly score: number;
  readonly passed: boolean;
  readonly agent: string;
  readonly model: string;
  readonly capabilities: readonly string[];
  /** Of the prompts of the work, of its plan and of its review, as far as there are any. */
  readonly promptVersions: readonly string[];
  readonly rehearsal: boolean;
}

export type TrackerEvent = QualityScored;

/** Most figures that are kept. One that was dropped begins anew when it is scored again. */
const mostFigures = 1_000;

export function newTracker(input: TrackerInput): TrackerContext {
  const { router } = trackerInput.parse(input);
  return { router, figures: {} };
}

/** Moves every figure that the score is about, shows them, and tells the router how good its agents are. */
export function countScore(draft: Draft<TrackerContext>, event: QualityScored): void {
  const score = { value: event.score, passed: event.passed, at: draft.turn.at };
  const moved = figureKeys(event).map((key) => {
    const id = keyOf(key, event);
    return { id, key, figure: noteScore(draft.context.figures[id] ?? null, score) };
  });
  const names = new Set(moved.map(({ id }) => id));
  const kept = Object.entries(draft.context.figures).filter(([id]) => !names.has(id));
  const figures = [...kept, ...moved.map(({ id, figure }) => [id, figure] as const)].slice(-mostFigures);
  change(draft, { figures: Object.fromEntries(figures) });
  draft.facts.push({ type: 'quality.figured', figures: moved.map((one) => shown(one, event)) });
  const noted = moved.flatMap(({ key, figure }) => notedOf(key, figure, event));
  if (noted.length > 0) {
    send(draft, draft.context.router, { type: 'router.note', figures: noted } satisfies RouterNote);
  }
}

function keyOf({ dimension, value, value2 }: FigureKey, { source, rehearsal }: QualityScored): string {
  const parts = [source, dimension, value, ...(value2 === null ? [] : [value2])];
  return [...parts, ...(rehearsal ? ['rehearsal'] : [])].map(encodeURIComponent).join(':');
}

function shown(
  { id, key, figure }: { readonly id: string; readonly key: FigureKey; readonly figure: MovingFigure },
  { source, rehearsal }: QualityScored,
): QualityFigure {
  const { count, passed, mean, variance, last } = figure;
  return { key: id, source, ...key, rehearsal, count, passed, mean, variance, last };
}

function notedOf(
  { dimension, value, value2 }: FigureKey,
  { mean, count }: MovingFigure,
  { source, rehearsal }: QualityScored,
): readonly NotedFigure[] {
  if (dimension !== 'agentCapability' || value2 === null) return [];
  return [{ agent: value, capability: value2, source, rehearsal, score: mean, count }];
}
