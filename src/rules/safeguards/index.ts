export { argumentHash } from './argument-hash.ts';
export {
  type Assessment,
  assessResources,
  defaultThresholds,
  noPressure,
  type Pressure,
  type PressureLevel,
  type PressureThresholds,
  type ResourceName,
  type ResourceReadings,
  type ResourceThresholds,
} from './assess-resources.ts';
export { type CrewSupervision, crewSupervisionSchema, defaultCrewSupervision } from './crew-supervision.ts';
export { detectLoop, type LoopOptions, type LoopStep, type LoopVerdict, noteStep } from './detect-loop.ts';
export {
  type CrewPolicy,
  crewPolicySchema,
  fitsGlob,
  noteMatch,
} from './supervision-policy.ts';
export { type BucketAnswer, type BucketRate, type TokenBucket, takeFromBucket } from './token-bucket.ts';
