import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { FigureDimension, ScoreSource } from '#core';

/** A moving figure of the scores of one agent, model, capability or prompt version. */
export const QualityFigure = defineEntity({
  name: 'QualityFigure',
  tableName: 'quality_figure',
  properties: {
    key: p.text().primary(),
    source: p.text().$type<ScoreSource>(),
    dimension: p.text().$type<FigureDimension>(),
    value: p.text(),
    value2: p.text().fieldName('value2').strictNullable(),
    rehearsal: p.boolean(),
    count: p.integer(),
    passed: p.integer(),
    mean: p.double().$type<number>().runtimeType('number'),
    variance: p.double().$type<number>().runtimeType('number'),
    last: p.double().$type<number>().runtimeType('number'),
    updatedAt: p.datetime(3),
  },
});

export type QualityFigureRow = InferEntity<typeof QualityFigure>;
