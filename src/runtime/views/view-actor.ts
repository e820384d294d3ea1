import type { ActorView, JsonObject, JsonValue } from '#core';
import { activePaths, persistSnapshot } from '../kernel.ts';
import type { Activation } from '../turn/activation.ts';
import { stateOf } from '../turn/batch.ts';
import { acceptedEvents, describeAccepted } from './accepted-events.ts';

/** An activation as the outside sees it. */
export function viewActor(activation: Activation): ActorView {
  const { chart, snapshot } = activation;
  const state = stateOf(activation);
  return {
    address: activation.address,
    chart: chart.id,
    chartVersion: chart.version,
    structureHash: chart.hash,
    parent: activation.parent,
    root: activation.root,
    status: activation.status,
    seq: activation.seq,
    state,
    paths: activePaths(state),
    tags: snapshot ? [...snapshot.tags] : [],
    context: (snapshot ? persistSnapshot(chart.prepared, snapshot).context : {}) as JsonObject,
    output: activation.output as JsonValue,
    error: activation.error,
    accepts: describeAccepted(chart, acceptedEvents(activation)),
  };
}
