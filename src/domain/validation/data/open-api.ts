import type { ErrorObject } from 'ajv';
import { z } from 'zod';
import type { JsonObject, JsonValue } from '#core';
import { fail, judge, type Problem, undecided } from '../checked.ts';
import { findYamlProblems, readYaml } from '../code/read-yaml.ts';
import { isTooDeep } from '../reading/subject.ts';
import { takePieces } from '../reading/take-pieces.ts';
import type { PureStrategy } from '../strategy.ts';
import { source } from './json.ts';
import { findOperationProblems } from './open-api-operations.ts';

export const openApi: PureStrategy<'openApi'> = {
  strategy: 'openApi',
  kind: 'pure',
  parses: true,
  summary: 'The output is a valid OpenAPI description (JSON or YAML) whose references all lie within it.',
  params: z.strictObject({
    version: z.enum(['2.0', '3.0', '3.1', '3.2']).optional().describe('Absent: any of them.'),
    from: source,
  }),
  good: {
    params: {},
    output: { openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths: {} },
  },
  bad: { params: {}, output: { openapi: '3.1.0', info: { title: 'Orders' }, paths: {} } },
  async check(subject, { version, from }) {
    const documents: JsonValue[] = [];
    if (typeof subject.output !== 'string') {
      documents.push(subject.output);
    } else {
      const { pieces, refusal } = await takePieces(subject, from, ['yaml', 'yml', 'json']);
      if (refusal) return refusal;
      for (const { text } of pieces) {
        const problems = await findYamlProblems(text);
        if (problems.length > 0) return fail(problems);
        documents.push(await readYaml(text));
      }
    }
    const problems: Problem[] = [];
    for (const document of documents) {
      if (isTooDeep(document))
        return undecided('the description is nested deeper than 200 levels; flatten it');
      problems.push(...(await findProblems(document, version)));
    }
    return judge(problems.slice(0, 20), 'the output is a valid OpenAPI description');
  },
};

async function findProblems(document: JsonValue, version: string | undefined): Promise<readonly Problem[]> {
  if (document === null || typeof document !== 'object' || Array.isArray(document)) {
    return [
      {
        message:
          'the output is no object; expected an OpenAPI description with `openapi`, `info` and `paths`',
      },
    ];
  }
  const description = document as JsonObject;
  const stated = description['openapi'] ?? description['swagger'];
  if (typeof stated !== 'string') {
    return [{ message: "the field 'openapi' is missing or no text; state the version, such as '3.1.0'" }];
  }
  if (version !== undefined && !stated.startsWith(version)) {
    return [{ message: `the description is of version ${stated}; expected ${version}`, path: '/openapi' }];
  }
  const remote = findRemoteReferences(description);
  if (remote.length > 0) return remote;
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  // A copy, and never text: given text without a line end, the validator would read the file of that name.
  const result = await new Validator().validate(structuredClone(description) as Record<string, unknown>);
  if (!result.valid) return describeErrors(result.errors);
  return findOperationProblems(description);
}

function findRemoteReferences(root: JsonObject): readonly Problem[] {
  const problems: Problem[] = [];
  const waiting: { value: JsonValue; path: string }[] = [{ value: root, path: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (value === null || typeof value !== 'object') continue;
    for (const [key, item] of Object.entries(value)) {
      if (key === '$ref' && typeof item === 'string' && !item.startsWith('#')) {
        problems.push({
          message: `the reference '${item}' leaves the description; put what it names under components and refer to it with #/`,
          path: `${path}/$ref`,
        });
      }
      waiting.push({
        value: item as JsonValue,
        path: `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      });
    }
  }
  return problems.slice(0, 20);
}

function describeErrors(errors: readonly ErrorObject[] | string | undefined): readonly Problem[] {
  if (errors === undefined || typeof errors === 'string') {
    return [{ message: errors ?? 'the description does not fit the OpenAPI schema' }];
  }
  // Of alternatives that all fail, the deepest place tells most.
  const told = errors.filter(({ keyword }) => !['if', 'oneOf', 'anyOf', '$ref'].includes(keyword));
  const sorted = (told.length > 0 ? told : errors).toSorted(
    (a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length,
  );
  return sorted.slice(0, 10).map(({ instancePath, message = 'does not fit the OpenAPI schema', params }) => {
    const extra = params['additionalProperty'] ?? params['unevaluatedProperty'];
    const name = extra === undefined ? '' : ` ('${extra}')`;
    return {
      message: `${instancePath === '' ? 'the description' : instancePath} ${message}${name}`,
      path: instancePath === '' ? '/' : instancePath,
    };
  });
}
