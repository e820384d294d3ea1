import type { Persona } from '#core';
import { creativeStrategist } from './creative-strategist.ts';
import { projectManager } from './project-manager.ts';
import { qualityAssurance } from './quality-assurance.ts';
import { resourceCoordinator } from './resource-coordinator.ts';
import { technicalArchitect } from './technical-architect.ts';

/** The panel that deliberates unless the user names another: five personas, the first of them facilitates. */
export const builtInPersonas: readonly Persona[] = [
  projectManager,
  technicalArchitect,
  creativeStrategist,
  qualityAssurance,
  resourceCoordinator,
];
