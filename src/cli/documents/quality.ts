import { operation } from './operation.ts';

export interface FigureView {
  readonly key: string;
  readonly source: 'review' | 'validation';
  readonly dimension: string;
  readonly value: string;
  readonly capability: string | null;
  readonly rehearsal: boolean;
  readonly count: number;
  readonly passed: number;
  readonly mean: number;
  readonly deviation: number;
  readonly last: number;
  readonly updatedAt: string;
}

export interface ComparisonView {
  readonly withCount: number;
  readonly withoutCount: number;
  readonly withMean: number | null;
  readonly withoutMean: number | null;
  readonly difference: number | null;
  readonly marginOfError: number | null;
  readonly verdict: string;
}

const comparisonFields = 'withCount withoutCount withMean withoutMean difference marginOfError verdict';

export const showQuality = operation<
  {
    quality: {
      readonly figures: { readonly nodes: readonly FigureView[]; readonly totalCount: number };
      readonly comparison: ComparisonView;
      readonly rehearsed: ComparisonView;
    };
  },
  { first: number; source: string | null; dimension: string | null; value: string | null }
>(`query ShowQuality($first: Int, $source: ScoreSource, $dimension: FigureDimension, $value: String) {
  quality {
    figures(first: $first, source: $source, dimension: $dimension, value: $value) {
      totalCount
      nodes { key source dimension value capability rehearsal count passed mean deviation last updatedAt }
    }
    comparison { ${comparisonFields} }
    rehearsed: comparison(rehearsal: true) { ${comparisonFields} }
  }
}`);
