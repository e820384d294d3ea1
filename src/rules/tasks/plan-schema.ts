import { z } from 'zod';
import type { JsonObject, JsonValue, StructuredOutput } from '#core';
import { checkPlan } from './check-plan.ts';
import { modelTiers, type Plan, type PlanRules } from './plan.ts';
import { TaskError } from './task-error.ts';

// Strict structured output takes no string lengths and no optional fields; lengths live in refinements, which
// `toJSONSchema` leaves out.
const words = (most: number) =>
  z.string().refine((text) => text.length <= most, `must be at most ${most} characters`);

/** Shape of a plan. Numbers, names and the graph itself are checked by {@link checkPlan}. */
const planShape = z.strictObject({
  summary: words(2_000),
  subtasks: z.array(
    z.strictObject({
      id: words(200),
      title: words(300),
      description: words(5_000),
      capabilities: z.array(words(200)),
      dependsOn: z.array(words(200)),
      priority: z.number(),
      estimatedSeconds: z.number(),
      tier: z.enum(modelTiers),
      validation: z.array(
        z.strictObject({
          rule: words(200),
          parameters: z.array(z.strictObject({ name: words(200), value: words(5_000) })),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<Plan>;

/** What the model is asked for when it decomposes a task: schema `statehouse_plan` and the check of what comes back. */
export function planOutput(rules: PlanRules): StructuredOutput {
  const { $schema: _, ...schema } = z.toJSONSchema(narrowed(rules)) as Record<string, JsonValue>;
  return {
    name: 'statehouse_plan',
    schema: schema as JsonObject,
    validate: (value) => planProblems(value, rules),
  };
}

/** Reads a plan that a person has written or edited. Throws {@link TaskError} with every problem. */
export function parsePlan(value: unknown, rules: PlanRules): Plan {
  const problems = planProblems(value, rules);
  if (problems.length > 0) throw TaskError.invalidPlan(problems);
  return planShape.parse(value);
}

/** Problems of shape, or, when that is sound, of content. */
export function planProblems(value: unknown, rules: PlanRules): readonly string[] {
  const parsed = planShape.safeParse(value);
  if (parsed.success) return checkPlan(parsed.data, rules);
  return parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
  );
}

/** The shape with the names that exist, so that a model with constrained decoding cannot invent others. */
function narrowed({ capabilities, validations }: PlanRules): z.ZodType {
  const { element } = planShape.shape.subtasks;
  const { element: validation } = element.shape.validation;
  return planShape.extend({
    subtasks: z.array(
      element.extend({
        capabilities: z.array(z.enum(capabilities)),
        validation: z.array(
          validations === undefined || validations.length === 0
            ? validation
            : validation.extend({ rule: z.enum(validations) }),
        ),
      }),
    ),
  });
}
