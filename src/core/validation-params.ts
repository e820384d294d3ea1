import type { JsonObject } from './json.ts';
import type { ValidationSpec } from './validation.ts';

/** Where code, data or queries stand in a text: all of it, or each fenced block (```` ```sql ````) of that language. */
export type ValidationSource = 'whole' | 'fences';

/** A named point that a model judges an output by. */
export interface JudgeCriterion {
  readonly name: string;
  /** What a full score means. */
  readonly description: string;
  /** Share in the mean, relative to the others. */
  readonly weight: number;
}

/** One voice of a consensus. */
export interface Reviewer {
  /** What this reviewer looks at, such as `security`. */
  readonly perspective: string;
  /** Persona key; configuration may give it a model of its own. */
  readonly persona?: string | undefined;
  readonly model?: string | undefined;
}

/** A text that an output may cite. */
export interface CitationSource {
  readonly id: string;
  /** Quotations that cite this source must stand in it. */
  readonly text?: string | undefined;
}

/** The parameters of each strategy, defaults filled in. Numbers of characters are as a reader counts them. */
export interface ValidationParams {
  readonly notEmpty: {
    /** Accept an output that says only `TODO`, `N/A`, `...`, `[object Object]` or the like. */
    readonly allowPlaceholders: boolean;
  };
  readonly length: {
    readonly min?: number | undefined;
    readonly max?: number | undefined;
    readonly unit: 'characters' | 'words' | 'sentences' | 'lines' | 'items';
  };
  readonly regex: {
    /** RE2 syntax: no look-around and no back-references, so that time stays linear. */
    readonly pattern: string;
    /** Any of `i`, `m`, `s`. */
    readonly flags: string;
    /** `full`: the pattern is to match all of the text; `find`: to occur in it. */
    readonly match: 'find' | 'full';
    readonly min: number;
    readonly max?: number | undefined;
  };
  readonly contains: {
    readonly texts: readonly string[];
    /** How many of the texts are to occur. Absent: all. */
    readonly atLeast?: number | undefined;
    readonly caseSensitive: boolean;
    readonly wholeWords: boolean;
  };
  readonly excludes: {
    readonly texts: readonly string[];
    readonly caseSensitive: boolean;
    readonly wholeWords: boolean;
  };
  readonly json: {
    readonly type: 'any' | 'object' | 'array';
    readonly from: ValidationSource;
    readonly maxDepth: number;
  };
  readonly jsonSchema: {
    /** Draft 2020-12, or draft-07 when `$schema` says so. References stay inside the schema. */
    readonly schema: JsonObject;
    readonly from: ValidationSource;
  };
  readonly fieldsPresent: {
    /** Dotted paths; `*` stands for every item or member: `items.*.id`. */
    readonly fields: readonly string[];
    /** Accept null, blank text, and empty lists and objects. */
    readonly allowEmpty: boolean;
    /** Top-level fields beside those named are refused when false. */
    readonly allowOthers: boolean;
  };
  readonly numberRange: {
    /** Bounds are exact: write those beyond 2^53 as text. */
    readonly min?: number | string | undefined;
    readonly max?: number | string | undefined;
    readonly exclusive: boolean;
    readonly integer: boolean;
    /** Dotted paths of the numbers, as in `fieldsPresent`. Absent: the output is the number. */
    readonly fields?: readonly string[] | undefined;
  };
  readonly codeSyntax: {
    readonly language: 'typescript' | 'tsx' | 'javascript' | 'jsx' | 'json' | 'yaml';
    readonly from: ValidationSource;
  };
  readonly sqlSyntax: {
    readonly from: ValidationSource;
    readonly maxStatements: number;
  };
  readonly sqlReadOnly: {
    readonly from: ValidationSource;
    readonly maxStatements: number;
    /** Functions to allow beside the built-in ones that are known to be free of side effects. */
    readonly allowFunctions: readonly string[];
  };
  readonly openApi: {
    /** Absent: any of 2.0, 3.0, 3.1 and 3.2. */
    readonly version?: '2.0' | '3.0' | '3.1' | '3.2' | undefined;
    readonly from: ValidationSource;
  };
  readonly markdownStructure: {
    /** Headings that are to be there, compared without case. */
    readonly sections: readonly string[];
    readonly ordered: boolean;
    /** `one`: exactly one heading of the first level, at the top. */
    readonly title: 'any' | 'one' | 'none';
    readonly allowSkippedLevels: boolean;
    readonly allowEmptySections: boolean;
    readonly require: readonly ('table' | 'list' | 'code' | 'link' | 'image' | 'quote')[];
    /** Every fenced block names its language. */
    readonly codeLanguages: boolean;
  };
  readonly language: {
    /** ISO 639-1 codes; any of them is accepted. */
    readonly languages: readonly string[];
    /** Share of the letters that are to stand in paragraphs of that language. */
    readonly share: number;
    /** Fewer letters than this cannot be judged. */
    readonly minLetters: number;
  };
  readonly noSecrets: {
    /** Values that look like secrets but are none. */
    readonly allow: readonly string[];
    /** Also report unknown tokens that stand beside words such as `password` and look random. */
    readonly generic: boolean;
  };
  readonly urls: {
    readonly min: number;
    readonly max?: number | undefined;
    readonly schemes: readonly string[];
    /** `example.com` for that host, `*.example.com` for those below it. Absent: any public host. */
    readonly allowHosts?: readonly string[] | undefined;
    readonly denyHosts: readonly string[];
    /** Accept localhost and private, link-local and reserved addresses. */
    readonly allowPrivate: boolean;
  };
  readonly citations: {
    /** `numbered`: `[1]` and a list of references; `footnotes`: `[^key]`; `sources`: `[id]` of a given source. */
    readonly style: 'numbered' | 'footnotes' | 'sources';
    readonly sources: readonly CitationSource[];
    readonly min: number;
    /** Paragraphs of at least this many words are to cite something. Absent: no such demand. */
    readonly perParagraphOf?: number | undefined;
    /** References that are never cited are refused when false. */
    readonly allowUnused: boolean;
  };
  readonly modelJudge: {
    readonly criteria: readonly JudgeCriterion[];
    /** Least weighted mean of the scores, from 0 to 1. */
    readonly threshold: number;
    /** Least score of every criterion, from 0 to 1. */
    readonly floor: number;
    /** What the output was to do. */
    readonly task?: string | undefined;
    /** What is known to be right. */
    readonly reference?: string | undefined;
    readonly persona?: string | undefined;
    readonly model?: string | undefined;
  };
  readonly contradictionCheck: {
    /** Texts that the output must not contradict, beside itself. */
    readonly references: readonly CitationSource[];
    /** Contradictions of less severity than this (0 to 10) are left out. */
    readonly minSeverity: number;
    readonly persona?: string | undefined;
    readonly model?: string | undefined;
  };
  readonly consensus: {
    readonly question: string;
    readonly reviewers: readonly Reviewer[];
    /** Share of all reviewers that is to accept, above 0.5 and at most 1. */
    readonly agreement: number;
    readonly task?: string | undefined;
  };
  readonly all: {
    readonly of: readonly ValidationSpec[];
    /** Ask models also when a free check of severity `error` has failed. */
    readonly alwaysAskModels: boolean;
  };
  readonly any: { readonly of: readonly ValidationSpec[] };
  readonly not: { readonly of: ValidationSpec };
}
