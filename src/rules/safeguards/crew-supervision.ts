import { z } from 'zod';

/** How a crew supervises its agents, as OTP does (https://www.erlang.org/doc/system/sup_princ.html). */
export const crewSupervisionSchema = z.object({
  /** Begins anew the agent that failed, all of them, or it and those that joined after it. */
  strategy: z.enum(['oneForOne', 'oneForAll', 'restForOne']),
  /** Restarts within the period that are ordered without asking a person. */
  intensity: z.int().min(0).max(1_000),
  periodMs: z.int().min(1).max(86_400_000),
});

export type CrewSupervision = z.infer<typeof crewSupervisionSchema>;

/**
 * An agent is found silent after about a minute at the soonest, so OTP's one restart in five seconds would count nothing
 * but agents that fail together.
 */
export const defaultCrewSupervision: CrewSupervision = {
  strategy: 'oneForOne',
  intensity: 5,
  periodMs: 300_000,
};
