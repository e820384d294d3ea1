export {
  chooseSpeaker,
  type SpeakerCandidate,
  type SpeakerChoice,
  type SpeakerConcern,
  type SpeakerRequest,
} from './choose-speaker.ts';
export {
  type Concern,
  type ConcernRegister,
  openConcerns,
  type RaiseInput,
  type RaiseResult,
  type ResolveResult,
  raiseConcerns,
  resolveConcerns,
} from './concerns.ts';
export { detectStuck, type StuckInput, type StuckOptions, type StuckVerdict } from './detect-stuck.ts';
export { isNearDuplicate } from './is-near-duplicate.ts';
export {
  type MergedOption,
  type MergedProposal,
  mergeProposals,
  type Proposal,
  type ProposedOption,
} from './merge-proposals.ts';
export { type ConsensusInput, type ConsensusReadiness, readyForConsensus } from './ready-for-consensus.ts';
export { similarity } from './similarity.ts';
export {
  estimateTokens,
  messageTokens,
  selectTranscript,
  shouldSummarise,
  type TranscriptMessage,
  type TranscriptSelection,
} from './transcript.ts';
