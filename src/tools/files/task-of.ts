/** The task that an actor works for: the root of its tree, `task/01J…` of `task/01J…/subtask:3/agent:1`. */
export function taskOf(address: string): string {
  return address.split('/').slice(0, 2).join('/');
}
