import { TerminalError } from '#core';

export const kernelErrors = {
  anonymousChild: (address: string, child: string) =>
    new TerminalError(
      `'${address}' started child '${child}' from a source without a name. Declare the source in setup({ actors }) and start it by that name.`,
      { code: 'chart.anonymousChild', details: { address, child } },
    ),
  sendWithoutTarget: (address: string, event: string) =>
    new TerminalError(
      `'${address}' sent '${event}' to something that has no durable address. Send to a child by its id, to the parent, or to actorAt(system, address).`,
      { code: 'chart.sendWithoutTarget', details: { address, event } },
    ),
  inlineAction: (address: string, action: string) =>
    new TerminalError(
      `'${address}' ran the inline action '${action}', which cannot be made durable. Name it in setup({ actions }) and register an effect of that name.`,
      { code: 'chart.inlineAction', details: { address, action } },
    ),
  restless: (address: string, event: string, most: number) =>
    new TerminalError(
      `'${address}' did not come to rest after ${most} transitions for one '${event}'. Look for \`always\` transitions or raised events that lead in a circle.`,
      { code: 'chart.restless', details: { address, event, most } },
    ),
  notStorable: ({ address, path, found }: { address: string; path: string; found: string }) =>
    new TerminalError(
      `'${address}' cannot keep ${found} at '${path}': JSON would change it. Keep plain objects, lists, texts, finite numbers, booleans and null; a time as its milliseconds or ISO text.`,
      { code: 'chart.contextNotStorable', details: { address, path, found } },
    ),
};
