export { type Condition, meetsCondition, parseCondition } from './condition.ts';
export { EventError } from './event-error.ts';
export { fillTemplate } from './fill-template.ts';
export { parseReaction, type Reaction, reactionSchema } from './reaction.ts';
export { matchesTopic, parsePattern, parseTopic, patternToRegex } from './topic.ts';
