/** News between nodes. Only a hint: a node that misses it finds the same by looking into the database. */
export type NodeNotice =
  /** Turns up to this commit position are visible. */
  | { readonly type: 'committed'; readonly position: number }
  /** Emergency stops were put in force or ended. */
  | { readonly type: 'halts' }
  /** A message lies in the mailbox of an actor that `owner` takes the turns of. */
  | { readonly type: 'mail'; readonly owner: string; readonly address: string };

/** How nodes tell each other news. Delivery may fail or repeat; nothing durable rests on it. */
export interface Transport {
  /** Never throws and never waits. */
  publish(from: string, notice: NodeNotice): void;
  /** Hands over the notices of other nodes. The returned function ends it. */
  subscribe(node: string, receive: (notice: NodeNotice) => void): () => void;
}

/** Which node takes the turns of a tree. A wrong answer costs time, never correctness: commits are fenced. */
export interface Placement {
  /** Called for each new tree, with the node that creates it. */
  nodeFor(root: string, creator: string): string;
}
