import { codeSyntax } from './code/code-syntax.ts';
import { sqlReadOnly } from './code/sql-read-only.ts';
import { sqlSyntax } from './code/sql-syntax.ts';
import { fieldsPresent } from './data/fields-present.ts';
import { json } from './data/json.ts';
import { jsonSchema } from './data/json-schema.ts';
import { numberRange } from './data/number-range.ts';
import { openApi } from './data/open-api.ts';
import { consensus } from './model/consensus.ts';
import { contradictionCheck } from './model/contradiction-check.ts';
import { modelJudge } from './model/model-judge.ts';
import type { LeafName, ModelStrategy, PureStrategy } from './strategy.ts';
import { citations } from './text/citations.ts';
import { contains } from './text/contains.ts';
import { excludes } from './text/excludes.ts';
import { language } from './text/language.ts';
import { length } from './text/length.ts';
import { markdownStructure } from './text/markdown-structure.ts';
import { noSecrets } from './text/no-secrets.ts';
import { notEmpty } from './text/not-empty.ts';
import { regex } from './text/regex.ts';
import { urls } from './text/urls.ts';

/** Every strategy but the combinators, in the order in which help shows them. */
export const strategies = {
  notEmpty,
  length,
  regex,
  contains,
  excludes,
  json,
  jsonSchema,
  fieldsPresent,
  numberRange,
  codeSyntax,
  sqlSyntax,
  sqlReadOnly,
  openApi,
  markdownStructure,
  language,
  noSecrets,
  urls,
  citations,
  modelJudge,
  contradictionCheck,
  consensus,
} as const satisfies { readonly [Name in LeafName]: PureStrategy<Name> | ModelStrategy<Name> };
